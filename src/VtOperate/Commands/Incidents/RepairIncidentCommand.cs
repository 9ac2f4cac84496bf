using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;

namespace VtOperate.Commands.Incidents;

/// <summary>Gives the younger of two incidents with one label another label, or takes out what an event says.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "Incident", DefaultParameterSetName = LabelSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Incident), ParameterSetName = [LabelSet])]
[OutputType(typeof(IncidentEvent), ParameterSetName = [RedactSet])]
public sealed class RepairIncidentCommand : IncidentCommand
{
    private const string LabelSet = "Label", RedactSet = "Redact";

    /// <summary>The label of the incident with the event.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RedactSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>The ULID of the event whose text and data are taken out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RedactSet)]
    [ValidateNotNullOrEmpty]
    public string RedactEvent { get; set; } = "";

    /// <summary>Why they are taken out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RedactSet)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override void Execute()
    {
        IncidentLedger ledger = Ledger();
        if (ParameterSetName == RedactSet)
        {
            if (OccurredAt is not null) throw new OperationException(ErrorId.ValueNotAllowed, OccurredAt, "-OccurredAt says when something happened; what is taken out keeps its time.");
            if (ShouldProcess($"event {RedactEvent} of {Id!.Text} in the {ledger.Place}", "Take out its text and data")) WriteObject(ledger.Redact(Id.Text, RedactEvent, IncidentText.Line(Reason, 200), StopToken));
            return;
        }

        WriteObject(ledger.RepairLabels(Writer(ledger), incident => ShouldProcess($"'{incident.Folder}' in the {ledger.Place}", $"Give another label than {incident.Label}"), StopToken), enumerateCollection: true);
    }
}
