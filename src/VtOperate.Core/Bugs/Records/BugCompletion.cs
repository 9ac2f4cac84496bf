using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Solutions;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Records;

/// <summary>The end of a bug: what proves that it is mended, and what belongs to it.</summary>
public sealed record BugCompletion
{
    /// <summary>The label of the bug.</summary>
    public required string BugId { get; init; }

    /// <summary>Where the bug stands now; null when that is not known.</summary>
    public BugStatus? Status { get; init; }

    /// <summary>The commit that mends it, 40 digits.</summary>
    public required string Fix { get; init; }

    /// <summary>Whether the fix was held against the check, or there is a reason why not; false where the check was not run because nothing was to be done.</summary>
    public bool IsProved { get; init; }

    /// <summary>The recorded check right before the fix; null where there is none to run.</summary>
    public Reproduction? Before { get; init; }

    /// <summary>The same check at the fix; null where there is none to run.</summary>
    public Reproduction? After { get; init; }

    /// <summary>The tests that come with the fix, relative to the repository.</summary>
    public IReadOnlyList<string> RegressionTests { get; init; } = [];

    /// <summary>The points in their order.</summary>
    public IReadOnlyList<ChecklistItem> Items { get; init; } = [];

    /// <summary>The solution that was written down; null as long as none is.</summary>
    public SolutionChange? Solution { get; init; }

    /// <summary>Known mistakes that the fix looks like.</summary>
    public IReadOnlyList<PatternWarning> PatternWarnings { get; init; } = [];

    /// <summary>Requirements that the bug may be about.</summary>
    public IReadOnlyList<RequirementMatch> Requirements { get; init; } = [];

    /// <summary>How the fix stands to the constitution; null in a repository without specifications, and where it could not be checked.</summary>
    public ConstitutionReview? Constitution { get; init; }

    /// <summary>What to do next.</summary>
    public required NextAction NextStep { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
