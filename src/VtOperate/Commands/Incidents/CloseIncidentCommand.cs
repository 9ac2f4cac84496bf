using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Postmortems;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Closes an incident, or declines one that was none.</summary>
[Cmdlet(VerbsCommon.Close, "Incident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Incident))]
public sealed class CloseIncidentCommand : IncidentCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>Why a major incident is closed without a post-mortem, or why it was none.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Says that it was no incident.</summary>
    [Parameter]
    public SwitchParameter Decline { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        IncidentLedger ledger = Ledger();
        string by = Writer(ledger);
        var update = new IncidentUpdate { Status = Decline ? IncidentStatus.Declined : IncidentStatus.Closed, Reason = Reason is null ? null : IncidentText.Line(Reason, 500), At = Time(OccurredAt, nameof(OccurredAt)) };
        (Incident before, var planned) = ledger.Plan(Id!.Text, incident => IncidentEnd.Of(incident, update, by, DateTimeOffset.UtcNow));
        if (planned.Count > 0 && !Decline && Reason is null) OperationServices.Postmortems(RepositoryFolder, Reporter, StopToken).RequireFinished(before);
        if (planned.Count > 0 && !ShouldProcess($"{before.Label} in the {ledger.Place}", Decline ? "Decline incident" : "Close incident")) return;
        Incident after = planned.Count == 0 ? before : ledger.Add(Id.Text, $"Close {before.Label}", incident => IncidentEnd.Of(incident, update, by, DateTimeOffset.UtcNow), StopToken);
        if (!Decline) Remember(after);
        WriteObject(Detailed(after));
    }

    private void Remember(Incident incident)
    {
        PastIncidents past = OperationServices.PastIncidents(RepositoryFolder, Reporter, StopToken);
        List<CriticalPattern> met = [.. past.Plan(incident, StopToken).Where(pattern => ShouldProcess(pattern.File, $"Note {incident.Label} below the pattern '{pattern.Name}'"))];
        past.Add(incident, met, StopToken);
    }
}
