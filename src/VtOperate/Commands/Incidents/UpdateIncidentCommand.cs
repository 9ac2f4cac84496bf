using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;

namespace VtOperate.Commands.Incidents;

/// <summary>Changes what is known of an incident: its state, its severity, who does what, where people meet, when it began.</summary>
[Cmdlet(VerbsData.Update, "Incident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Incident))]
public sealed class UpdateIncidentCommand : IncidentCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>The state it goes to.</summary>
    [Parameter(Position = 1)]
    public IncidentStatus? Status { get; set; }

    /// <summary>How bad it is: 1-4, Critical, High, Medium, Low, SEV2, P3.</summary>
    [Parameter]
    [SeverityTransformation]
    public Severity? Severity { get; set; }

    /// <summary>Why.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>What is wrong, in one line.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>What is known of it.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Services that are affected, too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>Services that are not affected after all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] RemoveService { get; set; } = [];

    /// <summary>The role that somebody takes over.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IncidentRoleCompleter))]
    public string? Role { get; set; }

    /// <summary>Who takes the role over; an empty text lays it down.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Person { get; set; }

    /// <summary>The channel in the chat.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Chat { get; set; }

    /// <summary>The address of the call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Call { get; set; }

    /// <summary>Addresses of dashboards.</summary>
    [Parameter]
    public string[] Dashboard { get; set; } = [];

    /// <summary>Addresses of runbooks.</summary>
    [Parameter]
    public string[] Runbook { get; set; } = [];

    /// <summary>Addresses of status pages.</summary>
    [Parameter]
    public string[] StatusPage { get; set; } = [];

    /// <summary>When customers began to feel it.</summary>
    [Parameter]
    public DateTimeOffset? ImpactStartedAt { get; set; }

    /// <summary>When it was noticed.</summary>
    [Parameter]
    public DateTimeOffset? DetectedAt { get; set; }

    /// <summary>When somebody took it on.</summary>
    [Parameter]
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>By when the cause is to be mended.</summary>
    [Parameter]
    public DateTimeOffset? FixDueAt { get; set; }

    /// <summary>A bug that belongs to it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Bug { get; set; }

    /// <summary>A commit that belongs to it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Commit { get; set; }

    /// <summary>The deployment that brought it: its version, its commit or its id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Deployment { get; set; }

    /// <summary>A solution that belongs to it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId? Solution { get; set; }

    /// <summary>An address that belongs to it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Link { get; set; }

    /// <summary>The incident that it is part of.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? MergedInto { get; set; }

    /// <summary>Until when the next update is put off.</summary>
    [Parameter]
    public DateTimeOffset? SnoozeUntil { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if ((Role is null) != (Person is null)) throw new OperationException(ErrorId.InputMissing, Id!.Text, "-Role and -Person belong together: -Role commander -Person Ann.");
        if (SnoozeUntil is { } until && until <= DateTimeOffset.UtcNow) throw new OperationException(ErrorId.ValueNotAllowed, until, "-SnoozeUntil has passed already.");
        if (SnoozeUntil is not null && Reason is null) throw new OperationException(ErrorId.InputMissing, Id!.Text, "-SnoozeUntil needs -Reason: those who wait for the update may ask.");
        IncidentLedger ledger = Ledger();
        string by = Writer(ledger);
        IncidentUpdate update = Given(ledger);
        (Incident before, var planned) = ledger.Plan(Id!.Text, incident => IncidentChanges.Of(incident, update, by, DateTimeOffset.UtcNow));
        if (planned.Count == 0 && update == new IncidentUpdate { Reason = update.Reason, At = update.At }) throw new OperationException(ErrorId.InputMissing, Id.Text, "Nothing was given that could be changed.");
        if (planned.Count > 0 && !ShouldProcess($"{before.Label} in the {ledger.Place}", $"Write {planned.Count} event{(planned.Count == 1 ? "" : "s")}: {string.Join(", ", planned.Select(added => added.Kind).Distinct())}")) return;
        Incident after = planned.Count == 0 ? before : ledger.Add(Id.Text, $"Update {before.Label}", incident => IncidentChanges.Of(incident, update, by, DateTimeOffset.UtcNow), StopToken);
        WriteObject(Detailed((after.Severity, after.FixDueAt) == (before.Severity, before.FixDueAt) ? after : WithBug(after, by)));
    }

    private IncidentUpdate Given(IncidentLedger ledger)
    {
        List<KeyValuePair<string, DateTimeOffset>> times = [];
        foreach ((string field, string name, DateTimeOffset? given) in ((string, string, DateTimeOffset?)[])[("impactStartedAt", nameof(ImpactStartedAt), ImpactStartedAt), ("detectedAt", nameof(DetectedAt), DetectedAt), ("acknowledgedAt", nameof(AcknowledgedAt), AcknowledgedAt)])
        {
            if (Time(given, name) is { } at) times.Add(new(field, at));
        }

        if (FixDueAt is { } due) times.Add(new("fixDueAt", due));

        return new IncidentUpdate
        {
            Status = Status,
            Severity = Severity,
            Reason = Reason is null ? null : IncidentText.Line(Reason, 500),
            Title = Title is null ? null : IncidentText.Line(Title),
            Description = Description is null ? null : IncidentText.Body(Description),
            Services = Lines(Service),
            RemovedServices = Lines(RemoveService),
            Role = Role is null ? null : IncidentText.Line(Role, 50).ToLowerInvariant(),
            Person = Person is null ? null : IncidentText.Line(Person, 100),
            WarRoom = new WarRoom { Chat = Chat, Call = Call, Dashboards = Lines(Dashboard), Runbooks = Lines(Runbook), StatusPages = Lines(StatusPage) },
            Times = times,
            Links = Links(),
            MergedInto = MergedInto is null ? null : ledger.Find(MergedInto.Text).Label,
            SnoozeUntil = SnoozeUntil,
            At = Time(OccurredAt, nameof(OccurredAt)),
        };
    }

    private List<IncidentLink> Links()
    {
        List<IncidentLink> links = [];
        if (Bug is not null) links.Add(new IncidentLink("Bug", Bug.Text, ""));
        if (Commit is not null) links.Add(new IncidentLink("Commit", Commit, ""));
        if (Deployment is not null) links.Add(new IncidentLink("Deployment", IncidentText.Line(Deployment, 200), ""));
        if (Solution is not null) links.Add(new IncidentLink("Solution", Solution.Text, ""));
        if (Link is not null) links.Add(new IncidentLink("Url", IncidentText.Line(Link, 500), ""));
        return links;
    }

    private static string[] Lines(string[] given) => [.. given.Select(text => IncidentText.Line(text, 500)).Where(text => text.Length > 0)];
}
