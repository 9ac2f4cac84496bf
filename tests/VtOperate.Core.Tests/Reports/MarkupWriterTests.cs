using System.Xml;
using System.Xml.Linq;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Tests.Reports;

public sealed class MarkupWriterTests
{
    [Fact]
    public void Whatever_is_text_or_a_value_comes_back_exactly()
    {
        var random = new Random(7_101);
        for (int i = 0; i < 2_000; i++)
        {
            string text = HostileText.Next(random), value = HostileText.Next(random);
            XElement parsed = Parse(new MarkupWriter().Open("p", ("title", value)).Text(text).Close());
            Assert.Equal(PageText.Shown(text), parsed.Value.TrimEnd('\n') + new string('\n', PageText.Shown(text).Length - PageText.Shown(text).TrimEnd('\n').Length));
            Assert.Equal(PageText.Shown(value), parsed.Attribute("title")!.Value);
            Assert.Empty(parsed.Elements());
        }
    }

    [Fact]
    public void What_a_page_can_hold_stays_as_it_is_and_the_rest_is_shown_by_a_sign()
    {
        Assert.Equal("a\tb\nü😀 שלום &<>\"'", PageText.Shown("a\tb\nü😀 שלום &<>\"'"));
        Assert.Equal("\u2400\u241B\u240D\u2421[U+0085][U+202E][U+2066][U+2028]\uFFFD\uFFFD", PageText.Shown("\0\u001B\r\u007F\u0085\u202E\u2066\u2028\uD800\uFFFF"));
    }

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("a")]
    [InlineData("img")]
    [InlineData("p onclick")]
    [InlineData("p><script")]
    [InlineData("")]
    public void An_element_that_runs_or_fetches_cannot_be_written(string name) => Assert.Throws<ArgumentException>(() => new MarkupWriter().Open(name));

    [Theory]
    [InlineData("onclick", "x()")]
    [InlineData("style", "color:red")]
    [InlineData("href", "javascript:alert(1)")]
    [InlineData("src", "x.png")]
    [InlineData("a b", "x")]
    public void An_attribute_that_runs_or_fetches_cannot_be_written(string name, string value) => Assert.Throws<ArgumentException>(() => new MarkupWriter().Open("p", (name, value)));

    [Theory]
    [InlineData("https://example.test/a?b=c&d=\"e\"", true)]
    [InlineData("http://example.test", true)]
    [InlineData("HTTPS://EXAMPLE.TEST/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//example.test/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://user:word@example.test/", false)]
    [InlineData("https://example.test/\nx", false)]
    [InlineData("https://", false)]
    [InlineData("INC-0042", false)]
    [InlineData("", false)]
    public void A_link_leads_to_the_web_or_is_text(string address, bool leads)
    {
        XElement parsed = Parse(new MarkupWriter().Open("p").Link(address, "there").Close());
        Assert.Equal("there", parsed.Value.Trim('\n'));
        Assert.Equal(leads ? address : null, parsed.Element("a")?.Attribute("href")?.Value);
        Assert.Equal(leads ? "noopener noreferrer nofollow" : null, parsed.Element("a")?.Attribute("rel")?.Value);
    }

    [Fact]
    public void A_page_that_was_not_ended_is_none()
    {
        Assert.Throws<InvalidOperationException>(() => new MarkupWriter().Open("p").ToString());
        Assert.Throws<ArgumentException>(() => new MarkupWriter().Empty("p"));
        foreach (string css in (string[])["a{}</style><script>", "a{background:url(x)}", "@import 'x'"]) Assert.Throws<ArgumentException>(() => new MarkupWriter().Style(css));
    }

    [Fact]
    public void A_text_is_cut_between_characters_and_says_how_much_is_missing()
    {
        Assert.Equal("abc", PageText.Cut("abc", 3));
        Assert.Equal("ab [1,000 more characters]", PageText.Cut("ab" + new string('x', 1_000), 2));
        Assert.Equal("a [2 more characters]", PageText.Cut("a😀", 2));
        Assert.Equal("one two…", PageText.Brief("one\ntwo three", 8));
    }

    private static XElement Parse(MarkupWriter page)
    {
        using var reader = XmlReader.Create(new StringReader(page.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }
}
