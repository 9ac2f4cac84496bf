using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the statuses of a handler in Spring: <c>ResponseEntity.ok()</c>, <c>HttpStatus.CREATED</c>, and what is returned as it is.</summary>
internal static partial class SpringAnswers
{
    private static readonly Dictionary<string, int> s_builders = new(StringComparer.Ordinal)
    {
        ["ok"] = 200,
        ["created"] = 201,
        ["accepted"] = 202,
        ["noContent"] = 204,
        ["badRequest"] = 400,
        ["notFound"] = 404,
        ["unprocessableEntity"] = 422,
        ["internalServerError"] = 500,
    };

    /// <summary>The statuses of a method.</summary>
    /// <param name="code">The text.</param>
    /// <param name="member">The method.</param>
    /// <param name="returns">What it returns.</param>
    public static HandlerAnswers Read(CodeText code, CodeMember member, string returns)
    {
        var statuses = new SortedSet<int>();
        string body = code.Mask[member.BodyFrom..member.BodyTo];
        foreach (Match match in Builder().Matches(body)) statuses.Add(s_builders[match.Groups[1].Value]);
        foreach (Match match in Named().Matches(body))
        {
            if (HttpStatuses.Of(match.Groups[1].Value) is { } status) statuses.Add(status);
        }

        CodeMark? mark = member.Mark("ResponseStatus");
        if (!returns.Contains("ResponseEntity", StringComparison.Ordinal))
        {
            statuses.Add(HttpStatuses.Of(mark?.Named("code", "value") ?? mark?.At(0)) ?? 200);
            return new HandlerAnswers([.. statuses], true);
        }

        List<string> returned = [.. Returned().Matches(body).Select(match => match.Groups[1].Value)];

        // Kotlin ends a statement with its line, and a body of one expression returns it.
        if (returned.Count == 0 && !body.Contains(';', StringComparison.Ordinal)) returned = body.Contains("return", StringComparison.Ordinal) ? [.. body.Split("return")[1..]] : [body];
        bool isComplete = returned.Count > 0 && returned.TrueForAll(value => Builder().IsMatch(value) || Named().IsMatch(value));
        return new HandlerAnswers([.. statuses], isComplete && statuses.Any(status => status < 400));
    }

    [GeneratedRegex(@"\bResponseEntity\s*\.\s*(?:<[^<>()]*>\s*)?(ok|created|accepted|noContent|badRequest|notFound|unprocessableEntity|internalServerError)\s*\(")]
    private static partial Regex Builder();

    [GeneratedRegex(@"(?:\bstatus\s*\(\s*|\bResponseStatusException\s*\(\s*|\bResponseEntity\s*(?:<[^()]*>)?\s*\([^;]*?)(HttpStatus\s*\.\s*[A-Z_]+|HttpStatusCode\.valueOf\(\d+|[1-5]\d\d)\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"\breturn\b([^;]+);")]
    private static partial Regex Returned();
}
