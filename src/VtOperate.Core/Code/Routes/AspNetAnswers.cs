using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the statuses of a handler in ASP.NET: <c>Ok(...)</c>, <c>Results.NotFound()</c>, <c>StatusCode(409)</c>, and what is returned as it is.</summary>
internal static partial class AspNetAnswers
{
    private static readonly Dictionary<string, int> s_results = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200,
        ["Json"] = 200,
        ["Content"] = 200,
        ["Text"] = 200,
        ["File"] = 200,
        ["PhysicalFile"] = 200,
        ["Stream"] = 200,
        ["View"] = 200,
        ["Created"] = 201,
        ["CreatedAtAction"] = 201,
        ["CreatedAtRoute"] = 201,
        ["Accepted"] = 202,
        ["AcceptedAtAction"] = 202,
        ["AcceptedAtRoute"] = 202,
        ["NoContent"] = 204,
        ["Redirect"] = 302,
        ["RedirectToAction"] = 302,
        ["BadRequest"] = 400,
        ["ValidationProblem"] = 400,
        ["Unauthorized"] = 401,
        ["Forbid"] = 403,
        ["NotFound"] = 404,
        ["Conflict"] = 409,
        ["UnprocessableEntity"] = 422,
        ["InternalServerError"] = 500,
    };

    /// <summary>The statuses between two positions.</summary>
    /// <param name="code">The text.</param>
    /// <param name="from">Where the body begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="returns">What the method returns; empty where the text does not say, as for a lambda.</param>
    public static HandlerAnswers Read(CodeText code, int from, int to, string returns)
    {
        var statuses = new SortedSet<int>();
        string body = code.Mask[from..to];
        foreach (Match match in Result().Matches(body))
        {
            if (Status(code, from, match) is { } status) statuses.Add(status);
        }

        bool givesResults = returns.Length == 0 || returns.Contains("Result", StringComparison.Ordinal), isComplete = true;
        bool isBare = !givesResults || returns.Contains("ActionResult<", StringComparison.Ordinal) || returns.Length == 0;
        List<string> returned = [.. Returned().Matches(body).Select(match => match.Groups[1].Value)];
        if (returned.Count == 0 && !body.Contains("return;", StringComparison.Ordinal)) returned = [body];
        foreach (string value in returned)
        {
            bool isKnown = Result().IsMatch(value);
            if (isKnown || (!givesResults && value.TrimStart().StartsWith("throw", StringComparison.Ordinal))) continue;
            if (!givesResults || (isBare && returns.Length > 0 && Value().IsMatch(value.Trim()))) statuses.Add(200);
            else isComplete = false;
        }

        if (!givesResults && statuses.Count == 0) statuses.Add(200);
        return new HandlerAnswers([.. statuses], isComplete && statuses.Any(status => status < 400));
    }

    private static int? Status(CodeText code, int from, Match match)
    {
        string name = match.Groups["name"].Value;
        if (s_results.TryGetValue(name, out int status)) return status;
        int open = from + match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
        if (close < 0) return null;
        List<CallArgument> arguments = CodeMembers.Arguments(code, open + 1, close);
        string? given = arguments.FirstOrDefault(one => one.Label == "statusCode")?.Text;
        return name == "Problem" ? given is null ? 500 : HttpStatuses.Of(given) : HttpStatuses.Of(given ?? arguments.FirstOrDefault(one => one.Label is null)?.Text);
    }

    // Result.NotFound(...) of some other type is none.
    [GeneratedRegex(@"(?<![\w.])(?:(?:this|base|Results|TypedResults)\s*\.\s*)?(?<name>Ok|Json|Content|Text|File|PhysicalFile|Stream|View|Created|CreatedAtAction|CreatedAtRoute|Accepted|AcceptedAtAction|AcceptedAtRoute|NoContent|Redirect|RedirectToAction|BadRequest|ValidationProblem|Unauthorized|Forbid|NotFound|Conflict|UnprocessableEntity|InternalServerError|StatusCode|Problem)\s*(?:<[^<>()]*(?:<[^<>()]*>)?[^<>()]*>)?\(")]
    private static partial Regex Result();

    [GeneratedRegex(@"\breturn\b([^;]+);")]
    private static partial Regex Returned();

    [GeneratedRegex(@"^[a-z_]\w*(?:\.\w+)*$")]
    private static partial Regex Value();
}
