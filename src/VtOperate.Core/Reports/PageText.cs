using System.Globalization;
using System.Text;

namespace VtOperate.Core.Reports;

/// <summary>Makes text fit for a page. Pure.</summary>
internal static class PageText
{
    /// <summary>What stands for a character that a page cannot hold or that would turn the reading direction round unseen; null where it stands for itself.</summary>
    internal static string? Shown(char c)
    {
        if (c is '\n' or '\t') return null;
        if (c < ' ') return ((char)(0x2400 + c)).ToString();
        if (c == 0x7F) return "\u2421";
        bool turns = c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
        bool breaks = c is (>= '\u0080' and <= '\u009F') or '\u2028' or '\u2029';
        if (turns || breaks) return string.Create(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]");
        return char.IsSurrogate(c) || c >= '\uFFFE' ? "\uFFFD" : null;
    }

    /// <summary>The text with every character replaced that a page cannot hold: what a reader finds there.</summary>
    internal static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) shown.Append(text[i]).Append(text[++i]);
            else if (Shown(text[i]) is { } other) shown.Append(other);
            else shown.Append(text[i]);
        }

        return shown.ToString();
    }

    /// <summary>The beginning of a text; what is left out is counted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters are kept at most.</param>
    internal static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Create(CultureInfo.InvariantCulture, $"{Start(text, most)} [{text.Length - Start(text, most).Length:N0} more characters]");

    /// <summary>The beginning of a text on one line, for what has little room.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters are kept at most.</param>
    internal static string Brief(string text, int most)
    {
        string line = TextPage.Fold(Start(text, most + 1)).Trim();
        return line.Length <= most && text.Length <= most ? line : Start(line, most - 1).TrimEnd() + "…";
    }

    /// <summary>The first characters of a text, never half of one.</summary>
    internal static string Start(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
