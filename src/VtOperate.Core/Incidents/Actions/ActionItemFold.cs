using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Actions;

/// <summary>Tells the action items of an incident from its events. Pure.</summary>
internal static class ActionItemFold
{
    private const int MarkLength = 6;

    /// <summary>The items in the order in which they were made; a todo that was only noted down is an item of which nothing but its text is known.</summary>
    /// <param name="events">The events, in the order in which they were written down.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="now">The time at which it is asked.</param>
    internal static IReadOnlyList<ActionItem> Of(IReadOnlyList<StoreEvent> events, Incident incident, DateTimeOffset now)
    {
        List<ActionItem>? items = null;
        foreach (StoreEvent found in events)
        {
            if (found.Kind != IncidentKind.Todo || found.IsRedacted) continue;
            IReadOnlyDictionary<string, object?> data = found.ReadData();
            string id = IncidentData.TextOf(data, ActionItemData.Item) ?? found.Id;
            items ??= [];
            int at = items.FindIndex(item => item.Id == id);
            if (at < 0 && (IncidentData.TextOf(data, IncidentData.Text) is null || !Ulid.IsWellFormed(id))) continue;
            ActionItem before = at >= 0 ? items[at] : new ActionItem { Id = id, Label = $"{incident.Label}/{id[^MarkLength..]}", Text = IncidentData.TextOf(data, IncidentData.Text)!, CreatedAt = found.At, IncidentId = incident.Label, IncidentTitle = incident.Title, Repository = incident.Repository };
            ActionItem after = Apply(before, found, data);
            if (at >= 0) items[at] = after;
            else items.Add(after);
        }

        if (items is null) return [];
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].IsOpen && items[i].Due < today) items[i] = items[i] with { Overdue = true };
        }

        return items;
    }

    private static ActionItem Apply(ActionItem item, StoreEvent found, IReadOnlyDictionary<string, object?> data)
    {
        item = item with
        {
            Type = Word<ActionItemType>(data, ActionItemData.Type) ?? item.Type,
            Priority = Word<ActionItemPriority>(data, ActionItemData.Priority) ?? item.Priority,
            Owner = IncidentData.TextOf(data, ActionItemData.Owner) ?? item.Owner,
            Due = ActionItemData.Read(IncidentData.TextOf(data, ActionItemData.Due)) ?? item.Due,
            Ticket = IncidentData.TextOf(data, ActionItemData.Ticket) ?? item.Ticket,
        };
        if (Word<ActionItemStatus>(data, ActionItemData.Status) is not { } status) return item;
        bool isClosed = status is ActionItemStatus.Done or ActionItemStatus.WontDo;
        return item with
        {
            Status = status,
            ClosedAt = isClosed ? found.At : null,
            Verification = status == ActionItemStatus.Done ? IncidentData.TextOf(data, ActionItemData.Verification) : null,
            Reason = status == ActionItemStatus.WontDo ? IncidentData.TextOf(data, IncidentData.Reason) : null,
        };
    }

    private static T? Word<T>(IReadOnlyDictionary<string, object?> data, string name)
        where T : struct, Enum =>
        Enum.TryParse(IncidentData.TextOf(data, name), ignoreCase: true, out T word) && Enum.IsDefined(word) ? word : null;
}
