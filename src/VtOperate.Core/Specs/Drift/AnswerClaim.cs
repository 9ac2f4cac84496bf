using System.Globalization;
using System.Text.RegularExpressions;
using VtOperate.Core.Code.Routes;

namespace VtOperate.Core.Specs.Drift;

/// <summary>The status with which a sentence lets one operation succeed: <c>POST /orders MUST return 201</c>.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Path">The path, its variables without names.</param>
/// <param name="Status">The status, 200 to 299.</param>
/// <param name="Clause">The sentence.</param>
internal sealed partial record AnswerClaim(string Method, string Path, int Status, string Clause)
{
    private static readonly string[] s_conditions = ["when", "if ", "unless", "except", "otherwise", "already", "or ", "empty", "async", "queued", "e.g", "for example"];

    /// <summary>The claims of a text: sentences with one operation and one status of success. A sentence with a condition claims nothing.</summary>
    public static IEnumerable<AnswerClaim> In(string text)
    {
        foreach (string clause in SpecLiteral.Clauses(text))
        {
            string words = clause.Replace("`", "", StringComparison.Ordinal);
            if (RequirementWords.SpeaksOfAbsence(words) || RequirementWords.Begins(words, s_conditions)) continue;
            if (Operations().Matches(words) is not [var operation] || Successes().Matches(words) is not [var status]) continue;
            yield return new AnswerClaim(operation.Groups["method"].Value, RouteTemplate.Normalize(operation.Groups["path"].Value.TrimEnd('.', ',', ':'))[0], int.Parse(status.Groups["status"].ValueSpan, CultureInfo.InvariantCulture), clause.Trim());
        }
    }

    [GeneratedRegex(@"\b(?<method>GET|POST|PUT|PATCH|DELETE)\s+(?<path>/[\w\-./:{}<>\[\]]*)")]
    private static partial Regex Operations();

    [GeneratedRegex(@"(?<![\w./-])(?<status>2\d\d)(?![\w./-]*\d)\b(?!\s*(ms|s|MB|KB|items|rows|characters|bytes|users|requests)\b)")]
    private static partial Regex Successes();
}
