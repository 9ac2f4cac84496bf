using System.Globalization;
using System.Text;
using VtOperate.Core.Bugs;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>What the record says of an incident, as Markdown for the parts of its post-mortem. What nobody said is unknown, and secrets are taken out before anything else, so that a part reads the same each time. Pure.</summary>
/// <param name="incident">The incident, with what is known of the like of it and of changes before it.</param>
/// <param name="timeline">What happened, in that order.</param>
/// <param name="now">The time at which it is asked.</param>
internal sealed class PostmortemFacts(Incident incident, IReadOnlyList<IncidentEvent> timeline, DateTimeOffset now)
{
    private const int MostEntries = 300, MostFactors = 10, LongestEntry = 300;
    private static readonly TimeSpan s_gap = TimeSpan.FromMinutes(30);
    private readonly IncidentDurations _durations = IncidentDurations.Of(incident);

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
        string services = incident.Services.Count == 0 ? "services unknown" : string.Join(", ", incident.Services.Select(Safe));
        string severity = incident.Severity is { } level ? string.Create(CultureInfo.InvariantCulture, $"severity {(int)level}") : "severity unknown";
        return $"{Safe(incident.Title)}: {severity}, {services}; customers felt it for {(_durations.Felt.Length is null ? "an unknown time" : _durations.Felt.Said)}.\n";
    }

    private string Impact()
    {
        var table = new StringBuilder("| What | When or how long (UTC) |\n|---|---|\n");
        Row("Impact began", Time(incident.ImpactStartedAt));
        Row("Noticed", Time(incident.DetectedAt));
        Row("Declared", Time(incident.DeclaredAt));
        Row("Mitigated", Time(incident.MitigatedAt));
        Row("Resolved", Time(incident.ResolvedAt));
        Row("Customers felt it for", Took(_durations.Felt));
        foreach ((Severity? level, DateTimeOffset from, DateTimeOffset? to, _) in SeveritySpans.Of(incident, now))
        {
            // What goes on is told by its beginning, so that nothing changes by time alone.
            bool goesOn = IncidentMoves.IsLive(incident.Status) && to == now;
            Row(level is { } known ? string.Create(CultureInfo.InvariantCulture, $"Severity {(int)known}") : "Severity unknown", goesOn ? "since " + Time(from) : to is { } end ? DurationFigures.Said(end - from) : "unknown");
        }

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
            table.Append(CultureInfo.InvariantCulture, $"| {entry.At.UtcDateTime:yyyy-MM-dd HH:mm} | {Safe(entry.Kind)} | {Safe(entry.Text)} | {Safe(entry.By)} | {entry.Id[^6..]} |\n");
        }

        if (told.Length > MostEntries) table.Append(CultureInfo.InvariantCulture, $"\n{told.Length - MostEntries} later entries: `Get-IncidentTimeline {incident.Label}`.\n");
        return table.ToString();
    }

    // Outputs of scripts and changed fields fill pages and tell little; what somebody pinned is told in any case.
    private static bool IsTold(IncidentEvent entry) => entry.IsPinned || entry.Kind is not (IncidentKind.Field or IncidentKind.Link or IncidentKind.Label or IncidentKind.Snooze or IncidentKind.Todo) && !entry.Data.ContainsKey("source");

    private string Detection()
    {
        var list = new StringBuilder();
        Line(list, "To detect", _durations.Detect);
        Line(list, "From then to the declaration", _durations.Declare);
        IncidentEvent[] alerts = [.. timeline.Where(entry => entry.Kind == IncidentKind.Alert)];
        if (alerts.Length == 0) list.Append("- No alert is on record.\n");
        else list.Append(CultureInfo.InvariantCulture, $"- {alerts.Length} alert{(alerts.Length == 1 ? "" : "s")}, the first at {Time(alerts[0].At)}: {Safe(alerts[0].Text)}\n");
        return list.ToString();
    }

    private string Response()
    {
        var list = new StringBuilder();
        foreach ((string name, IncidentPhase phase) in _durations.Named.Skip(1)) Line(list, name, phase);
        foreach (IncidentRole role in incident.Roles) list.Append(CultureInfo.InvariantCulture, $"- {Safe(role.Name)}: {Safe(role.Person)}, since {Time(role.Since)}\n");
        foreach (IncidentEvent entry in timeline.Where(entry => entry.Kind == IncidentKind.Mitigation)) list.Append(CultureInfo.InvariantCulture, $"- Mitigation at {Time(entry.At)}: {Safe(entry.Text)}\n");
        list.Append(CultureInfo.InvariantCulture, $"- Updates and messages on record: {timeline.Count(entry => entry.Kind is IncidentKind.Update or IncidentKind.Communication)}.\n");
        return list.ToString();
    }

    private string Factors()
    {
        List<string> found = [];
        foreach (ServiceChange change in incident.Changes.Take(MostFactors)) found.Add($"Changed before it: {Time(change.At)} {change.Kind}{(change.Sha is { } sha ? " " + sha[..8] : "")}: {Safe(change.Title)}{(change.Risks.Count == 0 ? "" : $" ({string.Join(", ", change.Risks)})")}");
        foreach (IncidentLink link in incident.Links.Where(link => link.Kind != "PostMortem")) found.Add($"{Safe(link.Kind)} {Safe(link.Target)}{(link.Text.Length == 0 ? "" : ": " + Safe(link.Text))}");
        foreach (Solutions.PatternMatch match in incident.Patterns) found.Add($"Critical pattern: {Safe(match.Pattern.Name)}");
        foreach (Solutions.SolutionMatch match in incident.Solutions) found.Add($"Solved before: {MarkdownText.Code(match.Solution.Id)} {Safe(match.Solution.Title)}");
        foreach (IncidentLink like in incident.Similar) found.Add($"Sounds alike: {Safe(like.Target)}, {Safe(like.Text)}");
        foreach (IncidentEvent entry in timeline.Where(entry => entry.Kind is IncidentKind.Finding).Take(MostFactors)) found.Add($"Found at {Time(entry.At)}: {Safe(entry.Text)}");
        return found.Count == 0 ? "Nothing on record points to a factor.\n" : "What the record points to; whether it contributed, people say:\n\n" + string.Concat(found.Select(line => $"- {line}\n"));
    }

    private string Items()
    {
        if (incident.ActionItems.Count == 0) return $"None yet: `Add-ActionItem {incident.Label} '...' -Owner ... -Due ...`\n";
        var table = new StringBuilder("| Item | What | For | Owner | Due | Status |\n|---|---|---|---|---|---|\n");
        foreach (ActionItem item in incident.ActionItems) table.Append(CultureInfo.InvariantCulture, $"| {item.Label} | {Safe(item.Text)} | {item.Type?.ToString() ?? "unknown"} | {(item.Owner is { } owner ? Safe(owner) : "nobody")} | {item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"} | {item.Status} |\n");
        return table.ToString();
    }

    private static string Time(DateTimeOffset? at) => at is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "unknown";

    private static string Took(IncidentPhase phase) => phase.Why.Length == 0 ? phase.Said : $"unknown ({phase.Why})";

    private static void Line(StringBuilder list, string name, IncidentPhase phase) => list.Append(CultureInfo.InvariantCulture, $"- {name}: {Took(phase)}.\n");

    // A secret is looked for before signs are escaped, which would hide it.
    private static string Safe(string text) => MarkdownText.Inline(IncidentText.Line(text, LongestEntry));
}
