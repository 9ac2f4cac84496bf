using VtOperate.Core.Decisions;
using VtOperate.Core.History;
using VtOperate.Core.History.Origins;
using VtOperate.Core.Solutions;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>What is known about a bug, with evidence, and what is not. Every part is an object that pipes on.</summary>
public sealed record BugInvestigation
{
    /// <summary>The ULID that identifies it.</summary>
    public required string Id { get; init; }

    /// <summary>The number people say, <c>BUG-0007</c>; null as long as it is not saved.</summary>
    public string? Label { get; init; }

    /// <summary>A short name: the first sentence of the description, or the error.</summary>
    public required string Title { get; init; }

    /// <summary>What was reported, with secrets removed.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public BugStatus Status { get; init; } = BugStatus.Investigating;

    /// <summary>How bad it is; null while nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The stack traces found in what was given, most frequent first.</summary>
    public IReadOnlyList<StackTrace> Traces { get; init; } = [];

    /// <summary>Critical patterns that fit; consulted before anything else.</summary>
    public IReadOnlyList<PatternMatch> Patterns { get; init; } = [];

    /// <summary>Past solutions that fit.</summary>
    public IReadOnlyList<SolutionMatch> Solutions { get; init; } = [];

    /// <summary>Journal entries that fit.</summary>
    public IReadOnlyList<JournalMatch> Journal { get; init; } = [];

    /// <summary>Commits that may have introduced it.</summary>
    public IReadOnlyList<SuspectCommit> Suspects { get; init; } = [];

    /// <summary>Files it may be in.</summary>
    public IReadOnlyList<SuspectFile> Files { get; init; } = [];

    /// <summary>Commits to which the known fix leads back; empty while no fix is known.</summary>
    public IReadOnlyList<BugOrigin> Origins { get; init; } = [];

    /// <summary>Commits and files in one ranking, likeliest first.</summary>
    public IReadOnlyList<InvestigationLead> Leads { get; init; } = [];

    /// <summary>Requirements at stake, where the repository has specifications.</summary>
    public IReadOnlyList<RequirementMatch> Requirements { get; init; } = [];

    /// <summary>How the fix stands to the constitution; null while no fix is known, and where the repository has no specifications.</summary>
    public ConstitutionReview? Constitution { get; init; }

    /// <summary>What is not known and would help, one sentence each.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>What to do next, in order.</summary>
    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    /// <summary>What the fix will have to touch and to bring.</summary>
    public FixPlan? FixPlan { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset InvestigatedAt { get; init; }

    /// <summary>The files written by saving it, absolute; empty as long as it is not saved.</summary>
    public IReadOnlyList<string> SavedFiles { get; init; } = [];

    /// <summary>The repository's folder, absolute; null when there is none.</summary>
    public string? Repository { get; init; }
}
