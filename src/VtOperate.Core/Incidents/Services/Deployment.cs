namespace VtOperate.Core.Incidents.Services;

/// <summary>A version of a service that was brought to an environment.</summary>
public sealed record Deployment
{
    /// <summary>Its ULID; the full name of the tag where only a tag tells of it.</summary>
    public required string Id { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>What was deployed, as the team names it.</summary>
    public required string Version { get; init; }

    /// <summary>The commit it was built from, 40 digits; null when nobody said.</summary>
    public string? Sha { get; init; }

    /// <summary>Where it was brought; null where only a tag tells of it.</summary>
    public string? Environment { get; init; }

    /// <summary>When it was there, UTC; for a tag the time of its commit, which is earlier.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who or what deployed it; empty for a tag.</summary>
    public string By { get; init; } = "";

    /// <summary>The key by which a second report of the same deployment is known; null when none was given.</summary>
    public string? Key { get; init; }

    /// <summary>Where it is known from.</summary>
    public DeploymentSource Source { get; init; }

    /// <summary>The folder of the repository that its commit is in, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Service} {Version}";
}
