using System.Buffers;

namespace VtOperate.Core.Solutions;

/// <summary>Finds text of a template that nobody filled in. What stands in code is an example and never one. Pure.</summary>
internal static class Placeholders
{
    private static readonly SearchValues<char> s_markers = SearchValues.Create(" \t-*+>[]");
    private static readonly string[] s_days = ["YYYY-MM-DD", "YYYYMMDD"];
    private static readonly HashSet<string> s_tags = new(["a", "b", "i", "p", "br", "hr", "em", "kbd", "sub", "sup", "div", "img", "del", "ins", "pre", "code", "span", "table", "tr", "td", "th", "ul", "ol", "li", "details", "summary", "strong", "picture", "source", "video", "small", "mark", "blockquote"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The placeholders in a line of prose, in order; code spans are blanked already.</summary>
    public static IEnumerable<string> In(string line)
    {
        for (int at = 0; at < line.Length;)
        {
            string? found = line[at] switch
            {
                '{' => Braces(line, at),
                '<' => Angles(line, at),
                '[' => Brackets(line, at),
                'Y' => Day(line, at),
                'T' => Task(line, at, "TODO"),
                'F' => Task(line, at, "FIXME"),
                _ => null,
            };
            if (found is not null) yield return found;
            at += found?.Length ?? 1;
        }
    }

    private static string? Braces(string line, int start)
    {
        if (!line.AsSpan(start).StartsWith("{{")) return null;
        int end = line.IndexOf("}}", start, StringComparison.Ordinal);
        return end < 0 ? null : line[start..(end + 2)];
    }

    // "<your module>" and "<module-name>"; not "<br>", "<T>", an address or a comparison.
    private static string? Angles(string line, int start)
    {
        int end = line.IndexOf('>', start);
        if (end < start + 4) return null;
        ReadOnlySpan<char> inside = line.AsSpan(start + 1, end - start - 1);
        if (!char.IsAsciiLetterLower(inside[0]) || inside[^1] == ' ') return null;
        bool isParted = false;
        foreach (char sign in inside)
        {
            if (sign is ' ' or '-' or '_') isParted = true;
            else if (!char.IsAsciiLetterLower(sign)) return null;
        }

        int first = inside.IndexOf(' ');
        bool isTag = s_tags.Contains((first < 0 ? inside : inside[..first]).ToString());
        return !isTag && (isParted || inside.SequenceEqual("placeholder")) ? line[start..(end + 1)] : null;
    }

    // "[Exact error message]" where a value stands: after the marker of a list item, a label, or alone, and to the end of the line.
    private static string? Brackets(string line, int start)
    {
        int end = line.IndexOf(']', start);
        if (end < 0) return null;
        ReadOnlySpan<char> inside = line.AsSpan(start + 1, end - start - 1), before = line.AsSpan(0, start).Trim(), after = line.AsSpan(end + 1);
        bool isWords = inside.Length > 8 && char.IsAsciiLetter(inside[0]) && inside.Contains(' ') && inside.IndexOfAny("[`#@") < 0;
        bool isValue = before.IsEmpty || before[^1] is ':' or '*' || before.Length <= 3 && before[^1] is '-' or '.';
        return isWords && isValue && after.Trim(".*").Trim().IsEmpty ? line[start..(end + 1)] : null;
    }

    private static string? Day(string line, int start)
    {
        foreach (string day in s_days)
        {
            if (Word(line, start, day) is { } found) return found;
        }

        return null;
    }

    // "TODO: measure" and "- TODO", not "a TODO list".
    private static string? Task(string line, int start, string word)
    {
        if (Word(line, start, word) is null) return null;
        int end = start + word.Length;
        bool isLabel = end < line.Length && line[end] == ':', begins = line.AsSpan(0, start).IndexOfAnyExcept(s_markers) < 0;
        return isLabel || begins ? word : null;
    }

    private static string? Word(string line, int start, string word)
    {
        if (!line.AsSpan(start).StartsWith(word)) return null;
        int end = start + word.Length;
        bool isApart = (start == 0 || !IsWordSign(line[start - 1])) && (end >= line.Length || !IsWordSign(line[end]));
        return isApart ? word : null;
    }

    private static bool IsWordSign(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '/' or '.' or '(' or '"' or '\'';
}
