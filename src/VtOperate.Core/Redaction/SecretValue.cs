namespace VtOperate.Core.Redaction;

/// <summary>Finds the value that follows the name of a secret: <c>= value</c>, <c>: "value"</c>, <c>"name": "value"</c>.</summary>
internal static class SecretValue
{
    private const int ShortestLikely = 8;

    private static readonly string[] s_notSecrets = ["null", "none", "true", "false", "undefined", "empty", "nil", "invalid", "missing", "required", "expired", "incorrect", "wrong"];

    /// <summary>The range of the value after a name that ends at <paramref name="at"/>; false when there is none worth hiding.</summary>
    internal static bool TryFind(string text, int at, bool isCertain, out Range value)
    {
        value = default;
        if (at < text.Length && text[at] is '"' or '\'' or ']') at++;
        int gap = at;
        at = SkipBlanks(text, at);
        if (at >= text.Length || text[at] is not ('=' or ':')) return false;
        bool isTight = text[at] == '=' && gap == at;
        at++;
        if (at < text.Length && text[at - 1] == '=' && text[at] is '=' or '>') return TryArrow(text, at, out value);
        at = SkipBlanks(text, at);
        if (at >= text.Length) return false;
        bool isQuoted = text[at] is '"' or '\'';
        int start = isQuoted ? at + 1 : at;
        int end = isQuoted ? EndOfQuoted(text, start, text[at]) : EndOfPlain(text, start);
        if (end == start || !IsSecret(text.AsSpan(start, end - start), isCertain, isSure: isQuoted || isTight)) return false;
        value = start..end;
        return true;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at;
    }

    // "password == x" is a comparison in code; "password => 'x'" is an assignment in several languages.
    private static bool TryArrow(string text, int at, out Range value)
    {
        value = default;
        if (text[at] != '>') return false;
        at = SkipBlanks(text, at + 1);
        if (at >= text.Length || text[at] is not ('"' or '\'')) return false;
        int end = EndOfQuoted(text, at + 1, text[at]);
        value = (at + 1)..end;
        return end > at + 1;
    }

    private static int EndOfQuoted(string text, int start, char quote)
    {
        int end = start;
        while (end < text.Length && text[end] != quote && text[end] is not ('\r' or '\n'))
        {
            end += text[end] == '\\' && end + 1 < text.Length ? 2 : 1;
        }

        return Math.Min(end, text.Length);
    }

    private static int EndOfPlain(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (';' or ',' or '&' or '"' or '\'' or ')' or '}' or ']' or '<' or '>')) end++;
        return end;
    }

    private static bool IsSecret(ReadOnlySpan<char> value, bool isCertain, bool isSure)
    {
        if (value.StartsWith("[redacted") || !value.ContainsAnyExcept('*', '.', 'x')) return false;
        foreach (string word in s_notSecrets)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        }

        // A reference to a secret is no secret: ${DB_PASSWORD}, $env:TOKEN, %TOKEN%, {{ token }}.
        if (value[0] is '$' or '%' or '{' or '(' or '<') return false;
        if (isCertain && isSure) return true;
        return value.Length >= ShortestLikely && value.ContainsAnyInRange('0', '9');
    }
}
