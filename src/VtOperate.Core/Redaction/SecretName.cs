namespace VtOperate.Core.Redaction;

/// <summary>Names after which a value is a secret: <c>DB_PASSWORD</c>, <c>clientSecret</c>, <c>api-key</c>.</summary>
internal static class SecretName
{
    private const int Longest = 80;

    private static readonly string[] s_certain =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "clientsecret", "apikey", "accountkey", "sharedaccesskey", "sharedaccesssignature",
        "accesskey", "secretkey", "secretaccesskey", "privatekey", "accesstoken", "refreshtoken", "authtoken", "sessiontoken", "idtoken", "bearertoken", "sastoken", "connectionstring",
    ];

    private static readonly string[] s_likely = ["token", "sig", "signature", "credential", "credentials", "auth", "cookie", "sessionid"];

    /// <summary>Whether the last words of a name mean a secret.</summary>
    /// <param name="name">Letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="isCertain">Whether the name alone is enough; otherwise the value has to look like a secret, too.</param>
    internal static bool Matches(ReadOnlySpan<char> name, out bool isCertain)
    {
        isCertain = false;
        if (name.Length is < 3 or > Longest) return false;
        Span<char> folded = stackalloc char[Longest];
        Span<bool> begins = stackalloc bool[Longest];
        int length = 0;
        bool wordBegins = true;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c is '_' or '-')
            {
                wordBegins = true;
                continue;
            }

            begins[length] = wordBegins || (char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(name[i - 1]));
            folded[length++] = char.ToLowerInvariant(c);
            wordBegins = false;
        }

        isCertain = EndsWithAny(folded[..length], begins, s_certain);
        return isCertain || EndsWithAny(folded[..length], begins, s_likely);
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, ReadOnlySpan<bool> begins, string[] words)
    {
        foreach (string word in words)
        {
            if (name.EndsWith(word) && begins[name.Length - word.Length]) return true;
        }

        return false;
    }
}
