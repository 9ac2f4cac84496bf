using System.Globalization;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Says in a sentence what an event of an incident says. Pure.</summary>
internal static class IncidentSentence
{
    internal static string Of(StoreEvent found, IReadOnlyDictionary<string, object?> data)
    {
        if (found.IsRedacted) return "Taken out" + (IncidentData.TextOf(data, IncidentData.Reason) is { } why ? ": " + why : ".");
        string? text = IncidentData.TextOf(data, IncidentData.Text), old = Value(data, IncidentData.OldValue), now = Value(data, IncidentData.NewValue);
        string reason = IncidentData.TextOf(data, IncidentData.Reason) is { } given ? ": " + given : "";
        return found.Kind switch
        {
            IncidentKind.Declared => IncidentData.TextOf(data, "title") ?? "Declared",
            IncidentKind.Status => $"{old ?? "?"} -> {now ?? "?"}{reason}",
            IncidentKind.Severity => $"Severity {old ?? "unknown"} -> {now ?? "unknown"}{reason}",
            IncidentKind.Role => now is null ? $"{IncidentData.TextOf(data, "role")}: nobody (was {old}){reason}" : $"{IncidentData.TextOf(data, "role")}: {now}{(old is null ? "" : $" (was {old})")}{reason}",
            IncidentKind.Field => $"{IncidentData.TextOf(data, IncidentData.UpdateType)}: {(old is null ? "" : old + " -> ")}{now ?? "removed"}{reason}",
            IncidentKind.Label => $"{old} is now {now}{reason}",
            IncidentKind.Snooze => $"Next update put off until {now}{reason}",
            IncidentKind.Link => $"{IncidentData.TextOf(data, "kind")} {IncidentData.TextOf(data, "target")}{(text is null ? "" : ": " + text)}",
            IncidentKind.Todo => Actions.ActionItemData.Sentence(data),
            IncidentKind.Alert => $"Alert{(text is null ? "" : ": " + text)}",
            _ => text ?? found.Kind,
        };
    }

    private static string? Value(IReadOnlyDictionary<string, object?> data, string name) => !data.TryGetValue(name, out object? value) ? null : value switch
    {
        null => null,
        string text => text,
        IEnumerable<object?> list => string.Join(", ", list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
