namespace VtOperate.Core.Incidents.Actions;

/// <summary>Something that is to be done because of an incident. What nobody said is null.</summary>
public sealed record ActionItem
{
    /// <summary>Its ULID.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: the label of its incident and the end of its ULID, <c>INC-0042/7G2K9Q</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What is to be done, in one line.</summary>
    public required string Text { get; init; }

    /// <summary>What it is for.</summary>
    public ActionItemType? Type { get; init; }

    /// <summary>How soon it has to be done.</summary>
    public ActionItemPriority? Priority { get; init; }

    /// <summary>Who sees to it.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The address of its ticket.</summary>
    public string? Ticket { get; init; }

    /// <summary>Where it stands.</summary>
    public ActionItemStatus Status { get; init; }

    /// <summary>How it was seen to work.</summary>
    public string? Verification { get; init; }

    /// <summary>Why it will not be done.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was done or given up, UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it is still to be done.</summary>
    public bool IsOpen => Status is ActionItemStatus.Open or ActionItemStatus.InProgress;

    /// <summary>Whether its day has passed, in UTC, and it is still to be done.</summary>
    public bool Overdue { get; init; }

    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>What the incident was about.</summary>
    public required string IncidentTitle { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Label}: {Text}";
}
