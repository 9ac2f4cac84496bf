using VtOperate.Core.Bugs;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>The answer to the question behind a bug: is the specification wrong, or the code?</summary>
public sealed record SpecVerdict
{
    /// <summary>The outcome.</summary>
    public required SpecVerdictKind Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The name of the bug.</summary>
    public required string Title { get; init; }

    /// <summary>Its label; null as long as it is not saved.</summary>
    public string? BugId { get; init; }

    /// <summary>The requirement that decides; null where none does.</summary>
    public RequirementMatch? Requirement { get; init; }

    /// <summary>What is expected, as the specification says it; null where no requirement decides.</summary>
    public string? Expected => Requirement?.Expected;

    /// <summary>What was reported instead.</summary>
    public required string Actual { get; init; }

    /// <summary>What to do: change the code, change the specification, or decide; null where nothing decides.</summary>
    public DriftSuggestion? Suggestion { get; init; }

    /// <summary>What the specification says, with its places.</summary>
    public IReadOnlyList<Evidence> SpecSide { get; init; } = [];

    /// <summary>What the code does, with its places.</summary>
    public IReadOnlyList<Evidence> CodeSide { get; init; } = [];

    /// <summary>Every requirement that the bug may be about, likeliest first, each with its own outcome.</summary>
    public IReadOnlyList<RequirementVerdict> Requirements { get; init; } = [];

    /// <summary>The contradictions at these requirements and in the files of the bug, whether they decide or not.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];

    /// <summary>What to do next, in order.</summary>
    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Reason;
}
