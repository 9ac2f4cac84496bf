namespace VtOperate.Core.Incidents.Services;

/// <summary>A deployment that is to be recorded. What is null is taken from git and the configuration.</summary>
public sealed record NewDeployment
{
    /// <summary>The service; null for the only one there is.</summary>
    public string? Service { get; init; }

    /// <summary>What was deployed; null for the tag at the commit, else its short id.</summary>
    public string? Version { get; init; }

    /// <summary>The commit it was built from, a revision; null for head.</summary>
    public string? Revision { get; init; }

    /// <summary>Where it was brought.</summary>
    public string Environment { get; init; } = "production";

    /// <summary>The key by which a second report is known; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>When it was there, UTC; null for now.</summary>
    public DateTimeOffset? At { get; init; }
}
