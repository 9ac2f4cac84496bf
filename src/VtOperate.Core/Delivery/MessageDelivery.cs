using System.Text.Json.Serialization;

namespace VtOperate.Core.Delivery;

/// <summary>A message on its way to one channel, as the outbox keeps it.</summary>
public sealed record MessageDelivery
{
    /// <summary>The ULID of the message; the key by which receivers see it once.</summary>
    public required string Id { get; init; }

    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Who is to read it.</summary>
    public required string Audience { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The name of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Where the channel leads.</summary>
    public ChannelType Type { get; init; }

    /// <summary>How far it has come.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>What the receiver or the network said last; empty for nothing.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The id that the receiver gave it; null for none.</summary>
    public string? Receiver { get; init; }

    /// <summary>Who sent it.</summary>
    public string By { get; init; } = "";

    /// <summary>Who approved that it leaves the company; null where nobody had to.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it was sent last, UTC.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When the next attempt was to be made, UTC.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The ULID of the event in the timeline that tells what came of it; null as long as nothing did.</summary>
    public string? EventId { get; init; }

    /// <summary>Whether that event was written.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The message.</summary>
    public required IncidentMessage Message { get; init; }

    /// <summary>The file in the outbox, absolute.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>The folder of the repository, absolute.</summary>
    [JsonIgnore]
    public string Repository => Message.Repository;

    /// <summary>Whether nothing more happens to it by itself.</summary>
    [JsonIgnore]
    public bool IsAtEnd => State is DeliveryState.Sent or DeliveryState.Accepted or DeliveryState.DeadLetter;

    /// <inheritdoc/>
    public override string ToString() => $"{IncidentId} to {Channel}: {State}";
}
