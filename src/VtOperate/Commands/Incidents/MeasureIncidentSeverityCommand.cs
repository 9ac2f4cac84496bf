using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Assessments;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Says how bad an incident is, why, and which answers would change that.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "IncidentSeverity", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SeverityAssessment), typeof(Incident))]
public sealed class MeasureIncidentSeverityCommand : IncidentCommand
{
    /// <summary>The label of an incident, whose services count.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>The share of users that feel it: 0.12, 12%, everyone, most, many, some, few, none.</summary>
    [Parameter]
    [ShareTransformation]
    [ArgumentCompleter(typeof(ShareCompleter))]
    public double? UsersAffected { get; set; }

    /// <summary>The share of requests that fail.</summary>
    [Parameter]
    [ShareTransformation]
    public double? ErrorRate { get; set; }

    /// <summary>How many other services are broken by it.</summary>
    [Parameter]
    [ValidateRange(0, 100_000)]
    public int? Dependents { get; set; }

    /// <summary>What of the product is broken: Core, Major, Minor or Cosmetic.</summary>
    [Parameter]
    public AffectedFunction? Function { get; set; }

    /// <summary>How many times longer than usual an answer takes.</summary>
    [Parameter]
    [ValidateRange(0d, 1_000_000d)]
    public double? Latency { get; set; }

    /// <summary>How much of the revenue is lost: None, Some or Most.</summary>
    [Parameter]
    public RevenueLoss? Revenue { get; set; }

    /// <summary>Whether data is lost or damaged.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer DataLoss { get; set; }

    /// <summary>Whether data was seen by somebody who must not see it.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer DataExposed { get; set; }

    /// <summary>Whether somebody broke in, or may.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer Security { get; set; }

    /// <summary>Whether the service answers nobody at all.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer FullOutage { get; set; }

    /// <summary>Whether a promised level of service is broken.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer SlaBreach { get; set; }

    /// <summary>Whether one more failure can be borne.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer RedundancyLeft { get; set; }

    /// <summary>Whether users have another way.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer Workaround { get; set; }

    /// <summary>Whether it gets worse by itself.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer Growing { get; set; }

    /// <summary>Whether it is a busy hour.</summary>
    [Parameter]
    [AnswerTransformation]
    public Answer PeakTime { get; set; }

    /// <summary>The services; those of the incident by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Writes the severity and its reasons into the incident.</summary>
    [Parameter]
    public SwitchParameter Apply { get; set; }

    /// <summary>Writes the incident instead of the assessment.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (Id is null && (Apply || PassThru)) throw new OperationException(ErrorId.InputMissing, null, "-Apply and -PassThru need the incident that is meant: -Id INC-0042.");
        IncidentLedger ledger = Ledger();
        Incident? incident = Id is null ? null : ledger.Find(Id.Text);
        SeverityAssessment found = OperationServices.Severities(RepositoryFolder, Reporter, StopToken).Assess(Given(), Service ?? incident?.Services, incident?.Label);
        if (incident is not null && Apply) incident = Write(ledger, incident, found);
        WriteObject(PassThru ? Detailed(incident!) : found);
    }

    private Incident Write(IncidentLedger ledger, Incident incident, SeverityAssessment found)
    {
        string by = Writer(ledger);
        var update = new IncidentUpdate { Severity = found.Severity, Reason = IncidentText.Line(string.Join("; ", found.Reasons), 500), At = Time(OccurredAt, nameof(OccurredAt)) };
        if (incident.Severity == found.Severity || !ShouldProcess($"{incident.Label} in the {ledger.Place}", $"Set severity {(int)found.Severity}")) return incident;
        return ledger.Add(Id!.Text, $"Set the severity of {incident.Label}", now => IncidentChanges.Of(now, update, by, DateTimeOffset.UtcNow), StopToken);
    }

    private SeverityFactors Given() => new()
    {
        UsersAffected = UsersAffected,
        ErrorRate = ErrorRate,
        Dependents = Dependents,
        Function = Function,
        Latency = Latency,
        Revenue = Revenue,
        DataLoss = DataLoss,
        DataExposed = DataExposed,
        Security = Security,
        FullOutage = FullOutage,
        SlaBreach = SlaBreach,
        RedundancyLeft = RedundancyLeft,
        Workaround = Workaround,
        Growing = Growing,
        PeakTime = PeakTime,
    };
}
