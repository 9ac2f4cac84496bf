using VtOperate.Core.Errors;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Decides which events a change to an incident comes to; what is so already comes to none. Pure.</summary>
public static class IncidentChanges
{
    /// <summary>The events of a change.</summary>
    /// <param name="incident">The incident as it is.</param>
    /// <param name="update">The change.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="now">The clock.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.MoveNotAllowed"/>, with what is allowed.</exception>
    public static IReadOnlyList<NewEvent> Of(Incident incident, IncidentUpdate update, string by, DateTimeOffset now)
    {
        DateTimeOffset at = update.At ?? now;
        List<NewEvent> events = [];
        Move(incident, update, at, by, events);
        if (update.Severity is { } severity && severity != incident.Severity) events.Add(Change(IncidentKind.Severity, "severity", (int?)incident.Severity, (int)severity));
        if (update.Title is { } title && title != incident.Title) events.Add(Change(IncidentKind.Field, "title", incident.Title, title));
        if (update.Description is { } description && description != incident.Description) events.Add(Change(IncidentKind.Field, "description", null, description));
        foreach (string service in update.Services)
        {
            if (!incident.Services.Contains(service, StringComparer.OrdinalIgnoreCase)) events.Add(Change(IncidentKind.Field, "service", null, service));
        }

        foreach (string service in update.RemovedServices)
        {
            if (incident.Services.FirstOrDefault(known => known.Equals(service, StringComparison.OrdinalIgnoreCase)) is { } known) events.Add(Change(IncidentKind.Field, "service", known, null));
        }

        Assign(incident, update, at, by, events);
        foreach ((string field, string value) in IncidentFields.OfRoom(update.WarRoom))
        {
            if (!IncidentFields.OfRoom(incident.WarRoom).Contains((field, value))) events.Add(Change(IncidentKind.Field, field, Before(incident.WarRoom, field), value));
        }

        foreach ((string field, DateTimeOffset time) in update.Times)
        {
            if (EventTime.Cut(time) != TimeOf(incident, field)) events.Add(Change(IncidentKind.Field, field, TimeOf(incident, field), time));
        }

        foreach (IncidentLink link in update.Links)
        {
            if (!incident.Links.Contains(link)) events.Add(IncidentDeclaration.LinkOf(link, at, by));
        }

        if (update.SnoozeUntil is { } until) events.Add(Change(IncidentKind.Snooze, "nextUpdateDue", incident.NextUpdateDue, until));
        return events;

        NewEvent Change(string kind, string field, object? before, object? after) => IncidentData.Change(kind, field, before, after, update.Reason, at, by);
    }

    private static void Move(Incident incident, IncidentUpdate update, DateTimeOffset at, string by, List<NewEvent> events)
    {
        IncidentStatus? to = update.MergedInto is null ? update.Status : IncidentStatus.Merged;
        if (to is not { } status || status == incident.Status) return;
        if (!IncidentMoves.From(incident.Status).Contains(status)) throw IncidentMoves.Refused(incident.Label, incident.Status, status);
        if (status == IncidentStatus.Merged && update.MergedInto is null) throw new OperationException(ErrorId.MoveNotAllowed, incident.Label, $"{incident.Label} cannot be merged without the incident that it is part of; give -MergedInto.");
        NewEvent moved = IncidentData.Change(IncidentKind.Status, "status", incident.Status, status, update.Reason, at, by);
        events.Add(update.MergedInto is { } into ? moved with { Data = [.. moved.Data, new("into", into)] } : moved);
    }

    private static void Assign(Incident incident, IncidentUpdate update, DateTimeOffset at, string by, List<NewEvent> events)
    {
        if (update.Role is not { } role) return;
        string? person = string.IsNullOrEmpty(update.Person) ? null : update.Person;
        string? before = incident.Roles.FirstOrDefault(held => held.Name == role && (role != "expert" || held.Person == person))?.Person;
        if (person == before) return;
        NewEvent change = IncidentData.Change(IncidentKind.Role, "role", before, person, update.Reason, at, by);
        events.Add(change with { Data = [.. change.Data, new("role", role)] });
    }

    private static string? Before(WarRoom room, string field) => field switch { "chat" => room.Chat, "call" => room.Call, _ => null };

    private static DateTimeOffset? TimeOf(Incident incident, string field) => field switch
    {
        "impactStartedAt" => incident.ImpactStartedAt,
        "detectedAt" => incident.DetectedAt,
        "declaredAt" => incident.DeclaredAt,
        "acknowledgedAt" => incident.AcknowledgedAt,
        "identifiedAt" => incident.IdentifiedAt,
        "mitigatedAt" => incident.MitigatedAt,
        "resolvedAt" => incident.ResolvedAt,
        "fixDueAt" => incident.FixDueAt,
        _ => null,
    };
}
