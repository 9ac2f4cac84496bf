namespace VtOperate.Core.Incidents;

/// <summary>What is to change in an incident; what is null stays as it is.</summary>
public sealed record IncidentUpdate
{
    /// <summary>The state it goes to.</summary>
    public IncidentStatus? Status { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public string? Title { get; init; }

    /// <summary>What is known of it.</summary>
    public string? Description { get; init; }

    /// <summary>Services that are affected, too.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Services that are not affected after all.</summary>
    public IReadOnlyList<string> RemovedServices { get; init; } = [];

    /// <summary>The role that somebody takes over.</summary>
    public string? Role { get; init; }

    /// <summary>Who takes it over; an empty text lays it down.</summary>
    public string? Person { get; init; }

    /// <summary>Where people meet, as far as it changes.</summary>
    public WarRoom WarRoom { get; init; } = new();

    /// <summary>Times by the name of their field: <c>impactStartedAt</c>, <c>detectedAt</c>, <c>acknowledgedAt</c>, <c>mitigatedAt</c>, <c>resolvedAt</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, DateTimeOffset>> Times { get; init; } = [];

    /// <summary>What belongs to it.</summary>
    public IReadOnlyList<IncidentLink> Links { get; init; } = [];

    /// <summary>The incident it is part of.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Until when the next update is put off.</summary>
    public DateTimeOffset? SnoozeUntil { get; init; }

    /// <summary>When it happened; null for now.</summary>
    public DateTimeOffset? At { get; init; }
}
