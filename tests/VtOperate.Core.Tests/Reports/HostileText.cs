using System.Text;

namespace VtOperate.Core.Tests.Reports;

/// <summary>Texts that break pages that were glued together: markup, quotes, control characters, halves of characters, marks that turn the reading direction round.</summary>
internal static class HostileText
{
    private static readonly string[] s_pieces =
    [
        "<script>alert(1)</script>", "</svg><script>", "</title>", "</style>", "<!--", "-->", "]]>", "<![CDATA[", "&", "&amp;", "&#x3C;", "\"", "'", "`", "=", "javascript:alert(1)", "<img src=x onerror=alert(1)>",
        "@channel", "<!channel>", "**bold**", "# heading", "[link](http://example.test)", "\u0000", "\u0007", "\u001B[31m", "\r\n", "\n", "\t", "\u007F", "\u0085", "\u2028", "\u202E", "\u2066", "\uFEFF", "\uFFFE", "\uFFFF", "\uD800", "\uDC00",
        "😀", "é", "e\u0301", "漢字", "שלום", "  ", "{{7*7}}", "${x}", "../..", "C:\\x", "plain words",
    ];

    /// <summary>A text of a few pieces.</summary>
    internal static string Next(Random random, int most = 12)
    {
        var text = new StringBuilder();
        for (int i = random.Next(1, most); i > 0; i--) text.Append(random.Next(3) == 0 ? ((char)random.Next(0x10000)).ToString() : s_pieces[random.Next(s_pieces.Length)]);
        return text.ToString();
    }
}
