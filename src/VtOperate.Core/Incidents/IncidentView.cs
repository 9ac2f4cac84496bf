using System.Globalization;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents;

/// <summary>Shows one incident as a person at night needs it: how it stands, what to do next and until when, what is known of the like, what nobody has said.</summary>
public static class IncidentView
{
    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="incident">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="zone">The zone in which times are shown.</param>
    /// <param name="now">The time from which times are counted.</param>
    public static string Render(Incident incident, int width, TimeZoneInfo zone, DateTimeOffset now)
    {
        var page = new TextPage(width - 1);
        page.Line($"{incident.Label}  ", incident.Title);
        page.Line("  ", $"Severity {(incident.Severity is { } severity ? $"{(int)severity} ({severity})" : "unknown (treated as High)")}, {incident.Status}{(incident.MergedInto is { } into ? " into " + into : "")}, declared {When(incident.DeclaredAt)}{(incident.IsPrivate ? ", private" : "")}");
        if (incident.Services.Count > 0) page.Line("  Services  ", string.Join(", ", incident.Services));
        foreach (IncidentRole role in incident.Roles) page.Line($"  {Capital(role.Name)}  ", role.Person);
        Room(page, incident.WarRoom);
        Times(page, incident, When);
        Changed(page, incident, When);
        if (incident.Description.Length > 0) page.Heading("WHAT IS KNOWN").Line("  ", incident.Description);
        Known(page, incident);
        Next(page, incident, now, When);
        if (incident.Unknowns.Count > 0)
        {
            page.Heading("NOT KNOWN YET");
            foreach (string unknown in incident.Unknowns) page.Line("  - ", unknown);
        }

        if (incident.Links.Count > 0)
        {
            page.Heading("LINKS");
            foreach (IncidentLink link in incident.Links) page.Line($"  {link.Kind,-10}  ", link.Text.Length == 0 ? link.Target : $"{link.Target}  {link.Text}");
        }

        return page.ToString();

        string When(DateTimeOffset at)
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
            return local.ToString(local.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        }
    }

    private static void Room(TextPage page, WarRoom room)
    {
        if (room.Chat is not null) page.Line("  Chat  ", room.Chat);
        if (room.Call is not null) page.Line("  Call  ", room.Call);
        foreach (string address in room.Dashboards) page.Line("  Dashboard  ", address);
        foreach (string address in room.Runbooks) page.Line("  Runbook  ", address);
        foreach (string address in room.StatusPages) page.Line("  Status page  ", address);
    }

    private static void Times(TextPage page, Incident incident, Func<DateTimeOffset, string> when)
    {
        List<string> times = [];
        foreach ((string name, DateTimeOffset? at) in ((string, DateTimeOffset?)[])[("impact began", incident.ImpactStartedAt), ("noticed", incident.DetectedAt), ("taken on", incident.AcknowledgedAt), ("cause known", incident.IdentifiedAt), ("mitigated", incident.MitigatedAt), ("resolved", incident.ResolvedAt), ("closed", incident.ClosedAt)])
        {
            if (at is { } known) times.Add($"{name} {when(known)}");
        }

        if (times.Count > 0) page.Line("  Times  ", string.Join(", ", times));
    }

    private static void Changed(TextPage page, Incident incident, Func<DateTimeOffset, string> when)
    {
        if (incident.Changes.Count == 0) return;
        page.Heading("WHAT CHANGED");
        foreach (Services.ServiceChange change in incident.Changes)
            page.Line($"  {when(change.At),-17}", $"{change.Kind} {change.Sha?[..8]}  {change.Title}{(change.Risks.Count == 0 ? "" : $"  [{string.Join(", ", change.Risks)}]")}{(change.IsDeployed == false ? "  (not deployed)" : "")}");
    }

    private static void Known(TextPage page, Incident incident)
    {
        if (incident.Patterns.Count + incident.Solutions.Count + incident.Similar.Count == 0) return;
        page.Heading("SEEN BEFORE");
        foreach (Solutions.PatternMatch match in incident.Patterns) page.Line("  Pattern   ", $"{match.Pattern.Name}: {match.Pattern.Correct ?? match.Pattern.Why}");
        foreach (Solutions.SolutionMatch match in incident.Solutions) page.Line("  Solution  ", $"{match.Solution.Title}  ({match.Solution.Id})");
        foreach (IncidentLink link in incident.Similar) page.Line("  Incident  ", $"{link.Target}  {link.Text}");
    }

    private static void Next(TextPage page, Incident incident, DateTimeOffset now, Func<DateTimeOffset, string> when)
    {
        if (incident.Actions.Count > 0)
        {
            page.Heading("NEXT");
            foreach (IncidentAction action in incident.Actions)
            {
                string due = action.IsDone || action.Due is not { } at ? "" : at <= now ? $"LATE since {when(at)}: " : $"by {when(at)}: ";
                page.Line($"  [{(action.IsDone ? 'x' : ' ')}] ", due + action.Text);
                if (!action.IsDone && action.Command is { } command) page.Line("        ", command);
            }
        }

        if (incident.Updates.Count == 0) return;
        page.Heading("UPDATES OWED");
        foreach (UpdateDue update in incident.Updates)
            page.Line($"  {update.Audience,-14}", update.State == UpdateDueState.Overdue ? $"LATE since {when(update.At)}" : $"by {when(update.At)}{(update.State == UpdateDueState.DueSoon ? ", soon" : "")}");
    }

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
