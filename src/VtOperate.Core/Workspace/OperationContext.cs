using VtOperate.Core.Specs;

namespace VtOperate.Core.Workspace;

/// <summary>Where the user stands: repository, specification, knowledge, what is open and what to do next; for each fact the file that proves it.</summary>
public sealed record OperationContext
{
    /// <summary>The folder that paths of records count from, absolute: the repository's, or without one the folder that was asked about.</summary>
    public required string Repository { get; init; }

    /// <summary>Whether the folder is in a git repository that can be read.</summary>
    public bool IsRepository { get; init; }

    /// <summary>The current branch, also when it has no commit yet; null when the head is detached or not known.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit at head, 40 digits; null when there is none or it is not known.</summary>
    public string? Head { get; init; }

    /// <summary>What is changed in the work tree; null when there is none or it cannot be read.</summary>
    public WorkTreeSummary? WorkTree { get; init; }

    /// <summary>Whether the repository has no work tree.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether history was cut off when it was cloned.</summary>
    public bool IsShallow { get; init; }

    /// <summary>Whether the head is at a commit and not on a branch.</summary>
    public bool IsDetached { get; init; }

    /// <summary>Whether the branch has no commit yet.</summary>
    public bool IsUnborn { get; init; }

    /// <summary>Whether a <c>.specify</c> folder is here or above.</summary>
    public bool SpecMode { get; init; }

    /// <summary>The folder that holds <c>.specify</c>, absolute, or null.</summary>
    public string? SpecRoot { get; init; }

    /// <summary>The constitution, or null.</summary>
    public Constitution? Constitution { get; init; }

    /// <summary>The feature that is being worked on, or null.</summary>
    public ActiveFeature? ActiveFeature { get; init; }

    /// <summary>The label of the bug that the branch is about, or null.</summary>
    public string? ActiveBug { get; init; }

    /// <summary>Every place of knowledge that exists, in any spelling.</summary>
    public IReadOnlyList<KnowledgePlace> Knowledge { get; init; } = [];

    /// <summary>The bugs that are not closed.</summary>
    public IReadOnlyList<OpenRecord> OpenBugs { get; init; } = [];

    /// <summary>The incidents that are not closed, as far as they can be read; <see cref="Unknowns"/> says what cannot.</summary>
    public IReadOnlyList<OpenRecord> OpenIncidents { get; init; } = [];

    /// <summary>The incidents whose next update is due soon or late, the most urgent first.</summary>
    public IReadOnlyList<OpenRecord> UpdatesDue { get; init; } = [];

    /// <summary>The action items of incidents whose day has passed, the one that is latest first.</summary>
    public IReadOnlyList<OpenRecord> OverdueActions { get; init; } = [];

    /// <summary>What to do next, most pressing first.</summary>
    public IReadOnlyList<NextAction> NextActions { get; init; } = [];

    /// <summary>What could not be found out and why, one sentence each.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>Every fact with the file that proves it.</summary>
    public IReadOnlyList<ContextFact> Facts { get; init; } = [];

    /// <summary>The configuration that counts here.</summary>
    public required OperationConfiguration Configuration { get; init; }
}
