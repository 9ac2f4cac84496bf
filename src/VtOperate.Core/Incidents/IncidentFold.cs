using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Tells an incident from its events. The same events give the same incident, in whichever files they stand. Pure.</summary>
internal sealed class IncidentFold
{
    private readonly string _label;
    private readonly List<EventProblem> _problems = [];
    private readonly List<string> _services = [], _aliases = [];
    private readonly List<IncidentRole> _roles = [];
    private readonly List<IncidentLink> _links = [];
    private readonly List<SeverityChange> _severities = [];
    private readonly Dictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);
    private Incident _incident;
    private (DateTimeOffset Until, string? Audience)? _snooze;
    private bool _isDeclared;

    internal IncidentFold(string folder, string path, string repository)
    {
        _label = IncidentFolders.NumberOf(folder) is { } number ? IncidentFolders.LabelOf(number) : folder;
        _incident = new Incident { Id = "", Label = _label, Title = IncidentFolders.WordsOf(folder), Folder = path, Repository = repository };
    }

    /// <summary>When each audience was told last, by <see cref="IncidentAudience"/>.</summary>
    internal IReadOnlyDictionary<string, DateTimeOffset> Told => _told;

    /// <summary>Until when the next update was put off, and for whom.</summary>
    internal (DateTimeOffset Until, string? Audience)? Snooze => _snooze;

    /// <summary>How far its mitigations have come.</summary>
    internal MitigationProgress Mitigations { get; } = new();

    /// <summary>The incident after its events, which come in the order in which they were written down.</summary>
    internal Incident Apply(IReadOnlyList<StoreEvent> events)
    {
        foreach (StoreEvent found in events)
        {
            if (!found.IsRedacted && Touches(found.Kind)) Apply(found, found.ReadData());
        }

        if (!_isDeclared && events.Count > 0)
        {
            _problems.Add(new EventProblem(EventProblemKind.BeginningMissing, _incident.Folder, 1, "the event that declares this incident is not here; Sync-OperationStore may fetch it."));
            _incident = _incident with { Id = _incident.Id.Length == 0 ? events[0].Id : _incident.Id, DeclaredAt = events[0].At };
        }

        return _incident with
        {
            FixDueAt = _incident.FixDueAt ?? FixDue.Of(_incident.Severity, _incident.DeclaredAt),
            Services = _services,
            Roles = _roles,
            Links = _links,
            Aliases = _aliases,
            Severities = _severities,
            EventCount = events.Count,
            UpdatedAt = events.Count == 0 ? default : events[^1].Order,
            Problems = _problems,
        };
    }

    private static bool Touches(string kind) => kind is not (IncidentKind.Note or IncidentKind.Finding or IncidentKind.Decision or IncidentKind.Action or IncidentKind.Alert or IncidentKind.Flag or IncidentKind.Todo);

    private void Apply(StoreEvent found, IReadOnlyDictionary<string, object?> data)
    {
        switch (found.Kind)
        {
            case IncidentKind.Declared when !_isDeclared: Declare(found, data); break;
            case IncidentKind.Status: Move(found, data); break;
            case IncidentKind.Severity: Rate(found.At, IncidentData.SeverityOf(data, IncidentData.NewValue), IncidentData.TextOf(data, IncidentData.Reason)); break;
            case IncidentKind.Role: TakeRole(found, data); break;
            case IncidentKind.Field: SetField(data); break;
            case IncidentKind.Link: Link(data); break;
            case IncidentKind.Update: Tell(found.At, data); break;
            case IncidentKind.Communication when IncidentData.TextOf(data, "state") is "Sent" or "Accepted": Tell(found.At, data); break;
            case IncidentKind.Mitigation: Mitigations.Add(data); break;
            case IncidentKind.Deploy: Mitigations.Deploy(data); break;
            case IncidentKind.Snooze when IncidentData.TimeOf(data, IncidentData.NewValue) is { } until: _snooze = (until, IncidentData.TextOf(data, IncidentData.Audience)); break;
            case IncidentKind.Label when IncidentData.TextOf(data, IncidentData.NewValue) is { } label:
                if (!_aliases.Contains(_incident.Label)) _aliases.Add(_incident.Label);
                _incident = _incident with { Label = label };
                break;
        }
    }

    private void Declare(StoreEvent found, IReadOnlyDictionary<string, object?> data)
    {
        _isDeclared = true;
        _incident = _incident with
        {
            Id = IncidentData.TextOf(data, "incident") ?? found.Id,
            Title = IncidentData.TextOf(data, "title") ?? _incident.Title,
            Description = IncidentData.TextOf(data, "description") ?? "",
            DeclaredAt = found.At,
            ImpactStartedAt = IncidentData.TimeOf(data, "impactStartedAt"),
            DetectedAt = IncidentData.TimeOf(data, "detectedAt"),
            FixDueAt = IncidentData.TimeOf(data, "fixDueAt"),
            DedupKey = IncidentData.TextOf(data, "dedupKey"),
        };
        foreach (string service in IncidentData.TextsOf(data, "services")) Add(_services, service);
        if (IncidentData.SeverityOf(data, "severity") is { } severity) Rate(found.At, severity, IncidentData.TextOf(data, IncidentData.Reason));
    }

    private void Move(StoreEvent found, IReadOnlyDictionary<string, object?> data)
    {
        if (!Enum.TryParse(IncidentData.TextOf(data, IncidentData.NewValue), out IncidentStatus to) || to == _incident.Status) return;
        if (!IncidentMoves.From(_incident.Status).Contains(to))
        {
            _problems.Add(new EventProblem(EventProblemKind.MoveIgnored, _incident.Folder, 1, $"{_incident.Label} was moved to {to} by {found.By} while another writer had moved it to {_incident.Status}; it stays {_incident.Status}."));
            return;
        }

        bool isBack = to == IncidentStatus.Investigating && _incident.Status > IncidentStatus.Investigating;
        if (isBack) _incident = _incident with { IdentifiedAt = null, MitigatedAt = null, ResolvedAt = null, ClosedAt = null, MergedInto = null };
        _incident = to switch
        {
            IncidentStatus.Investigating => _incident with { AcknowledgedAt = _incident.AcknowledgedAt ?? found.At },
            IncidentStatus.Identified => _incident with { IdentifiedAt = found.At },
            IncidentStatus.Mitigated => _incident with { MitigatedAt = found.At },
            IncidentStatus.Resolved => _incident with { ResolvedAt = found.At },
            IncidentStatus.Closed => _incident with { ClosedAt = found.At },
            IncidentStatus.Merged => _incident with { MergedInto = IncidentData.TextOf(data, "into") },
            _ => _incident,
        } with
        { Status = to };
    }

    private void Rate(DateTimeOffset at, Severity? severity, string? reason)
    {
        if (severity is not { } now) return;
        _incident = _incident with { Severity = now };
        _severities.Add(new SeverityChange(at, now, reason ?? ""));
    }

    private void TakeRole(StoreEvent found, IReadOnlyDictionary<string, object?> data)
    {
        if (IncidentData.TextOf(data, "role") is not { } role) return;
        string? person = IncidentData.TextOf(data, IncidentData.NewValue), before = IncidentData.TextOf(data, IncidentData.OldValue);

        // There may be many experts; every other role has one person at a time.
        _roles.RemoveAll(held => held.Name == role && (role != "expert" || held.Person == before || held.Person == person));
        if (person is not null) _roles.Add(new IncidentRole(role, person, found.At));
        if (role == "commander" && person is not null) _incident = _incident with { AcknowledgedAt = _incident.AcknowledgedAt ?? found.At };
    }

    private void SetField(IReadOnlyDictionary<string, object?> data)
    {
        string? value = IncidentData.TextOf(data, IncidentData.NewValue);
        DateTimeOffset? time = EventTime.Read(value);
        WarRoom room = _incident.WarRoom;
        _incident = IncidentData.TextOf(data, IncidentData.UpdateType) switch
        {
            "title" => _incident with { Title = value ?? _incident.Title },
            "description" => _incident with { Description = value ?? "" },
            "impactStartedAt" => _incident with { ImpactStartedAt = time },
            "detectedAt" => _incident with { DetectedAt = time },
            "declaredAt" => _incident with { DeclaredAt = time ?? _incident.DeclaredAt },
            "acknowledgedAt" => _incident with { AcknowledgedAt = time },
            "identifiedAt" => _incident with { IdentifiedAt = time },
            "mitigatedAt" => _incident with { MitigatedAt = time },
            "resolvedAt" => _incident with { ResolvedAt = time },
            "fixDueAt" => _incident with { FixDueAt = time },
            "chat" => _incident with { WarRoom = room with { Chat = value } },
            "call" => _incident with { WarRoom = room with { Call = value } },
            "dashboard" => _incident with { WarRoom = room with { Dashboards = With(room.Dashboards, value) } },
            "runbook" => _incident with { WarRoom = room with { Runbooks = With(room.Runbooks, value) } },
            "statusPage" => _incident with { WarRoom = room with { StatusPages = With(room.StatusPages, value) } },
            _ => _incident,
        };
        if (IncidentData.TextOf(data, IncidentData.UpdateType) != "service") return;
        if (value is not null) Add(_services, value);
        else if (IncidentData.TextOf(data, IncidentData.OldValue) is { } gone) _services.Remove(gone);
    }

    private void Link(IReadOnlyDictionary<string, object?> data)
    {
        if (IncidentData.TextOf(data, "kind") is not { } kind || IncidentData.TextOf(data, "target") is not { } target) return;
        _links.RemoveAll(link => link.Kind == kind && link.Target == target);
        _links.Add(new IncidentLink(kind, target, IncidentData.TextOf(data, IncidentData.Text) ?? ""));
    }

    private void Tell(DateTimeOffset at, IReadOnlyDictionary<string, object?> data)
    {
        IReadOnlyList<string> audiences = IncidentData.TextsOf(data, IncidentData.Audience);
        foreach (string audience in audiences.Count == 0 ? [IncidentAudience.Responders] : audiences)
        {
            _told[audience] = Later(audience);
            string owed = IncidentAudience.OwedTo(audience);
            _told[owed] = Later(owed);
        }

        DateTimeOffset Later(string name) => _told.TryGetValue(name, out DateTimeOffset known) && known > at ? known : at;
    }

    private static void Add(List<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
    }

    private static IReadOnlyList<string> With(IReadOnlyList<string> list, string? value) => value is null || list.Contains(value) ? list : new List<string>(list) { value };
}
