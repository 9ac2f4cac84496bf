namespace VtOperate.Core.Solutions;

/// <summary>Recognises the labels of an entry in <c>critical-patterns.md</c>, in every spelling seen: headings, bold words, emoji, or a plain word before a colon.</summary>
internal static class PatternLine
{
    private static readonly Dictionary<string, PatternPart> s_labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Past incidents"] = PatternPart.Other,
        ["Wrong"] = PatternPart.Wrong,
        ["Incorrect"] = PatternPart.Wrong,
        ["Bad"] = PatternPart.Wrong,
        ["Avoid"] = PatternPart.Wrong,
        ["Correct"] = PatternPart.Correct,
        ["Right"] = PatternPart.Correct,
        ["Good"] = PatternPart.Correct,
        ["Fix"] = PatternPart.Correct,
        ["Rule"] = PatternPart.Correct,
        ["Solution"] = PatternPart.Correct,
        ["Solution pattern"] = PatternPart.Correct,
        ["Why"] = PatternPart.Why,
        ["Why it failed"] = PatternPart.Why,
        ["Why it matters"] = PatternPart.Why,
        ["Why this matters"] = PatternPart.Why,
        ["Why this works"] = PatternPart.Why,
        ["Key principle"] = PatternPart.Why,
        ["Note"] = PatternPart.Why,
        ["Reason"] = PatternPart.Why,
        ["Root cause"] = PatternPart.Why,
        ["Common symptom"] = PatternPart.Problem,
        ["Common symptoms"] = PatternPart.Problem,
        ["Symptom"] = PatternPart.Problem,
        ["Symptoms"] = PatternPart.Problem,
        ["Problem"] = PatternPart.Problem,
        ["The problem"] = PatternPart.Problem,
        ["Description"] = PatternPart.Problem,
        ["Placement/Context"] = PatternPart.Context,
        ["Placement"] = PatternPart.Context,
        ["Context"] = PatternPart.Context,
        ["Applies to"] = PatternPart.Context,
        ["When to apply"] = PatternPart.Context,
        ["Where"] = PatternPart.Context,
        ["Documented in"] = PatternPart.Links,
        ["Example"] = PatternPart.Links,
        ["Examples"] = PatternPart.Links,
        ["Related"] = PatternPart.Links,
        ["Related solution"] = PatternPart.Links,
        ["Related solutions"] = PatternPart.Links,
        ["See also"] = PatternPart.Links,
        ["Source"] = PatternPart.Links,
        ["Sources"] = PatternPart.Links,
        ["Reference"] = PatternPart.Links,
        ["References"] = PatternPart.Links,
        ["Promoted"] = PatternPart.Promoted,
        ["Promoted on"] = PatternPart.Promoted,
        ["Recurrence"] = PatternPart.Recurrence,
        ["Recurrences"] = PatternPart.Recurrence,
        ["Recurred"] = PatternPart.Recurrence,
    };

    /// <summary>Reads a heading that is a label and no name: <c>❌ WRONG (what breaks)</c>, <c>Why</c>. What follows the label is in <paramref name="rest"/>.</summary>
    public static bool TryHeading(string heading, out PatternPart part, out string rest)
    {
        string text = WithoutDecoration(heading);
        if (text.Length == 0 && heading.Contains('\u274C', StringComparison.Ordinal)) text = "Wrong";
        if (text.Length == 0 && heading.Contains('\u2705', StringComparison.Ordinal)) text = "Correct";
        return TryLabel(text, out part, out rest);
    }

    /// <summary>
    /// Reads the label a line begins with: a bold one (an unknown bold label ends the part before it and is <see cref="PatternPart.Other"/>), or the
    /// WRONG or CORRECT of a side. What follows it is in <paramref name="rest"/>.
    /// </summary>
    public static bool TryLine(string line, out PatternPart part, out string rest)
    {
        (part, rest) = (PatternPart.Other, line);
        string text = line.Trim();
        if (text.StartsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) is var close && close > 2)
        {
            string bold = WithoutDecoration(text[2..close]), after = text[(close + 2)..];
            bool isLabel = bold.EndsWith(':') || after.StartsWith(':');
            if (TryLabel(bold, out part, out string inside) && (isLabel || part is PatternPart.Wrong or PatternPart.Correct))
            {
                rest = Join(inside, AfterSeparator(after));
                return true;
            }

            rest = after;
            return isLabel;
        }

        return TryLabel(WithoutDecoration(text), out part, out rest) && part is PatternPart.Wrong or PatternPart.Correct && IsShouted(text);
    }

    /// <summary>A heading or label without emoji, list markers and emphasis around it.</summary>
    public static string WithoutDecoration(string text)
    {
        int start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]) && text[start] is not ('(' or '[' or '`' or '.' or '$' or '@' or '#' or '<' or '"' or '\'')) start++;
        return text[start..].Replace("**", "", StringComparison.Ordinal).Trim();
    }

    // The label may be followed by nothing, or by what parts it from the rest; else it is only the first word of a sentence.
    private static bool TryLabel(string text, out PatternPart part, out string rest)
    {
        (part, rest) = (PatternPart.Other, text);
        int end = text.AsSpan().IndexOfAny(":(");
        foreach (string dash in (string[])[" - ", " \u2013 ", " \u2014 ", " -- "])
        {
            int at = text.IndexOf(dash, StringComparison.Ordinal);
            if (at >= 0 && (end < 0 || at < end)) end = at;
        }

        string label = (end < 0 ? text : text[..end]).TrimEnd();
        if (!s_labels.TryGetValue(label, out part)) return false;
        rest = end < 0 ? "" : AfterSeparator(text[end..]);
        return true;
    }

    private static string AfterSeparator(string text)
    {
        string rest = text.TrimStart(':', '-', '\u2013', '\u2014', ' ', '\t');
        return rest.StartsWith('(') && rest.EndsWith(')') ? rest[1..^1] : rest;
    }

    private static string Join(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : $"{first} {second}";

    // Plain prose may begin with "Right:"; a side is marked or shouted.
    private static bool IsShouted(string text)
    {
        int at = 0;
        while (at < text.Length && !char.IsAsciiLetter(text[at])) at++;
        return text.Contains('\u274C', StringComparison.Ordinal) || text.Contains('\u2705', StringComparison.Ordinal) || (at + 1 < text.Length && char.IsAsciiLetterUpper(text[at + 1]));
    }
}
