namespace VtOperate.Core.Incidents.Actions;

/// <summary>What is known of an action item when it is made or changed; what is null stays as it is.</summary>
public sealed record NewActionItem
{
    /// <summary>What is to be done, in one line. An item of the incident with the same text is the same item.</summary>
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

    /// <summary>Open or in progress; a closed item is opened again by it.</summary>
    public ActionItemStatus? Status { get; init; }
}
