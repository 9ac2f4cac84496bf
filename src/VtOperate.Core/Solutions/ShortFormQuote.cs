namespace VtOperate.Core.Solutions;

/// <summary>
/// Finds what is quoted in a text that a person typed: straight and typographic quotation marks, and backticks as Markdown has them. A mark that is never closed, an apostrophe
/// and the sign for inches quote nothing. Pure.
/// </summary>
internal static class ShortFormQuote
{
    // What is longer is more likely two marks that have nothing to do with each other; it also bounds the work.
    private const int Longest = 4000;

    // Each opening mark with the marks that may close it. The German low mark is closed by what opens an English quotation.
    private static readonly (char Open, string Close)[] s_pairs =
    [
        ('"', "\""), ('\'', "'"), ('\u201C', "\u201D"), ('\u2018', "\u2019"), ('\u201E', "\u201C\u201D"), ('\u201A', "\u2018\u2019"),
        ('\u00AB', "\u00BB"), ('\u00BB', "\u00AB"), ('\u2039', "\u203A"), ('\u203A', "\u2039"), ('\u300C', "\u300D"), ('\u300E', "\u300F"),
    ];

    /// <summary>The place after the quotation that begins here; the place itself when none does.</summary>
    /// <param name="text">The text, its lines ending with LF.</param>
    /// <param name="at">The place.</param>
    public static int End(string text, int at)
    {
        char open = text[at];
        if (open == '`') return CodeEnd(text, at);
        if (open < 128 && open is not ('"' or '\'')) return at;
        foreach ((char mark, string close) in s_pairs)
        {
            if (mark == open) return IsOpening(text, at) ? Close(text, at, close) : at;
        }

        return at;
    }

    /// <summary>The text between the marks when they are around all of it, else null.</summary>
    public static string? Unwrap(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length > 2 && trimmed[0] != '`' && End(trimmed, 0) == trimmed.Length ? trimmed[1..^1] : null;
    }

    // A quotation begins before a sign and not behind a letter: "don't" and 5" begin none. Scripts that write no blanks need none before it.
    private static bool IsOpening(string text, int at) =>
        at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not (',' or ';' or '.' or ':' or '!' or '?' or ')' or ']' or '}')
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at] >= '\u3000');

    private static int Close(string text, int start, string marks)
    {
        char open = text[start];
        bool isStraight = open is '"' or '\'', isApostrophe = marks.AsSpan().ContainsAny('\'', '\u2019');
        int last = Math.Min(text.Length, start + Longest);
        for (int at = start + 1; at < last; at++)
        {
            char sign = text[at];
            if (sign == '\n' && (isApostrophe || IsBlankLine(text, at + 1))) return start;
            bool closes = marks.Contains(sign, StringComparison.Ordinal);
            if (!closes && sign != open) continue;

            // Another that begins says that the first was never closed; straight marks look alike at both ends.
            if (!closes || (isStraight && char.IsWhiteSpace(text[at - 1]) && IsOpening(text, at))) return start;
            bool isInside = (isStraight || isApostrophe) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
            if (!isInside) return at + 1;
        }

        return start;
    }

    // CommonMark 0.31, 6.1: as many backticks as it begins with end it.
    private static int CodeEnd(string text, int start)
    {
        int run = Run(text, start);
        int last = Math.Min(text.Length, start + Longest);
        for (int at = start + run; at < last; at++)
        {
            if (text[at] == '\n' && IsBlankLine(text, at + 1)) break;
            if (text[at] != '`') continue;
            int length = Run(text, at);
            if (length == run) return at + length;
            at += length - 1;
        }

        return start;
    }

    private static int Run(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] == '`') end++;
        return end - start;
    }

    private static bool IsBlankLine(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at >= text.Length || text[at] == '\n';
    }
}
