namespace VtOperate.Core.Specs;

/// <summary>A feature with what its documents say.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Requirements">Its requirements in the order of the specification; none where it has no specification.</param>
public sealed record FeatureSpec(SpecFeature Feature, IReadOnlyList<SpecRequirement> Requirements)
{
    /// <summary>The feature's folder, which names it: numbers are not unique.</summary>
    public string Name => Feature.Name;

    /// <summary>The folder that holds <c>.specify/</c>, absolute.</summary>
    public string Project { get; init; } = "";

    /// <summary>The repository's folder, absolute.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The specification, relative to the repository, with forward slashes; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>How many of its tasks are done.</summary>
    public int TasksDone => Tasks.Count(task => task.State == SpecTaskState.Done);

    /// <summary>The title of the specification; empty where it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The status as written; empty where there is none. Most say Draft for ever, so it decides nothing.</summary>
    public string Status { get; init; } = "";

    /// <summary>Acceptance scenarios and edge cases.</summary>
    public IReadOnlyList<SpecScenario> Scenarios { get; init; } = [];

    /// <summary>Questions that were asked.</summary>
    public IReadOnlyList<SpecClarification> Clarifications { get; init; } = [];

    /// <summary>The tasks.</summary>
    public IReadOnlyList<SpecTask> Tasks { get; init; } = [];

    /// <summary>The key entities that the specification names; what is said of them is prose, and compared with nothing.</summary>
    public IReadOnlyList<SpecEntity> Entities { get; init; } = [];

    /// <summary>The fields of the data model.</summary>
    public IReadOnlyList<SpecField> Fields { get; init; } = [];

    /// <summary>The sets of values that its requirements and its data model close.</summary>
    internal IReadOnlyList<SpecSet> Sets { get; init; } = [];

    /// <summary>What the plan fixes: language, dependencies, storage and the rest.</summary>
    public IReadOnlyList<SpecFact> Facts { get; init; } = [];

    /// <summary>Every file of its folder, absolute, in ordinal order: contracts, plan, data model and the rest.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What is unfinished or damaged in its documents.</summary>
    public IReadOnlyList<SpecFlaw> Flaws { get; init; } = [];
}
