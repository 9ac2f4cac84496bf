namespace VtOperate.Core.Incidents;

/// <summary>What is known of an incident when it is declared.</summary>
public sealed record NewIncident
{
    /// <summary>What is wrong, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What is known of it.</summary>
    public string? Description { get; init; }

    /// <summary>How bad it is; null when nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Why it is that bad.</summary>
    public string? Reason { get; init; }

    /// <summary>Which services are affected.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>When it was declared; null for now.</summary>
    public DateTimeOffset? DeclaredAt { get; init; }

    /// <summary>When customers began to feel it.</summary>
    public DateTimeOffset? ImpactStartedAt { get; init; }

    /// <summary>When it was noticed.</summary>
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>By when the cause is to be mended; null for what its severity says.</summary>
    public DateTimeOffset? FixDueAt { get; init; }

    /// <summary>The key by which alerts find it.</summary>
    public string? DedupKey { get; init; }

    /// <summary>Who leads.</summary>
    public string? Commander { get; init; }

    /// <summary>Where people meet.</summary>
    public WarRoom WarRoom { get; init; } = new();

    /// <summary>What belongs to it.</summary>
    public IReadOnlyList<IncidentLink> Links { get; init; } = [];

    /// <summary>Whether it is kept on a reference that is never pushed.</summary>
    public bool IsPrivate { get; init; }
}
