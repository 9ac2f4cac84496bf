using System.Globalization;
using System.Text;
using VtOperate.Core.Bugs;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>What the record says of an incident, as Markdown for the parts of its post-mortem. What nobody said is unknown. Pure.</summary>
/// <param name="incident">The incident, with what is known of the like of it and of changes before it.</param>
/// <param name="timeline">What happened, in that order.</param>
/// <param name="now">The time at which it is asked.</param>
internal sealed class PostmortemFacts(Incident incident, IReadOnlyList<IncidentEvent> timeline, DateTimeOffset now)
{
    private const int MostEntries = 300, MostFactors = 10, LongestEntry = 300;
    private static readonly TimeSpan s_gap = TimeSpan.FromMinutes(30);

    /// <summary>The facts by the name of their part, each ending with LF.</summary>
    internal IReadOnlyDictionary<string, string> Read() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["summary"] = Summary(),
        ["impact"] = Impact(),
        ["timeline"] = Timeline(),
        ["detection"] = Detection(),
        ["response"] = Response(),
        ["contributing-factors"] = Factors(),
        ["action-items"] = Items(),
    };

    private string Summary()
    {
        string services = incident.Services.Count == 0 ? "services unknown" : string.Join(", ", incident.Services.Select(MarkdownText.Inline));
        string severity = incident.Severity is { } level ? string.Create(CultureInfo.InvariantCulture, $"severity {(int)level}") : "severity unknown";
        return $"{MarkdownText.Inline(incident.Title)}: {severity}, {services}; {Between(incident.ImpactStartedAt, incident.MitigatedAt ?? incident.ResolvedAt)} of impact.\n";
    }

    private string Impact()
    {
        var table = new StringBuilder("| What | When or how long (UTC) |\n|---|---|\n");
        Row("Impact began", Time(incident.ImpactStartedAt));
        Row("Noticed", Time(incident.DetectedAt));
        Row("Declared", Time(incident.DeclaredAt));
        Row("Mitigated", Time(incident.MitigatedAt));
        Row("Resolved", Time(incident.ResolvedAt));
        Row("Pain of customers", Between(incident.ImpactStartedAt, incident.MitigatedAt ?? incident.ResolvedAt));
        foreach ((Severity? level, DateTimeOffset from, DateTimeOffset? to, _) in SeveritySpans.Of(incident, now)) Row(level is { } known ? string.Create(CultureInfo.InvariantCulture, $"Severity {(int)known}") : "Severity unknown", Between(from, to));
        return table.ToString();

        void Row(string what, string value) => table.Append(CultureInfo.InvariantCulture, $"| {what} | {value} |\n");
    }

    private string Timeline()
    {
        IncidentEvent[] told = [.. timeline.Where(IsTold)];
        var table = new StringBuilder("| Time (UTC) | Kind | What | By | Entry |\n|---|---|---|---|---|\n");
        DateTimeOffset? last = null;
        DateTimeOffset? over = incident.MitigatedAt ?? incident.ResolvedAt;
        foreach (IncidentEvent entry in told.Take(MostEntries))
        {
            if (last is { } before && entry.At - before >= s_gap && (over is null || before < over)) table.Append(CultureInfo.InvariantCulture, $"| | gap | nothing on record for {DurationText.Of(entry.At - before)} | | |\n");
            last = entry.At;
            table.Append(CultureInfo.InvariantCulture, $"| {entry.At.UtcDateTime:yyyy-MM-dd HH:mm} | {entry.Kind} | {MarkdownText.Inline(IncidentText.Line(entry.Text, LongestEntry))} | {MarkdownText.Inline(entry.By)} | {entry.Id[^6..]} |\n");
        }

        if (told.Length > MostEntries) table.Append(CultureInfo.InvariantCulture, $"\n{told.Length - MostEntries} later entries: `Get-IncidentTimeline {incident.Label}`.\n");
        return table.ToString();
    }

    // Outputs of scripts and changed fields fill pages and tell little; what somebody pinned is told in any case.
    private static bool IsTold(IncidentEvent entry) => entry.IsPinned || entry.Kind is not (IncidentKind.Field or IncidentKind.Link or IncidentKind.Label or IncidentKind.Snooze or IncidentKind.Todo) && !entry.Data.ContainsKey("source");

    private string Detection()
    {
        var list = new StringBuilder();
        list.Append(CultureInfo.InvariantCulture, $"- Noticed {Between(incident.ImpactStartedAt, incident.DetectedAt)} after it began; declared {Between(incident.DetectedAt, incident.DeclaredAt)} after that.\n");
        IncidentEvent[] alerts = [.. timeline.Where(entry => entry.Kind == IncidentKind.Alert)];
        if (alerts.Length == 0) list.Append("- No alert is on record.\n");
        else list.Append(CultureInfo.InvariantCulture, $"- {alerts.Length} alert{(alerts.Length == 1 ? "" : "s")}, the first at {Time(alerts[0].At)}: {MarkdownText.Inline(IncidentText.Line(alerts[0].Text, LongestEntry))}\n");
        return list.ToString();
    }

    private string Response()
    {
        var list = new StringBuilder();
        list.Append(CultureInfo.InvariantCulture, $"- Taken on {Between(incident.DetectedAt, incident.AcknowledgedAt)} after it was noticed; cause known {Between(incident.DetectedAt, incident.IdentifiedAt)}, mitigated {Between(incident.DetectedAt, incident.MitigatedAt)}, resolved {Between(incident.DetectedAt, incident.ResolvedAt)} after it was noticed.\n");
        foreach (IncidentRole role in incident.Roles) list.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Inline(role.Name)}: {MarkdownText.Inline(role.Person)}, since {Time(role.Since)}\n");
        foreach (IncidentEvent entry in timeline.Where(entry => entry.Kind == IncidentKind.Mitigation)) list.Append(CultureInfo.InvariantCulture, $"- Mitigation at {Time(entry.At)}: {MarkdownText.Inline(IncidentText.Line(entry.Text, LongestEntry))}\n");
        int told = timeline.Count(entry => entry.Kind is IncidentKind.Update or IncidentKind.Communication);
        list.Append(CultureInfo.InvariantCulture, $"- {told} update{(told == 1 ? "" : "s")} and messages on record.\n");
        return list.ToString();
    }

    private string Factors()
    {
        List<string> found = [];
        foreach (ServiceChange change in incident.Changes.Take(MostFactors)) found.Add($"Changed before it: {Time(change.At)} {change.Kind} {change.Sha?[..8]} {MarkdownText.Inline(change.Title)}{(change.Risks.Count == 0 ? "" : $" ({string.Join(", ", change.Risks)})")}");
        foreach (IncidentLink link in incident.Links.Where(link => link.Kind != "PostMortem")) found.Add($"{MarkdownText.Inline(link.Kind)} {MarkdownText.Inline(link.Target)}{(link.Text.Length == 0 ? "" : ": " + MarkdownText.Inline(link.Text))}");
        foreach (Solutions.PatternMatch match in incident.Patterns) found.Add($"Critical pattern: {MarkdownText.Inline(match.Pattern.Name)}");
        foreach (Solutions.SolutionMatch match in incident.Solutions) found.Add($"Solved before: {MarkdownText.Code(match.Solution.Id)} {MarkdownText.Inline(match.Solution.Title)}");
        foreach (IncidentLink like in incident.Similar) found.Add($"Sounds alike: {like.Target} {MarkdownText.Inline(like.Text)}");
        foreach (IncidentEvent entry in timeline.Where(entry => entry.Kind is IncidentKind.Finding).Take(MostFactors)) found.Add($"Found at {Time(entry.At)}: {MarkdownText.Inline(IncidentText.Line(entry.Text, LongestEntry))}");
        return found.Count == 0 ? "Nothing on record points to a factor.\n" : "What the record points to; whether it contributed, people say:\n\n" + string.Concat(found.Select(line => $"- {line}\n"));
    }

    private string Items()
    {
        if (incident.ActionItems.Count == 0) return $"None yet: `Add-ActionItem {incident.Label} '...' -Owner ... -Due ...`\n";
        var table = new StringBuilder("| Item | What | For | Owner | Due | Status |\n|---|---|---|---|---|---|\n");
        foreach (ActionItem item in incident.ActionItems) table.Append(CultureInfo.InvariantCulture, $"| {item.Label} | {MarkdownText.Inline(item.Text)} | {item.Type?.ToString() ?? "unknown"} | {(item.Owner is { } owner ? MarkdownText.Inline(owner) : "nobody")} | {item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"} | {item.Status} |\n");
        return table.ToString();
    }

    private static string Time(DateTimeOffset? at) => at is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "unknown";

    private static string Between(DateTimeOffset? from, DateTimeOffset? to) => from is not { } start || to is not { } end ? "an unknown time" : end < start ? "an unknown time (the times contradict each other)" : DurationText.Of(end - start);
}
