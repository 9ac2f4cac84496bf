using VtOperate.Core.Code.Routes;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Writes down what contradicts what, each contradiction once.</summary>
/// <param name="repository">The repository's folder, absolute.</param>
internal sealed class ContractFindings(string repository)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>What was found, in the order it was found.</summary>
    public List<DriftFinding> All { get; } = [];

    /// <summary>Adds a contradiction between an operation and its route.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pair">The operation and its route.</param>
    /// <param name="confidence">How sure it is.</param>
    /// <param name="spec">What the contract says, and where.</param>
    /// <param name="code">What the code does, and where; the route's file where none is named.</param>
    /// <param name="subject">What it is about, behind the operation's title.</param>
    /// <param name="suggestion">Which side the evidence speaks for.</param>
    /// <param name="evidence">Why.</param>
    /// <param name="severity">How bad it is.</param>
    public void Add(
        string rule, OperationPair pair, DriftConfidence confidence, (string Says, int Line) spec, (string Does, string? File, int Line) code, string subject, DriftSuggestion suggestion, Evidence evidence, Severity severity = Severity.Medium) =>
        Add(rule, pair.Operation, confidence, spec, code.Does, code.File ?? pair.Route.File, code.Line, subject, suggestion, [evidence], severity);

    /// <summary>Adds a contradiction about an operation.</summary>
    public void Add(
        string rule, ContractOperation operation, DriftConfidence confidence, (string Says, int Line) spec, string does, string? file, int? line, string subject, DriftSuggestion suggestion, IReadOnlyList<Evidence> evidence, Severity severity) =>
        Add(new DriftFinding(rule, operation.Requirement, confidence, operation.File, spec.Line, spec.Says, file, line, does, suggestion, evidence, DriftFingerprint.Of(rule, operation.Requirement, subject, file ?? ""), repository) { Subject = subject, Severity = severity });

    /// <summary>Adds a route that no contract names.</summary>
    public void AddUndocumented(Route route, DriftConfidence confidence, string feature, Contract nearest)
    {
        string says = $"None of the contracts has {route.Title}.";
        Add(new DriftFinding("C2", feature, confidence, nearest.File, null, says, route.File, route.Line, $"{route.Framework} answers {route.Title}.", DriftSuggestion.UpdateSpec,
            [new Evidence("Route", "The route stands in the code, so that callers may already use it.", 0, route.File, route.Line)], DriftFingerprint.Of("C2", feature, route.Title, route.File), repository)
        { Subject = route.Title, Severity = Severity.Low });
    }

    /// <summary>Adds a contract that cannot be read.</summary>
    public void AddUnreadable(Contract contract, string why, int line)
    {
        string read = contract.IsRepaired ? $"Its {contract.Operations.Count} operations could be compared with the values at fault left out." : contract.Operations.Count == 0 ? "Nothing of it could be compared." : $"Only the paths and methods of its {contract.Operations.Count} operations could be compared.";
        Add(new DriftFinding("C7", contract.Feature, DriftConfidence.Certain, contract.File, line, $"The contract cannot be read: {why[(why.IndexOf("' line ", StringComparison.Ordinal) is >= 0 and var at ? why.IndexOf(": ", at, StringComparison.Ordinal) + 2 : 0)..].TrimEnd('.')}.", null, null, read, DriftSuggestion.UpdateSpec,
            [new Evidence("Parser", why, 0, contract.File, line)], DriftFingerprint.Of("C7", contract.Feature, contract.File, ""), repository)
        { Subject = contract.File, Severity = Severity.Medium });
    }

    /// <summary>Adds a finding that is not known yet.</summary>
    public void Add(DriftFinding finding)
    {
        if (_known.Add(finding.Fingerprint)) All.Add(finding);
    }
}
