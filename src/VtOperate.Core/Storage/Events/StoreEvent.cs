namespace VtOperate.Core.Storage.Events;

/// <summary>One event as a line of an event file holds it. Immutable; its data are read from the bytes when they are asked for.</summary>
public sealed record StoreEvent
{
    /// <summary>Its ULID.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was written down, UTC, as the writer's clock said.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>When it counts as written down: never before the event above it in the same file, whatever the clock said.</summary>
    public DateTimeOffset Order { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>What kind of event it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The SHA-256 of the data as they were written, 64 hexadecimal digits in lower case.</summary>
    public required string Content { get; init; }

    /// <summary>The SHA-256 of the line above without its data; null in the first line of a file.</summary>
    public string? Previous { get; init; }

    /// <summary>The SHA-256 of this line without its data: what the next line names.</summary>
    public required string Hash { get; init; }

    /// <summary>The data as they stand, a JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Whether the data were taken out later.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>The data by name: texts, whole numbers (<see cref="long"/>), other numbers (<see cref="double"/>), truth values, lists and further data. Read anew at each call.</summary>
    public IReadOnlyDictionary<string, object?> ReadData() => EventData.Read(Json.Span);
}
