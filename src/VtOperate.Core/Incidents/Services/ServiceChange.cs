namespace VtOperate.Core.Incidents.Services;

/// <summary>Something that changed a service: a deployment, or a commit that landed.</summary>
public sealed record ServiceChange
{
    /// <summary>The longest list of files; <see cref="FileCount"/> says how many there are.</summary>
    public const int MostFiles = 50;

    /// <summary>When it counted, UTC: when it was deployed, or when the commit landed on the branch.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of change it is.</summary>
    public required ServiceChangeKind Kind { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The subject of the commit, or what was deployed where.</summary>
    public required string Title { get; init; }

    /// <summary>Who did it; empty when nobody knows.</summary>
    public string By { get; init; } = "";

    /// <summary>The commit, 40 digits; null when nobody said.</summary>
    public string? Sha { get; init; }

    /// <summary>What was deployed; null for a commit.</summary>
    public string? Version { get; init; }

    /// <summary>Where it was deployed; null for a commit and where nobody said.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether the last known deployment of the service has the commit; null where no deployment is known.</summary>
    public bool? IsDeployed { get; init; }

    /// <summary>How many files of the service it changes.</summary>
    public int FileCount { get; init; }

    /// <summary>The files of the service that it changes, the first <see cref="MostFiles"/> of them.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What it touches that breaks other things more often, the worst first.</summary>
    public IReadOnlyList<ChangeRisk> Risks { get; init; } = [];

    /// <summary>What shows it.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The folder of the repository that holds it, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
