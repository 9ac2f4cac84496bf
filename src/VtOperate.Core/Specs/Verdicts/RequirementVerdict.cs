using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>Which side is wrong, as far as one requirement tells.</summary>
/// <param name="Requirement">The requirement and why the bug may be about it.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record RequirementVerdict(RequirementMatch Requirement, SpecVerdictKind Verdict, string Reason)
{
    /// <summary>Whether more than words ties the bug to it: its id in the report, or code of the bug.</summary>
    public bool IsTied { get; init; }

    /// <summary>What to do; null where nothing decides.</summary>
    public DriftSuggestion? Suggestion { get; init; }

    /// <summary>The contradictions at it, the accepted ones included.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];

    /// <summary>What the specification says, with its places.</summary>
    public IReadOnlyList<Evidence> SpecSide { get; init; } = [];

    /// <summary>What the code does, with its places.</summary>
    public IReadOnlyList<Evidence> CodeSide { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Reason;
}
