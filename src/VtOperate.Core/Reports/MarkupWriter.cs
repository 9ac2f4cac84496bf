using System.Globalization;
using System.Text;

namespace VtOperate.Core.Reports;

/// <summary>
/// Writes a page as HTML that is XML as well. Whatever is given as text or as the value of an attribute is escaped; there is no way to write markup from data.
/// What runs, or fetches from elsewhere, cannot be written at all.
/// </summary>
internal sealed class MarkupWriter
{
    private const int MostDepth = 64;

    private static readonly HashSet<string> s_empty = new(StringComparer.Ordinal) { "meta", "br", "hr", "rect", "line", "circle" };

    private static readonly HashSet<string> s_refused = new(StringComparer.Ordinal) { "script", "style", "iframe", "object", "embed", "link", "base", "form", "img", "image", "use", "foreignObject", "a" };

    private static readonly HashSet<string> s_inLine = new(StringComparer.Ordinal) { "a", "bdi", "b", "span", "time", "code", "title", "desc", "text", "circle" };

    private readonly StringBuilder _page = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name; an <see cref="ArgumentException"/> where the page must not hold such an element.</param>
    /// <param name="attributes">Its attributes; one without a value is left out.</param>
    internal MarkupWriter Open(string name, params (string Name, string? Value)[] attributes)
    {
        CheckName(name, s_refused);
        return Begin(name, attributes);
    }

    /// <summary>Ends the element that was begun last.</summary>
    internal MarkupWriter Close()
    {
        string name = _open.Pop();
        _page.Append("</").Append(name).Append('>');
        return End(name);
    }

    /// <summary>Text inside of the element that was begun last.</summary>
    internal MarkupWriter Text(string text)
    {
        Escape(text, isAttribute: false);
        return this;
    }

    /// <summary>An element with a text.</summary>
    internal MarkupWriter Element(string name, string text, params (string Name, string? Value)[] attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>An element that holds nothing.</summary>
    internal MarkupWriter Empty(string name, params (string Name, string? Value)[] attributes)
    {
        if (!s_empty.Contains(name)) throw new ArgumentException($"'{name}' is no element without content.", nameof(name));
        _page.Append('<').Append(name);
        Attributes(attributes);
        _page.Append("/>");
        return End(name);
    }

    /// <summary>Text that came from people or files: kept apart from the text around it, whichever direction it is read in.</summary>
    internal MarkupWriter Data(string text) => Element("bdi", text);

    /// <summary>A link; text alone where the address is none that a page may lead to.</summary>
    /// <param name="address">An absolute address. Only http and https without a user name lead anywhere.</param>
    /// <param name="text">What stands there.</param>
    internal MarkupWriter Link(string address, string text)
    {
        if (!PageAddress.IsAllowed(address)) return Data(text);
        Begin("a", [("rel", "noopener noreferrer nofollow"), ("href", address)]);
        return Data(text).Close();
    }

    /// <summary>The style of the page, which comes with the program.</summary>
    /// <exception cref="ArgumentException">It holds a sign that would have to be escaped, or fetches something.</exception>
    internal MarkupWriter Style(string css)
    {
        if (css.AsSpan().IndexOfAny("<>&") >= 0 || css.Contains("url(", StringComparison.OrdinalIgnoreCase) || css.Contains("@import", StringComparison.OrdinalIgnoreCase)) throw new ArgumentException("The style cannot stand in a page.", nameof(css));
        _page.Append("<style>\n").Append(css).Append("</style>\n");
        return this;
    }

    /// <summary>A figure as a page says it, in the same spelling everywhere.</summary>
    internal static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The page.</summary>
    /// <exception cref="InvalidOperationException">An element was begun and not ended.</exception>
    public override string ToString() => _open.Count == 0 ? "<!DOCTYPE html>\n" + _page : throw new InvalidOperationException($"<{_open.Peek()}> was not ended.");

    private MarkupWriter Begin(string name, (string Name, string? Value)[] attributes)
    {
        if (_open.Count == MostDepth) throw new InvalidOperationException("The page is nested too deeply.");
        _page.Append('<').Append(name);
        Attributes(attributes);
        _page.Append('>');
        _open.Push(name);
        return this;
    }

    private MarkupWriter End(string name)
    {
        if (!s_inLine.Contains(name)) _page.Append('\n');
        return this;
    }

    private void Attributes((string Name, string? Value)[] attributes)
    {
        foreach ((string name, string? value) in attributes)
        {
            if (value is null) continue;
            bool leads = name is "href" or "src";
            CheckName(name, null);
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "style" or "srcset" or "action" or "data" || (leads && !PageAddress.IsAllowed(value))) throw new ArgumentException($"'{name}' cannot be written.", nameof(attributes));
            _page.Append(' ').Append(name).Append("=\"");
            Escape(value, isAttribute: true);
            _page.Append('"');
        }
    }

    private static void CheckName(string name, HashSet<string>? refused)
    {
        bool isName = name.Length > 0 && char.IsAsciiLetter(name[0]);
        foreach (char c in name) isName &= char.IsAsciiLetterOrDigit(c) || c == '-';
        if (!isName || refused?.Contains(name) == true) throw new ArgumentException($"'{name}' cannot be written.", nameof(name));
    }

    private void Escape(string text, bool isAttribute)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&': _page.Append("&amp;"); break;
                case '<': _page.Append("&lt;"); break;
                case '>': _page.Append("&gt;"); break;
                case '"' when isAttribute: _page.Append("&quot;"); break;
                case '\n' or '\t' when isAttribute: _page.Append(c == '\n' ? "&#10;" : "&#9;"); break;
                case '\n' or '\t': _page.Append(c); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) _page.Append(c).Append(text[++i]);
                    else if (PageText.Shown(c) is { } shown) _page.Append(shown);
                    else _page.Append(c);
                    break;
            }
        }
    }
}
