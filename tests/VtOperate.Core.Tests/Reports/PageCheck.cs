using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Tests.Reports;

/// <summary>What every page keeps to: it is XML as well as HTML, runs nothing, fetches nothing, and can be read by those who do not see it.</summary>
internal static class PageCheck
{
    private static readonly string[] s_refused = ["script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "use", "foreignObject", "audio", "video"];

    /// <summary>Checks a page.</summary>
    /// <returns>The page, parsed.</returns>
    internal static XDocument Of(string page)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html ", page, StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        var parsed = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        XElement[] all = [.. parsed.Descendants()];

        Assert.Equal("en", parsed.Root!.Attribute("lang")?.Value);
        Assert.DoesNotContain(all, element => s_refused.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase));
        foreach (XAttribute attribute in all.SelectMany(element => element.Attributes()))
        {
            string name = attribute.Name.LocalName;
            Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "src" or "srcset" or "style" or "action" or "background" or "data", $"{name}=\"{attribute.Value}\"");
            if (name == "href") Assert.True(PageAddress.IsAllowed(attribute.Value), attribute.Value);
        }

        string style = Assert.Single(all, element => element.Name.LocalName == "style").Value;
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(all, element => element.Attribute("http-equiv")?.Value == "Content-Security-Policy" && element.Attribute("content")!.Value.StartsWith("default-src 'none';", StringComparison.Ordinal));

        string[] ids = [.. all.Select(element => element.Attribute("id")?.Value).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        foreach (XElement svg in all.Where(element => element.Name.LocalName == "svg"))
        {
            Assert.Equal("img", svg.Attribute("role")?.Value);
            XElement title = Assert.Single(svg.Elements(), element => element.Name.LocalName == "title"), description = Assert.Single(svg.Elements(), element => element.Name.LocalName == "desc");
            Assert.Equal($"{title.Attribute("id")?.Value} {description.Attribute("id")?.Value}", svg.Attribute("aria-labelledby")?.Value);
            Assert.False(string.IsNullOrWhiteSpace(title.Value) || string.IsNullOrWhiteSpace(description.Value));
            Assert.All(svg.Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Value.EndsWith('%')), attribute => Assert.InRange(double.Parse(attribute.Value.TrimEnd('%'), CultureInfo.InvariantCulture), 0, 100));
        }

        int level = 0;
        foreach (XElement heading in all.Where(element => element.Name.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6"))
        {
            int next = heading.Name.LocalName[1] - '0';
            Assert.True(next <= level + 1, $"{heading.Name.LocalName} '{heading.Value}' follows h{level}.");
            level = next;
        }

        Assert.Single(all, element => element.Name.LocalName == "h1");
        foreach (XElement table in all.Where(element => element.Name.LocalName == "table"))
        {
            Assert.Single(table.Elements(), element => element.Name.LocalName == "caption");
            Assert.All(table.Descendants().Where(element => element.Name.LocalName == "th"), head => Assert.True(head.Attribute("scope")?.Value is "col" or "row"));
            int columns = table.Descendants().Count(element => element.Name.LocalName == "th" && element.Attribute("scope")!.Value == "col");
            Assert.All(table.Descendants().Where(element => element.Name.LocalName == "tr"), row => Assert.Equal(columns, row.Elements().Count()));
        }

        return parsed;
    }

    /// <summary>The page without its style, which golden pages leave out.</summary>
    internal static string WithoutStyle(string page)
    {
        int from = page.IndexOf("<style>", StringComparison.Ordinal), to = page.IndexOf("</style>", StringComparison.Ordinal);
        return page[..(from + "<style>".Length)] + page[to..];
    }
}
