namespace VtOperate.Core.Specs;

/// <summary>The ids that requirements have in the wild: <c>FR-001</c>, <c>NFR-2</c>, <c>SC-003a</c>, <c>FR-AB-001</c>, <c>FR-011-120</c>.</summary>
public static class RequirementId
{
    private static readonly HashSet<string> s_families = new(StringComparer.Ordinal)
    {
        "FR", "NFR", "SC", "SR", "AC", "BR", "REQ", "TR", "UR", "PR", "RF", "RNF",
    };

    /// <summary>
    /// The length of the id that begins at the start of a text, 0 when there is none. An id is a known family, then parts joined by hyphens; the last part begins
    /// with a digit and may end with one letter. A full-width or non-breaking hyphen counts as one.
    /// </summary>
    public static int Match(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && char.IsAsciiLetterUpper(text[at])) at++;
        if (at is 0 or > 3 || !s_families.Contains(text[..at].ToString())) return 0;
        int end = 0;
        while (at < text.Length && IsHyphen(text[at]))
        {
            int part = ++at;
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
            if (at == part) break;
            bool isNumber = IsNumber(text[part..at]);
            if (isNumber) end = at;
            else if (end > 0 || !IsInfix(text[part..at])) break;
        }

        return end > 0 && (end == text.Length || !char.IsLetterOrDigit(text[end])) ? end : 0;
    }

    /// <summary>The id as it is compared: plain hyphens, ASCII.</summary>
    public static string Normalize(ReadOnlySpan<char> id)
    {
        Span<char> plain = id.Length <= 64 ? stackalloc char[id.Length] : new char[id.Length];
        for (int i = 0; i < id.Length; i++) plain[i] = IsHyphen(id[i]) ? '-' : id[i];
        return plain.ToString();
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\uFF0D';

    private static bool IsNumber(ReadOnlySpan<char> part)
    {
        int digits = 0;
        while (digits < part.Length && char.IsAsciiDigit(part[digits])) digits++;
        return digits > 0 && (digits == part.Length || (digits == part.Length - 1 && char.IsAsciiLetter(part[^1])));
    }

    private static bool IsInfix(ReadOnlySpan<char> part)
    {
        foreach (char c in part)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c)) return false;
        }

        return true;
    }
}
