using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>The events with which an incident begins. Pure.</summary>
internal static class IncidentDeclaration
{
    internal static IReadOnlyList<NewEvent> Events(NewIncident given, string ulid, string by, DateTimeOffset now)
    {
        DateTimeOffset at = given.DeclaredAt ?? now;
        List<NewEvent> events =
        [
            new(IncidentKind.Declared, at, by,
            [
                new("incident", ulid),
                new("title", given.Title),
                new("description", given.Description),
                new("severity", (int?)given.Severity),
                new(IncidentData.Reason, given.Reason),
                new("services", given.Services.Count == 0 ? null : given.Services),
                new("impactStartedAt", given.ImpactStartedAt),
                new("detectedAt", given.DetectedAt),
                new("fixDueAt", given.FixDueAt),
                new("dedupKey", given.DedupKey),
            ]),
        ];
        if (given.Commander is { } commander) events.Add(new(IncidentKind.Role, at, by, [new(IncidentData.UpdateType, "role"), new("role", "commander"), new(IncidentData.NewValue, commander)]));
        foreach ((string field, string value) in IncidentFields.OfRoom(given.WarRoom)) events.Add(IncidentData.Change(IncidentKind.Field, field, null, value, null, at, by));
        foreach (IncidentLink link in given.Links) events.Add(LinkOf(link, at, by));
        return events;
    }

    internal static NewEvent LinkOf(IncidentLink link, DateTimeOffset at, string by) =>
        new(IncidentKind.Link, at, by, [new("kind", link.Kind), new("target", link.Target), new(IncidentData.Text, link.Text.Length == 0 ? null : link.Text)]);

    internal static NewEvent AlertOf(NewIncident given, string by, DateTimeOffset now) =>
        new(IncidentKind.Alert, given.DetectedAt ?? now, by, [new(IncidentData.Text, given.Title), new("description", given.Description), new("dedupKey", given.DedupKey), new("severity", (int?)given.Severity)]);
}
