using System.Globalization;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Compares the statuses that a contract lists for an operation with those that its handler names (C5): success of another kind, and refusals that the contract does not know.</summary>
internal static class StatusComparison
{
    /// <summary>Compares one operation. What the handler does not name may come from elsewhere and is no contradiction.</summary>
    public static void Compare(OperationPair pair, ContractFindings findings, DriftContext context)
    {
        if (pair.Operation.Responses.Count == 0) return;
        context.Count("contract statuses", pair.Route.Statuses.Count > 0 ? 1 : 0, 1);
        if (pair.Route.Statuses.Count == 0) return;
        List<string> spec = [.. pair.Operation.Responses.Select(response => response.Status)];
        bool Lists(int status) => spec.Contains(status.ToString(CultureInfo.InvariantCulture)) || spec.Contains($"{status / 100}XX");
        bool promises = spec.Exists(status => status[0] is '2' or '3');
        List<int> successes = [.. pair.Route.Statuses.Where(status => status < 400)], others = [];
        if (promises && pair.Route.HasAllSuccesses && successes.Count > 0 && !successes.Exists(Lists)) others.AddRange(successes);
        if (!spec.Contains("DEFAULT") && spec.Count > 1) others.AddRange(pair.Route.Statuses.Where(status => status is 400 or 404 or 409 or 410 or 412 or 422 && !Lists(status)));
        if (others.Count == 0) return;
        string listed = string.Join(", ", spec), named = string.Join(", ", others.Order());
        int line = pair.Operation.Responses[0].Line;
        findings.Add("C5", pair, DriftConfidence.Likely, ($"{pair.Operation.Title} answers {listed}", line), ($"The handler answers {named}, which the contract does not list.", null, pair.Route.Line),
            $"{pair.Operation.Title} {named}", DriftSuggestion.Decide, new Evidence("Handler", $"The handler names {string.Join(", ", pair.Route.Statuses)}.", 0, pair.Route.File, pair.Route.Line));
    }
}
