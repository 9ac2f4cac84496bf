using VtOperate.Core.Errors;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Actions;

/// <summary>Decides which events a change to an action item comes to; what is so already comes to none. Pure.</summary>
internal static class ActionItemChanges
{
    /// <summary>The events of making an item, or of changing the one that says the same.</summary>
    internal static IReadOnlyList<NewEvent> Add(Incident incident, NewActionItem given, string ulid, DateTimeOffset at, string by)
    {
        if (Same(incident, given.Text) is not { } item) return [ActionItemData.Made(given, ulid, at, by)];
        List<KeyValuePair<string, object?>> changes = [];
        if (given.Type is { } type && type != item.Type) changes.Add(new(ActionItemData.Type, type));
        if (given.Priority is { } priority && priority != item.Priority) changes.Add(new(ActionItemData.Priority, priority));
        if (given.Owner is { } owner && owner != item.Owner) changes.Add(new(ActionItemData.Owner, owner));
        if (given.Due is { } due && due != item.Due) changes.Add(new(ActionItemData.Due, ActionItemData.Write(due)));
        if (given.Ticket is { } ticket && ticket != item.Ticket) changes.Add(new(ActionItemData.Ticket, ticket));
        if (given.Status is { } status && status != item.Status) changes.Add(new(ActionItemData.Status, status));
        return changes.Count == 0 ? [] : [ActionItemData.Changed(item, changes, at, by)];
    }

    /// <summary>The events of ending an item.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.InputMissing"/>: nobody said how it was seen to work, or why it will not be done.</exception>
    internal static IReadOnlyList<NewEvent> Complete(ActionItem item, string? verification, string? wontDo, DateTimeOffset at, string by)
    {
        if (wontDo is not null)
            return item.Status == ActionItemStatus.WontDo && item.Reason == wontDo ? [] : [ActionItemData.Changed(item, [new(ActionItemData.Status, ActionItemStatus.WontDo), new(IncidentData.Reason, wontDo)], at, by)];
        if (item.Status == ActionItemStatus.Done && (verification is null || verification == item.Verification)) return [];
        if (verification is null) throw new OperationException(ErrorId.InputMissing, item.Label, $"Say with -Verification how {item.Label} was seen to work, or with -WontDo why it will not be done.");
        return [ActionItemData.Changed(item, [new(ActionItemData.Status, ActionItemStatus.Done), new(ActionItemData.Verification, verification)], at, by)];
    }

    /// <summary>The item of an incident that says the same; null when there is none.</summary>
    internal static ActionItem? Same(Incident incident, string text) => incident.ActionItems.FirstOrDefault(item => item.Text.Equals(text, StringComparison.OrdinalIgnoreCase));
}
