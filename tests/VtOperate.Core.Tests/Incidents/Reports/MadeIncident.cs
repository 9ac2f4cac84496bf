using System.Globalization;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;

namespace VtOperate.Core.Tests.Incidents.Reports;

/// <summary>Incidents as a ledger would tell them.</summary>
internal static class MadeIncident
{
    /// <summary>The day on which they happen.</summary>
    internal static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>When pages are written.</summary>
    internal static readonly DateTimeOffset Now = Noon.AddDays(2);

    /// <summary>An incident of which nothing but its declaration is known.</summary>
    internal static Incident Bare => new()
    {
        Id = "01KJ0000000000000000000001",
        Label = "INC-0001",
        Title = "Guests cannot pay",
        DeclaredAt = Noon,
        Folder = "incidents/INC-0001-guests-cannot-pay-000001",
        Repository = "/repository",
    };

    /// <summary>An incident with all its times.</summary>
    internal static Incident Whole => Bare with
    {
        Description = "Payments by card fail for some guests.\nPaying by invoice works.",
        Severity = Severity.Critical,
        Severities = [new SeverityChange(Noon, Severity.High, ""), new SeverityChange(Noon.AddMinutes(20), Severity.Critical, "all cards")],
        Status = IncidentStatus.Resolved,
        Services = ["checkout"],
        Roles = [new IncidentRole("commander", "Ann", Noon)],
        ImpactStartedAt = Noon.AddMinutes(-40),
        DetectedAt = Noon.AddMinutes(-15),
        AcknowledgedAt = Noon.AddMinutes(2),
        IdentifiedAt = Noon.AddMinutes(50),
        MitigatedAt = Noon.AddMinutes(65),
        ResolvedAt = Noon.AddMinutes(120),
        Links = [new IncidentLink("Bug", "BUG-0007", "rounding"), new IncidentLink("Url", "https://status.example.test/inc?a=1&b=2", "")],
        Actions = [new IncidentAction(1, "Name a commander.", null, Noon.AddMinutes(5), true), new IncidentAction(2, "Write the post-mortem.", "New-Postmortem INC-0001", Noon.AddDays(3), false)],
        ActionItems =
        [
            Item(3, "Write down who may roll back") with { Status = ActionItemStatus.Done, Type = ActionItemType.Process, ClosedAt = Noon.AddDays(1), Verification = "tried by Bob" },
            Item(2, "Test amounts below a cent") with { Type = ActionItemType.Prevent, Priority = ActionItemPriority.P1, Owner = "Ann", Due = new DateOnly(2026, 3, 9), Ticket = "https://tickets.example.test/7" },
            Item(1, "Alert on failed payments") with { Due = new DateOnly(2026, 3, 2), Overdue = true },
        ],
        Unknowns = ["how many customers were affected"],
    };

    /// <summary>The timeline of <see cref="Whole"/>.</summary>
    internal static IReadOnlyList<IncidentEvent> Timeline { get; } =
    [
        Event(-55, IncidentKind.Deploy, "checkout 4.2.0 deployed", 70),
        Event(0, IncidentKind.Declared, "Guests cannot pay"),
        Event(20, IncidentKind.Severity, "Severity 2 -> 1: all cards"),
        Event(25, IncidentKind.Communication, "Told executive through 'chat' (Slack): Payments fail", data: [new("audience", "executive"), new("channel", "chat"), new("state", "Accepted")]),
        Event(27, IncidentKind.Communication, "Could not tell customer through 'page' (Statuspage): Payments fail (401)", data: [new("audience", "customer"), new("channel", "page"), new("state", "Failed")]),
        Event(40, IncidentKind.Finding, "Rounding of amounts <0.01> & more") with { IsPinned = true },
        Event(45, IncidentKind.Note, "Taken out: a name") with { IsRedacted = true },
        Event(65, IncidentKind.Mitigation, "Rolled back to 4.1.9"),
        Event(90, IncidentKind.Todo, "Test amounts below a cent"),
        Event(120, IncidentKind.Status, "Mitigated -> Resolved"),
    ];

    /// <summary>An action item of which nothing but its text is known.</summary>
    internal static ActionItem Item(int number, string text) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"01KJ{number:D22}"),
        Label = string.Create(CultureInfo.InvariantCulture, $"INC-0001/{number:D6}"),
        Text = text,
        CreatedAt = Noon,
        IncidentId = "INC-0001",
        IncidentTitle = "Guests cannot pay",
        Repository = "/repository",
    };

    /// <summary>An entry some minutes after noon, written down some minutes later.</summary>
    internal static IncidentEvent Event(double minutes, string kind, string text, double writtenAfter = 0, KeyValuePair<string, object?>[]? data = null) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"01KJ{(long)((minutes + 100_000) * 60):D22}"),
        At = Noon.AddMinutes(minutes),
        RecordedAt = Noon.AddMinutes(minutes + writtenAfter),
        By = "Ann",
        Kind = kind,
        Text = text,
        Data = new Dictionary<string, object?>(data ?? []),
        IncidentId = "INC-0001",
        Repository = "/repository",
    };
}
