using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Incidents;

/// <summary>Hands an incident of severity 3 or 4 to the bug workflow: makes the record of the bug, or finds the open one of the same report, gives it the due time of the fix and links the two.</summary>
/// <param name="ledger">The incidents.</param>
/// <param name="investigator">Investigates and saves the bug.</param>
/// <param name="bugs">The records of bugs.</param>
/// <param name="time">The clock.</param>
public sealed class IncidentBug(IncidentLedger ledger, BugInvestigator investigator, BugRecords bugs, TimeProvider time)
{
    private const int Suspects = 5;

    /// <summary>Whether an incident is work for the bug workflow: open, of severity 3 or 4, and with a day for its fix. A private incident has no bug: its words must not stand in the work tree.</summary>
    public static bool Concerns(Incident incident) => incident is { IsOpen: true, IsPrivate: false, Severity: Severity.Medium or Severity.Low, FixDueAt: not null };

    /// <summary>What is still to be done for an incident, in words; null where it is no work for the bug workflow, or all is done.</summary>
    /// <param name="incident">The incident.</param>
    public string? Plan(Incident incident)
    {
        if (!Concerns(incident) || incident.FixDueAt is not { } due) return null;
        string day = due.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (Linked(incident) is not { } label) return $"Make or find the record of its bug, to be mended by {day}, and link it";
        return IsWithoutDue(label) ? $"Give {label} the due date {day}" : null;
    }

    /// <summary>Makes or finds the bug and links it.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="stop">Ends the investigation; nothing is linked then.</param>
    /// <returns>The incident as it is recorded now.</returns>
    /// <exception cref="OperationException">The record cannot be written.</exception>
    public Incident File(Incident incident, string by, CancellationToken stop)
    {
        if (Linked(incident) is { } linked)
        {
            if (IsWithoutDue(linked)) bugs.Write(linked, new BugUpdate { DueAt = incident.FixDueAt }, stop);
            return incident;
        }

        var report = new BugReport
        {
            Description = incident.Description.Length == 0 ? incident.Title : $"{incident.Title}\n\n{incident.Description}",
            Severity = incident.Severity,
            Source = incident.Label,
        };
        BugInvestigation saved = investigator.Save(investigator.Investigate(report, Suspects, stop), report, stop);
        string label = saved.Label!;
        if (IsWithoutDue(label)) bugs.Write(label, new BugUpdate { DueAt = incident.FixDueAt }, stop);
        return ledger.Add(incident.Label, $"Link {label} to {incident.Label}", _ => [IncidentDeclaration.LinkOf(new IncidentLink("Bug", label, saved.Title), time.GetUtcNow(), by)], stop);
    }

    private static string? Linked(Incident incident) => incident.Links.FirstOrDefault(link => link.Kind == "Bug")?.Target;

    // A bug that is linked may be another repository's.
    private bool IsWithoutDue(string label)
    {
        try
        {
            return bugs.Find(label).DueAt is null;
        }
        catch (OperationException unknown) when (unknown.Id == ErrorId.RecordNotFound)
        {
            return false;
        }
    }
}
