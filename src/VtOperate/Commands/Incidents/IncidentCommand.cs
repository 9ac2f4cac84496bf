using System.Management.Automation;
using VtOperate.Core.Incidents;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>The base of the cmdlets that write to incidents: who writes, and when it happened.</summary>
public abstract class IncidentCommand : OperationCommand
{
    private const string DetailType = "VtOperate.Core.Incidents.Incident#Detail";

    /// <summary>Who does it; your name in git by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <summary>When it happened; now by default.</summary>
    [Parameter]
    public DateTimeOffset? OccurredAt { get; set; }

    /// <summary>The incidents of the repository.</summary>
    private protected IncidentLedger Ledger() => OperationServices.Incidents(RepositoryFolder, Reporter, StopToken);

    /// <summary>Who does it.</summary>
    private protected string Writer(IncidentLedger ledger) => By is null ? ledger.Person : IncidentText.Line(By, 100);

    /// <summary>A time that was given; null when none was.</summary>
    /// <exception cref="Core.Errors.OperationException">It has not come yet, or is before 1970.</exception>
    private protected static DateTimeOffset? Time(DateTimeOffset? given, string name) => given is { } at ? OccurrenceRule.Check(at, name, DateTimeOffset.UtcNow) : null;

    /// <summary>The incident with its bug: where its severity asks for one and it has none, one is made or found and linked. Where that fails, the incident stands all the same.</summary>
    private protected Incident WithBug(Incident incident, string by)
    {
        if (!IncidentBug.Concerns(incident)) return incident;
        try
        {
            IncidentBug bugs = OperationServices.IncidentBug(RepositoryFolder, Reporter, StopToken);
            return bugs.Plan(incident) is { } plan && ShouldProcess(incident.Label, plan) ? bugs.File(incident, by, StopToken) : incident;
        }
        catch (Core.Errors.OperationException problem)
        {
            Reporter.Problem(problem);
            return incident;
        }
    }

    /// <summary>Writes one incident so that it is shown whole and not as a line of a table.</summary>
    internal static PSObject Detailed(Incident incident)
    {
        var shown = new PSObject(incident);
        shown.TypeNames.Insert(0, DetailType);
        return shown;
    }
}
