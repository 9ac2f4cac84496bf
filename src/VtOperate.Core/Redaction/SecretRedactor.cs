using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace VtOperate.Core.Redaction;

/// <summary>
/// Takes secrets out of text before it is shown, written or sent. A secret is replaced whole by <c>[redacted:kind]</c>; nothing of it stays.
/// Every expression runs in time linear to the text. What is not recognised stays: this is a net, not a proof.
/// </summary>
public static class SecretRedactor
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly SearchValues<char> s_wordLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    // Forms that name themselves: prefixes as their issuers document them.
    private static readonly (string Kind, Regex Form)[] s_tokens =
    [
        ("private-key", new(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[^-]*(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----)?", Linear)),
        ("aws-key", new(@"\b(AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b", Linear)),
        ("github-token", new(@"\b(gh[pousr]_[0-9A-Za-z]{20,}|github_pat_[0-9A-Za-z_]{20,})", Linear)),
        ("gitlab-token", new(@"\bgl(pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat)-[0-9A-Za-z_.\-]{16,}", Linear)),
        ("slack-token", new(@"\bxox[abeoprs]-[0-9A-Za-z\-]{8,}|\bxapp-[0-9A-Za-z\-]{8,}", Linear)),
        ("webhook", new(@"https://(hooks\.slack\.com/(services|workflows|triggers)/[^\s""'<>)]+|[0-9a-z.\-]+\.webhook\.office\.com/[^\s""'<>)]+|(ptb\.|canary\.)?discord(app)?\.com/api/webhooks/[^\s""'<>)]+)", Linear | RegexOptions.IgnoreCase)),
        ("stripe-key", new(@"\b(sk|rk|pk)_(live|test)_[0-9A-Za-z]{10,}", Linear)),
        ("api-key", new(@"\b(sk-[0-9A-Za-z_\-]{20,}|AIza[0-9A-Za-z_\-]{35}|SG\.[0-9A-Za-z_\-]{16,}\.[0-9A-Za-z_\-]{16,}|npm_[0-9A-Za-z]{36}|pypi-[0-9A-Za-z_\-]{16,}|oy2[0-9a-z]{43}|dop_v1_[0-9a-f]{64}|hvs\.[0-9A-Za-z_\-]{20,})", Linear)),
        ("jwt", new(@"\beyJ[0-9A-Za-z_\-]{8,}\.[0-9A-Za-z_\-]{8,}(\.[0-9A-Za-z_\-]*)?(\.[0-9A-Za-z_\-]*){0,2}", Linear)),
    ];

    private static readonly Regex s_authorization = new(@"\b(?<scheme>bearer|basic|negotiate|apikey)(?<gap>[ \t]+)(?<value>[0-9A-Za-z._~+/\-]{8,}=*)", Linear | RegexOptions.IgnoreCase);

    private static readonly Regex s_userInfo = new(@"(?<scheme>[A-Za-z][0-9A-Za-z+.\-]*://)(?<user>[^\s/:@""'<>]*):(?<value>[^\s/@""'<>]+)@", Linear);

    /// <summary>The text with every recognised secret replaced. Doing it twice changes nothing more.</summary>
    public static string Redact(string text)
    {
        if (text.Length == 0) return text;
        foreach ((string kind, Regex form) in s_tokens) text = form.Replace(text, Mark(kind));
        text = s_userInfo.Replace(text, match => match.Groups["value"].Value.StartsWith("[redacted", StringComparison.Ordinal)
            ? match.Value
            : match.Groups["scheme"].Value + match.Groups["user"].Value + ":" + Mark("password") + "@");
        text = s_authorization.Replace(text, match => IsWord(match.Groups["value"].ValueSpan)
            ? match.Value
            : match.Groups["scheme"].Value + match.Groups["gap"].Value + Mark("credential"));
        return RedactAssignments(text);
    }

    private static string Mark(string kind) => "[redacted:" + kind + "]";

    // Prose such as "basic authentication" must stay readable; a credential has digits, signs or mixed case.
    private static bool IsWord(ReadOnlySpan<char> value) => !value.ContainsAnyExcept(s_wordLetters);

    private static string RedactAssignments(string text)
    {
        StringBuilder? result = null;
        int copied = 0;
        for (int at = 0; at < text.Length;)
        {
            if (!IsNamePart(text[at]))
            {
                at++;
                continue;
            }

            int end = at;
            while (end < text.Length && IsNamePart(text[end])) end++;
            if (SecretName.Matches(text.AsSpan(at, end - at), out bool isCertain) && SecretValue.TryFind(text, end, isCertain, out Range value))
            {
                result ??= new StringBuilder(text.Length);
                result.Append(text, copied, value.Start.Value - copied).Append(Mark("secret"));
                end = copied = value.End.Value;
            }

            at = end;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
