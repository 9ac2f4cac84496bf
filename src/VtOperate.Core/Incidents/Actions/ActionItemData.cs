using System.Globalization;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Actions;

/// <summary>The names in the data of an event of kind <see cref="IncidentKind.Todo"/>, and how it is made. Pure.</summary>
internal static class ActionItemData
{
    internal const string Item = "item", Type = "type", Priority = "priority", Owner = "owner", Due = "due", Ticket = "ticket", Status = "status", Verification = "verification";

    private const string DayForm = "yyyy-MM-dd";

    /// <summary>The day as it is written.</summary>
    internal static string? Write(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>The day that a text says; null when it says none.</summary>
    internal static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The event of an item that is made.</summary>
    internal static NewEvent Made(NewActionItem given, string ulid, DateTimeOffset at, string by) =>
        new(IncidentKind.Todo, at, by, [new(Item, ulid), new(IncidentData.Text, given.Text), new(Type, given.Type), new(Priority, given.Priority), new(Owner, given.Owner), new(Due, Write(given.Due)), new(Ticket, given.Ticket), new(Status, given.Status)]);

    /// <summary>The event of an item that changes. Its text is given along, so that the event can be read by itself.</summary>
    internal static NewEvent Changed(ActionItem item, IReadOnlyList<KeyValuePair<string, object?>> changes, DateTimeOffset at, string by) =>
        new(IncidentKind.Todo, at, by, [new(Item, item.Id), new(IncidentData.Text, item.Text), .. changes]);

    /// <summary>What an event of an item says, in a sentence.</summary>
    internal static string Sentence(IReadOnlyDictionary<string, object?> data)
    {
        string text = IncidentData.TextOf(data, IncidentData.Text) ?? IncidentKind.Todo;
        string who = IncidentData.TextOf(data, Owner) is { } owner ? $" ({owner}{(IncidentData.TextOf(data, Due) is { } due ? ", until " + due : "")})" : IncidentData.TextOf(data, Due) is { } day ? $" (until {day})" : "";
        return IncidentData.TextOf(data, Status) switch
        {
            nameof(ActionItemStatus.Done) => $"Done: {text}. {IncidentData.TextOf(data, Verification)}".TrimEnd(' '),
            nameof(ActionItemStatus.WontDo) => $"Will not be done: {text}: {IncidentData.TextOf(data, IncidentData.Reason)}",
            nameof(ActionItemStatus.InProgress) => $"Begun: {text}{who}",
            _ => text + who,
        };
    }
}
