using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Reads incidents, the newest first, as soon as each is read.</summary>
[Cmdlet(VerbsCommon.Get, "Incident")]
[OutputType(typeof(Incident))]
public sealed class GetIncidentCommand : OperationCommand
{
    /// <summary>The labels; without it every incident is read.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId[]? Id { get; set; }

    /// <summary>Only incidents in one of these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public IncidentStatus[]? Status { get; set; }

    /// <summary>Only incidents of one of these severities.</summary>
    [Parameter]
    [SeverityTransformation]
    [ValidateNotNullOrEmpty]
    public Severity[]? Severity { get; set; }

    /// <summary>Only incidents of these services.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Only incidents on which somebody still works.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Only incidents whose next update is due soon or late.</summary>
    [Parameter]
    public SwitchParameter Due { get; set; }

    /// <summary>Only incidents that were declared since then.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        IncidentLedger ledger = OperationServices.Incidents(RepositoryFolder, Reporter, StopToken);
        if (Id is null)
        {
            foreach (Incident incident in ledger.Read(StopToken))
            {
                if (IsWanted(incident)) WriteObject(incident);
            }

            return;
        }

        foreach (IncidentId id in Id)
        {
            try
            {
                Incident incident = ledger.Find(id.Text);
                if (IsWanted(incident)) WriteObject(IncidentCommand.Detailed(incident));
            }
            catch (OperationException problem)
            {
                Reporter.Problem(problem);
            }
        }
    }

    private bool IsWanted(Incident incident) =>
        (!Open || incident.IsOpen)
        && (!Due || incident.Updates.Any(update => update.State != UpdateDueState.OnTrack))
        && (Status is null || Status.Contains(incident.Status))
        && (Severity is null || (incident.Severity is { } severity && Severity.Contains(severity)))
        && (Service is null || incident.Services.Intersect(Service, StringComparer.OrdinalIgnoreCase).Any())
        && (Since is not { } since || incident.DeclaredAt >= since);
}
