using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Declares an incident, says what is known of the like of it, and what its severity demands next.</summary>
[Cmdlet(VerbsCommon.New, "Incident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Incident))]
public sealed class NewIncidentCommand : IncidentCommand
{
    /// <summary>What is wrong, in one line.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>A bug from which the incident comes.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>How bad it is: 1-4, Critical, High, Medium, Low, SEV2, P3.</summary>
    [Parameter]
    [SeverityTransformation]
    public Severity? Severity { get; set; }

    /// <summary>What is known of it.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Which services are affected.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>When customers began to feel it.</summary>
    [Parameter]
    public DateTimeOffset? ImpactStartedAt { get; set; }

    /// <summary>When it was noticed.</summary>
    [Parameter]
    public DateTimeOffset? DetectedAt { get; set; }

    /// <summary>By when the cause is to be mended; for severity 3 in 14 days and for severity 4 in 30 where nothing is said.</summary>
    [Parameter]
    public DateTimeOffset? FixDueAt { get; set; }

    /// <summary>Who leads.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Commander { get; set; }

    /// <summary>The channel in the chat.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Chat { get; set; }

    /// <summary>The address of the call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Call { get; set; }

    /// <summary>The key by which alerts find it; where an open incident has it, an alert is added to that one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DedupKey { get; set; }

    /// <summary>Keeps it where it is never pushed.</summary>
    [Parameter]
    public SwitchParameter Private { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (InputObject is null && Title is null) throw new OperationException(ErrorId.InputMissing, null, "Say in one line what is wrong: New-Incident 'Guests cannot pay' -Severity 2.");
        IncidentLedger ledger = Ledger();
        NewIncident given = Given();
        if (given.Title.Length == 0) throw new OperationException(ErrorId.InputMissing, Title, "The title holds nothing that can be shown.");
        if (!ShouldProcess(ledger.Place, $"Declare the incident '{given.Title}'")) return;
        string by = Writer(ledger);
        (Incident incident, bool isNew) = ledger.Declare(given, by, StopToken);
        if (!isNew) WriteWarning($"{incident.Label} is open with the key '{given.DedupKey}'; an alert was added to it.");
        if (isNew && ledger.IsApart) WriteWarning($"'{RepositoryFolder}' is in no git repository, so {incident.Label} is kept in the {ledger.Place}, where others do not see it. If this is the wrong folder, declare it in the repository of the service, or name that one with -Repository.");
        incident = WithBug(incident, by);
        WriteObject(Detailed(isNew ? OperationServices.IncidentKnowledge(RepositoryFolder, Reporter).Add(incident, StopToken) : incident));
    }

    private NewIncident Given()
    {
        (string? title, string? description, Severity? severity, IncidentLink? link) = InputObject?.BaseObject switch
        {
            null => (null, null, null, null),
            BugInvestigation bug => (bug.Title, bug.Description, bug.Severity, bug.Label is null ? null : new IncidentLink("Bug", bug.Label, bug.Title)),
            BugRecord bug => (bug.Title, bug.Description, bug.Severity, new IncidentLink("Bug", bug.Label, bug.Title)),
            string text => (text, (string?)null, (Severity?)null, (IncidentLink?)null),
            object other => throw new OperationException(ErrorId.IdentityMismatch, other, $"An object of type {other.GetType().Name} was given; New-Incident takes a bug or a title."),
        };
        return new NewIncident
        {
            Title = IncidentText.Line(Title ?? title!),
            Description = (Description ?? description) is { Length: > 0 } body ? IncidentText.Body(body) : null,
            Severity = Severity ?? severity,
            Services = [.. Service.Select(name => IncidentText.Line(name, 100))],
            DeclaredAt = Time(OccurredAt, nameof(OccurredAt)),
            ImpactStartedAt = Time(ImpactStartedAt, nameof(ImpactStartedAt)),
            DetectedAt = Time(DetectedAt, nameof(DetectedAt)),
            FixDueAt = FixDueAt,
            DedupKey = DedupKey is null ? null : IncidentText.Line(DedupKey),
            Commander = Commander is null ? null : IncidentText.Line(Commander, 100),
            WarRoom = new WarRoom { Chat = Chat is null ? null : IncidentText.Line(Chat), Call = Call is null ? null : IncidentText.Line(Call, 500) },
            Links = link is null ? [] : [link],
            IsPrivate = Private,
        };
    }
}
