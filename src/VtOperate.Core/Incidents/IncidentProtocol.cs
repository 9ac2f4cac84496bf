using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents;

/// <summary>What each severity demands, as next actions with due times, and what the record shows as done. Pure.</summary>
internal static class IncidentProtocol
{
    private static readonly TimeSpan s_five = TimeSpan.FromMinutes(5), s_ten = TimeSpan.FromMinutes(10), s_quarter = TimeSpan.FromMinutes(15), s_half = TimeSpan.FromMinutes(30);

    internal static IReadOnlyList<IncidentAction> Of(Incident incident, IncidentFold fold)
    {
        List<IncidentAction> actions = [];
        string id = incident.Label;
        if (!incident.IsOpen)
        {
            if (incident.Status == IncidentStatus.Closed) Keep();
            return actions;
        }

        DateTimeOffset start = incident.DeclaredAt;
        bool isMitigated = incident.Status >= IncidentStatus.Mitigated;
        switch (incident.Severity ?? Severity.High)
        {
            case Severity.Critical:
                Add("Name a commander who decides", $"Update-Incident {id} -Role commander -Person <name>", start + s_five, Has("commander"));
                Mitigate("Mitigate now: roll back or switch off before looking for the cause", start + s_quarter);
                Add("Open the war room and post its links", $"Update-Incident {id} -Chat <channel> -Call <address>", start + s_ten, !incident.WarRoom.IsEmpty);
                Add("Tell everybody in the company", $"New-IncidentMessage {id} -Audience all-hands", start + s_quarter, fold.Told.ContainsKey(IncidentAudience.AllHands));
                Add("Update stakeholders every hour until it is resolved", $"New-IncidentMessage {id} -Audience executive", DueFor(IncidentAudience.Stakeholders), false);
                break;
            case Severity.High:
                Mitigate("Weigh the options: rollback, flag, targeted fix", start + s_half);
                Add("Name a commander who decides", $"Update-Incident {id} -Role commander -Person <name>", start + s_half, Has("commander"));
                Add("Tell the stakeholders", $"New-IncidentMessage {id} -Audience executive", start + s_half, fold.Told.ContainsKey(IncidentAudience.Stakeholders));
                break;
            default:
                if (incident.Links.FirstOrDefault(link => link.Kind == "Bug") is { } bug) Add($"Mend {bug.Target}", $"Get-BugInvestigation {bug.Target}", incident.FixDueAt, incident.Status >= IncidentStatus.Resolved);
                else Add("Work on it as a bug, with a date for the fix", $"Invoke-BugInvestigation {CommandWord.Quoted(incident.Title)} -Save", incident.FixDueAt, false);
                break;
        }

        if (incident.Severity is Severity.Critical or Severity.High or null) Add("Write the post-mortem, meet over it", $"New-Postmortem {id}", Postmortems.PostmortemDue.Of(incident), incident.Links.Any(link => link.Kind == "PostMortem"));
        Add(isMitigated ? "Resolve it when the cause is gone" : "Find the cause", isMitigated ? $"Resolve-Incident {id} 'what ended it'" : $"Invoke-BugInvestigation {CommandWord.Quoted(incident.Title)}", null, incident.Status >= IncidentStatus.Resolved);
        if (incident.Status >= IncidentStatus.Resolved) Keep();
        return actions.OrderBy(action => action.Due ?? DateTimeOffset.MaxValue).Select((action, i) => action with { Order = i + 1 }).ToArray();

        // The loop closes here: what is not written down is met again.
        void Keep() => Add("Keep what was learned for the next time", "Add-Solution " + CommandWord.Quoted($"Problem: {incident.Title}, Solution: <what ended it>"), null, incident.Links.Any(link => link.Kind == "Solution"));
        void Mitigate(string text, DateTimeOffset due)
        {
            bool isDone = isMitigated || fold.Mitigations.IsDone;
            if (isDone || fold.Mitigations.Waiting is not { } waiting) Add(text, $"Get-MitigationOption {id}", due, isDone);
            else Add($"{text} (branch made, not deployed: {waiting.Branch})", $"Add-Deployment {(waiting.Service is { } service ? CommandWord.Of(service) + " " : "")}-Commit {CommandWord.Of(waiting.Branch)} -Incident {id}", due, false);
        }

        bool Has(string role) => incident.Roles.Any(held => held.Name == role);
        DateTimeOffset? DueFor(string audience) => incident.Updates.FirstOrDefault(update => update.Audience == audience)?.At;
        void Add(string text, string? command, DateTimeOffset? due, bool isDone) => actions.Add(new IncidentAction(actions.Count + 1, text, command, due, isDone));
    }
}
