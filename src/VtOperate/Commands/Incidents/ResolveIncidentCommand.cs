using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents;

namespace VtOperate.Commands.Incidents;

/// <summary>Says that the cause of an incident is gone.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "Incident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Incident))]
public sealed class ResolveIncidentCommand : IncidentCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>What ended it, in a sentence.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Resolution { get; set; } = "";

    /// <summary>When the customers' pain ended, where that was before the cause was gone.</summary>
    [Parameter]
    public DateTimeOffset? MitigatedAt { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        IncidentLedger ledger = Ledger();
        string by = Writer(ledger);
        var update = new IncidentUpdate { Status = IncidentStatus.Resolved, Reason = IncidentText.Line(Resolution, 500), At = Time(OccurredAt, nameof(OccurredAt)), Times = Time(MitigatedAt, nameof(MitigatedAt)) is { } mitigated ? [new("mitigatedAt", mitigated)] : [] };
        (Incident before, var planned) = ledger.Plan(Id!.Text, incident => IncidentChanges.Of(incident, update, by, DateTimeOffset.UtcNow));
        if (planned.Count > 0 && !ShouldProcess($"{before.Label} in the {ledger.Place}", "Resolve incident")) return;
        WriteObject(Detailed(planned.Count == 0 ? before : ledger.Add(Id.Text, $"Resolve {before.Label}", incident => IncidentChanges.Of(incident, update, by, DateTimeOffset.UtcNow), StopToken)));
    }
}
