using System.Globalization;

namespace VtOperate.Core.Specs;

/// <summary>
/// Finds the ids of requirements that a text names, with lists and ranges spelt out (<c>FR-001, FR-002</c>, <c>FR-031..034</c>, <c>FR-032/033</c>, <c>FR-001–FR-005</c>, <c>FR-006 to FR-009</c>) and with the feature
/// that is named right before them (<c>012-some-feature / FR-011</c>, <c>008 FR-042</c>, <c>spec 006 US3 / FR-030</c>). An id in a web address or in a longer name is none. Pure.
/// </summary>
internal static class RequirementIds
{
    private const int LongestRange = 200;
    private const int LongestQualifier = 80;

    /// <summary>The references in the order of the text.</summary>
    public static IReadOnlyList<RequirementReference> In(string text)
    {
        List<RequirementReference>? found = null;
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterUpper(text[at]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_'))) continue;
            int length = RequirementId.Match(text.AsSpan(at));
            if (length == 0 || IsInAddress(text, at))
            {
                while (at + 1 < text.Length && char.IsAsciiLetterUpper(text[at + 1])) at++;
                continue;
            }

            found ??= [];
            string id = RequirementId.Normalize(text.AsSpan(at, length));
            string? qualifier = Qualifier(text, at);
            found.Add(new RequirementReference(id, at, qualifier));
            int end = at + length;
            end = Further(text, end, at, id, qualifier, found);
            at = end - 1;
        }

        return found ?? (IReadOnlyList<RequirementReference>)[];
    }

    // After "FR-031": "..034", "/033/034", "–FR-035", " to FR-039".
    private static int Further(string text, int end, int start, string first, string? qualifier, List<RequirementReference> found)
    {
        while (end < text.Length)
        {
            int at = end;
            while (at < text.Length && text[at] is '*' or '`') at++;
            int range = RangeSign(text, at), list = range == 0 && at < text.Length && text[at] is '/' ? 1 : 0;
            if (range + list == 0) return end;
            int next = at + range + list;
            while (next < text.Length && text[next] is ' ' or '*' or '`') next++;
            int length = RequirementId.Match(text.AsSpan(next)), digits = next;
            while (length == 0 && digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
            string family = first[..(first.LastIndexOf('-') + 1)];
            string? last = length > 0 ? RequirementId.Normalize(text.AsSpan(next, length)) : digits > next && digits - next <= 4 && next == at + range + list ? family + text[next..digits] : null;
            if (last is null) return end;
            if (range > 0) AddRange(first, last, start, qualifier, found);
            found.Add(new RequirementReference(last, start, qualifier));
            (first, end) = (last, length > 0 ? next + length : digits);
        }

        return end;
    }

    private static int RangeSign(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        foreach (string sign in (string[])["...", "..", "…", " – ", " — ", "–", "—", " - ", "-", " to ", " through ", " bis ", "~"])
        {
            if (rest.StartsWith(sign, StringComparison.Ordinal)) return sign.Length;
        }

        return 0;
    }

    private static void AddRange(string first, string last, int start, string? qualifier, List<RequirementReference> found)
    {
        int cut = first.LastIndexOf('-') + 1, other = last.LastIndexOf('-') + 1;
        if (first[..cut] != last[..other] || !int.TryParse(first[cut..], NumberStyles.None, CultureInfo.InvariantCulture, out int from)) return;
        if (!int.TryParse(last[other..], NumberStyles.None, CultureInfo.InvariantCulture, out int to) || to <= from || to - from > LongestRange) return;
        string form = "D" + (first.Length - cut).ToString(CultureInfo.InvariantCulture);
        for (int number = from + 1; number < to; number++) found.Add(new RequirementReference(first[..cut] + number.ToString(form, CultureInfo.InvariantCulture), start, qualifier));
    }

    private static bool IsInAddress(string text, int at)
    {
        int from = at;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '"' or '<' or '`')) from--;
        return text.AsSpan(from, at - from).Contains("://", StringComparison.Ordinal) || (at > 0 && text[at - 1] == '#');
    }

    // The word before the id, over " / ", " - ", ":" and a story: "spec 006 US3 / FR-030", "012-some-feature / FR-011", "specs/008-x/spec.md FR-2".
    private static string? Qualifier(string text, int at)
    {
        int end = at;
        for (int words = 0; words < 2; words++)
        {
            while (end > 0 && text[end - 1] is ' ' or '/' or ':' or '*' or '`' or '(' or '[' or '§' or '#' or ',') end--;
            int from = end;
            while (from > 0 && end - from < LongestQualifier && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '-' or '_' or '/' or '.')) from--;
            string word = text[from..end];
            if (word.Length == 0) return null;
            if (word.StartsWith("US", StringComparison.Ordinal) && word.Length < 6 && word.Skip(2).All(char.IsAsciiDigit))
            {
                end = from;
                continue;
            }

            return NamesFeature(word, text, from) ? word : null;
        }

        return null;
    }

    private static bool NamesFeature(string word, string text, int from)
    {
        int digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        if (digits == word.Length) return digits == 3 || (digits is > 0 and < 5 && (EndsWith(text, from, "spec ") || EndsWith(text, from, "feature ")));
        return (digits > 0 && word[digits] == '-') || word.Contains("specs/", StringComparison.Ordinal);
    }

    private static bool EndsWith(string text, int end, string word) => text.AsSpan(0, end).EndsWith(word, StringComparison.OrdinalIgnoreCase);
}
