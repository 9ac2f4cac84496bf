namespace VtOperate.Core.Incidents;

/// <summary>Something that happened in an incident, or was done or said about it.</summary>
public sealed record IncidentEvent
{
    /// <summary>Its ULID.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was written down, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required string By { get; init; }

    /// <summary>What kind of event it is, one of <see cref="IncidentKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is to stand in the post-mortem.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whether what it said was taken out.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>What it carries, by name.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();

    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{At:yyyy-MM-dd HH:mm} {Kind}: {Text}";
}
