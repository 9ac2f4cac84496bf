namespace VtOperate.Core.Documents;

/// <summary>Tells names of code from words that happen to stand in backticks.</summary>
internal static class CitedName
{
    private const int Shortest = 4;

    /// <summary>
    /// Reads a name such as <c>CartService.checkout()</c>, <c>max_retries</c>, <c>Get-Thing</c>; what is given is its last part. A single word without a capital inside, an
    /// underscore, a qualifier or a call is none: it may be anything.
    /// </summary>
    public static bool TryRead(string code, out string name)
    {
        name = "";
        bool isCall = code.EndsWith("()", StringComparison.Ordinal);
        string text = isCall ? code[..^2] : code;
        if (text.Length < Shortest || text.StartsWith('-')) return false;
        foreach (char sign in text)
        {
            if (!char.IsLetterOrDigit(sign) && sign is not ('_' or '.' or ':' or '#' or '-')) return false;
        }

        string last = text[(text.LastIndexOfAny(['.', ':', '#']) + 1)..];
        if (last.Length < Shortest || char.IsDigit(last[0])) return false;
        bool isQualified = last.Length < text.Length && char.IsLetter(text[0]);
        if (last.Contains('-', StringComparison.Ordinal) && !IsCommand(last)) return false;
        if (!isCall && !last.Contains('_', StringComparison.Ordinal) && !IsCommand(last) && !HasCapitalInside(last)) return false;
        if (isQualified && !isCall && LooksLikeFile(text, last)) return false;
        name = last;
        return true;
    }

    // Verb-Noun, as PowerShell writes it.
    private static bool IsCommand(string word)
    {
        int hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 1 && hyphen + 2 < word.Length && char.IsUpper(word[0]) && char.IsUpper(word[hyphen + 1]) && word.IndexOf('-', hyphen + 1) < 0;
    }

    private static bool HasCapitalInside(string word)
    {
        bool lower = false;
        for (int i = 0; i < word.Length; i++)
        {
            if (i > 0 && char.IsUpper(word[i]) && lower) return true;
            lower |= char.IsLower(word[i]);
        }

        return false;
    }

    private static bool LooksLikeFile(string text, string last) => text[^(last.Length + 1)] == '.' && last.Length <= Shortest && !HasCapitalInside(last);
}
