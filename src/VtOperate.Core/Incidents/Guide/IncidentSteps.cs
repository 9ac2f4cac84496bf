namespace VtOperate.Core.Incidents.Guide;

/// <summary>Says what may be done next about an incident, the most pressing first. Pure.</summary>
public static class IncidentSteps
{
    /// <summary>The steps; none for one that is over.</summary>
    /// <param name="incident">The incident.</param>
    public static IReadOnlyList<IncidentStep> Of(Incident incident)
    {
        List<IncidentStep> steps = [];
        if (!incident.IsOpen) return steps;
        bool hurts = incident.Status < IncidentStatus.Mitigated, isLive = IncidentMoves.IsLive(incident.Status);
        string id = incident.Label;
        Add(hurts, IncidentStepKind.Mitigate, "&Mitigate", "See what changed and what may end the pain, and do it.", "Get-MitigationOption", id);
        Add(true, IncidentStepKind.Update, "&Update", "Say what is new, and tell those who wait for it.", "Add-IncidentEvent", null);
        Add(hurts, IncidentStepKind.Ended, "Pain &ended", "Users do not feel it any more; the cause may still be there.", "Update-Incident", id + " Mitigated");
        Add(isLive, IncidentStepKind.Resolve, "&Resolve", "The cause is gone.", "Resolve-Incident", null);
        Add(!hurts && incident.Severity is not (Severity.Medium or Severity.Low), IncidentStepKind.PostMortem, "&Post-mortem", "Make it from the record, and see what only people can fill in.", "New-Postmortem", id);
        Add(!hurts, IncidentStepKind.ActionItems, "&Action items", "See what is to be done because of it, and add to it.", "Add-ActionItem", null);
        Add(!isLive, IncidentStepKind.Close, "&Close", "Nothing is left to do about it.", "Close-Incident", id);
        return steps;

        void Add(bool isOffered, IncidentStepKind kind, string label, string text, string cmdlet, string? arguments)
        {
            if (isOffered) steps.Add(new IncidentStep(kind, label, text, cmdlet, arguments is null ? null : $"{cmdlet} {arguments}"));
        }
    }
}
