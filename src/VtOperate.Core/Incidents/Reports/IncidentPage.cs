using VtOperate.Core.Reports;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>The page about one incident. It says what is recorded and nothing else; the same record and the same time give the same bytes. Pure.</summary>
/// <param name="incident">The incident.</param>
/// <param name="timeline">What happened in it, in the order in which it happened.</param>
/// <param name="now">The time at which it is written.</param>
internal sealed class IncidentPage(Incident incident, IReadOnlyList<IncidentEvent> timeline, DateTimeOffset now)
{
    private const int LongestDescription = 8_000, LongestTitle = 400, MostDoubts = 20, MostLinks = 100, LongestTarget = 1_000;

    private readonly IncidentDurations _durations = IncidentDurations.Of(incident);

    /// <summary>The page as HTML.</summary>
    internal string Write() => ReportPage.Write($"{incident.Label}: {ReportText.Brief(incident.Title, 150)}", now, Header, Body);

    private void Header(MarkupWriter page)
    {
        page.Element("p", $"Incident {incident.Label}", ("class", "label")).Open("h1").Data(ReportText.Cut(incident.Title, LongestTitle)).Close();
        page.Open("p");
        SeverityBadge.Write(page, incident.Severity);
        page.Text(" ").Text(incident.Status.ToString());
        if (incident.MergedInto is { } into) page.Text(" into ").Data(ReportText.Brief(into, 100));
        page.Close();
        if (incident.IsPrivate) page.Element("p", "This incident is private. Its record is never pushed; this page was written on purpose. Give it only to those who may know.", ("class", "notice"));
        if (IncidentMoves.IsLive(incident.Status)) page.Element("p", "This incident is not resolved. What stands here is what was recorded when the page was written.", ("class", "notice"));
        page.Open("dl", ("class", "facts"));
        Fact(page, "Impact began", incident.ImpactStartedAt);
        Fact(page, "Noticed", incident.DetectedAt);
        Fact(page, "Declared", incident.DeclaredAt);
        Fact(page, "Mitigated", incident.MitigatedAt, incident.Status < IncidentStatus.Mitigated);
        Fact(page, "Resolved", incident.ResolvedAt, IncidentMoves.IsLive(incident.Status));
        Fact(page, "To mitigate", _durations.Mitigate.Said);
        Fact(page, "To resolve", _durations.Resolve.Said);
        if (incident.FixDueAt is { } due) Fact(page, "Fix due", due);
        Fact(page, "Services", incident.Services.Count == 0 ? "unknown" : ReportText.Brief(string.Join(", ", incident.Services), 120));
        page.Close();
    }

    private void Body(MarkupWriter page)
    {
        Impact(page);
        Timeline(page);
        Durations(page);
        Severities(page);
        IncidentMessagesPart.Write(page, timeline);
        Actions(page);
        Entries(page);
        Links(page);
        Unknowns(page);
    }

    private void Impact(MarkupWriter page)
    {
        page.Element("h2", "Impact");
        if (incident.Description.Length == 0) page.Element("p", "Nobody has described the impact.", ("class", "muted"));
        else page.Open("p", ("class", "said")).Data(ReportText.Cut(incident.Description, LongestDescription)).Close();
        page.Open("ul");
        page.Element("li", $"Affected services: {(incident.Services.Count == 0 ? "unknown" : ReportText.Brief(string.Join(", ", incident.Services), 1_000))}");
        page.Element("li", $"Customers felt it for: {Pain()}");
        foreach (IncidentRole role in incident.Roles.OrderBy(role => role.Name, StringComparer.Ordinal).ThenBy(role => role.Person, StringComparer.Ordinal)) page.Open("li").Text(ReportText.Brief(role.Name.Replace('-', ' '), 100) + ": ").Data(ReportText.Brief(role.Person, 100)).Close();
        page.Close();
    }

    private string Pain()
    {
        IncidentPhase pain = _durations.Felt;
        if (pain.State != PhaseState.Ahead) return Told(pain);
        return incident.ImpactStartedAt is not { } began ? "unknown: nobody recorded when it began" : now < began ? "unknown: it is recorded to begin after this page was written" : DurationText.Of(now - began) + " so far";
    }

    private void Timeline(MarkupWriter page)
    {
        var picture = TimelineChart.Of(incident, timeline, now);
        page.Element("h2", "Timeline").Open("figure");
        picture.Chart!.Write(page);
        page.Element("figcaption", "Bars are phases; a hatched bar is a phase of which the record does not say when it began or ended. Dots are entries, close ones drawn as one." + (picture.HasLate ? " A ring is an entry that was written down much later than it happened." : "") + (picture.Outside > 0 ? $" {ReportPage.Count(picture.Outside, "entry lies", "entries lie")} too far outside of the incident to be drawn." : "")).Close();
        var table = new ReportTable(page, "Phases", "Phase", "From", "To", "Took").Begin();
        foreach (IncidentPhase phase in IncidentPhases.Of(incident, now)) table.Row(() => page.Text(phase.Name), () => When(page, phase.From), () => Ends(page, phase), () => page.Text(Told(phase)));
        table.End();
    }

    private void Durations(MarkupWriter page)
    {
        IReadOnlyList<(string Name, IncidentPhase Phase)> measures = _durations.Named;
        page.Element("h2", "How long it took");
        double longest = measures.Select(measure => measure.Phase.Length ?? TimeSpan.Zero).Max().TotalSeconds;
        if (longest > 0)
        {
            page.Open("figure");
            new RowChart("durations", $"How long {incident.Label} took", string.Join("; ", measures.Select(measure => $"{measure.Name}: {measure.Phase.Said}")) + ".")
            {
                Rows = [.. measures.Select(measure => new ChartRow($"{measure.Name}: {measure.Phase.Said}") { Bars = BarsOf(measure.Phase, longest) })],
                AxisStart = "0",
                AxisEnd = DurationText.Of(TimeSpan.FromSeconds(longest)),
            }.Write(page);
            page.Element("figcaption", "Hatched: not known.").Close();
        }

        var table = new ReportTable(page, "Durations", "What", "Between", "Took").Begin();
        foreach ((string name, IncidentPhase phase) in measures) table.Row(name, phase.Name, Told(phase));
        table.End();
    }

    private void Severities(MarkupWriter page)
    {
        IReadOnlyList<(Severity? Severity, DateTimeOffset From, DateTimeOffset? To, string Reason)> spans = SeveritySpans.Of(incident, now);
        page.Element("h2", "Severity");
        DateTimeOffset first = spans.Min(span => span.From), last = spans.Max(span => span.To ?? span.From);
        double width = Math.Max((last - first).TotalSeconds, 1);
        page.Open("figure");
        new RowChart("severity", $"Severity of {incident.Label} over time", string.Join("; ", spans.Select(span => $"{SeverityBadge.Name(span.Severity)}: {Length(span.From, span.To)}")) + ".")
        {
            Rows = [.. spans.GroupBy(span => span.Severity).OrderBy(group => group.Key ?? (Severity)5).Select(group => new ChartRow($"{SeverityBadge.Name(group.Key)}: {Total(group)}")
            {
                Bars = [.. group.Select(span => span.To is { } to ? new ChartBar((span.From - first).TotalSeconds / width, (to - first).TotalSeconds / width, SeverityBadge.Fill(group.Key)) : new ChartBar((span.From - first).TotalSeconds / width, 1, ChartFill.Unknown))],
            })],
            AxisStart = ReportPage.Time(first),
            AxisEnd = ReportPage.Time(last),
        }.Write(page);
        page.Element("figcaption", IncidentMoves.IsLive(incident.Status) ? "How long it was how bad, until this page was written." : "How long it was how bad, until it was resolved.").Close();
        var table = new ReportTable(page, "Severities", "Severity", "From", "For", "Why").Begin();
        foreach ((Severity? severity, DateTimeOffset from, DateTimeOffset? to, string reason) in spans)
            table.Row(() => SeverityBadge.Write(page, severity), () => ReportPage.Time(page, from), () => page.Text(Length(from, to)), () => page.Data(reason.Length == 0 ? "nobody said why" : ReportText.Cut(reason, ReportEntries.LongestText)));
        table.End();
    }

    private void Actions(MarkupWriter page)
    {
        page.Element("h2", "Actions");
        ReportActionTable.Write(page, incident.ActionItems, "No action item is on record.");
        if (incident.Actions.Count == 0) return;
        page.Element("h3", "What its severity demands");
        var table = new ReportTable(page, "What its severity demands", "What", "Until", "State").Begin();
        foreach (IncidentAction action in incident.Actions)
            table.Row(() => page.Data(ReportText.Cut(action.Text, ReportEntries.LongestText)), () => { if (action.Due is { } due) ReportPage.Time(page, due); else page.Text("no time set"); }, () => page.Text(action.IsDone ? "done" : action.Due < now ? "late, not on record" : "not on record"));
        table.End();
    }

    private void Entries(MarkupWriter page)
    {
        IReadOnlyList<IncidentEvent> shown = ReportEntries.Chosen(timeline);
        page.Element("h2", "What happened");
        if (timeline.Count == 0)
        {
            page.Element("p", "No entry is on record.", ("class", "muted"));
            return;
        }

        if (timeline.Count > shown.Count) page.Element("p", $"{ReportPage.Count(timeline.Count - shown.Count)} of {ReportPage.Count(timeline.Count)} entries are left out, those that tell least first; Get-IncidentTimeline {incident.Label} shows them all.", ("class", "notice"));
        var table = new ReportTable(page, "Entries in the order in which they happened", "When (UTC)", "Kind", "What", "By").Begin();
        foreach (IncidentEvent item in shown) table.Row(() => ReportPage.Time(page, item.At), () => page.Data(ReportText.Brief(item.Kind, 60)), () => Entry(page, item), () => page.Data(ReportText.Brief(item.By, 100)));
        table.End();
    }

    private void Entry(MarkupWriter page, IncidentEvent item)
    {
        page.Open("span", ("class", "said")).Data(ReportText.Cut(item.Text, ReportEntries.LongestText)).Close();
        string notes = string.Join("; ", ReportEntries.Notes(item, incident));
        if (notes.Length > 0) page.Text(" ").Element("span", $"({notes})", ("class", "muted"));
    }

    private void Links(MarkupWriter page)
    {
        if (incident.Links.Count == 0) return;
        page.Element("h2", "What belongs to it").Open("ul");
        foreach (IncidentLink link in incident.Links.Take(MostLinks))
        {
            string target = ReportText.Cut(link.Target, LongestTarget);
            page.Open("li").Data(ReportText.Brief(link.Kind, 60)).Text(" ").Link(target, target);
            if (link.Text.Length > 0) page.Text(": ").Data(ReportText.Cut(link.Text, 300));
            page.Close();
        }

        if (incident.Links.Count > MostLinks) page.Element("li", $"{ReportPage.Count(incident.Links.Count - MostLinks)} more");
        page.Close();
    }

    private void Unknowns(MarkupWriter page)
    {
        if (incident.Unknowns.Count > 0)
        {
            page.Element("h2", "Not known").Open("ul");
            foreach (string unknown in incident.Unknowns) page.Element("li", ReportText.Cut(unknown, ReportEntries.LongestText));
            page.Close();
        }

        if (incident.Problems.Count == 0) return;
        page.Element("h2", "Doubts about the record").Open("ul");
        foreach (EventProblem problem in incident.Problems.Take(MostDoubts)) page.Open("li").Data(ReportText.Cut(problem.ToString(), 500)).Close();
        if (incident.Problems.Count > MostDoubts) page.Element("li", $"{ReportPage.Count(incident.Problems.Count - MostDoubts)} more");
        page.Close();
    }

    private static ChartBar[] BarsOf(IncidentPhase phase, double longest) =>
        phase.State == PhaseState.Ahead ? [] : phase.Length is { } length ? [new ChartBar(0, length.TotalSeconds / longest, ChartFill.Plain)] : [new ChartBar(0, 1, ChartFill.Unknown)];

    private static string Told(IncidentPhase phase) => phase.Why.Length == 0 ? phase.Said : $"{phase.Said}: {phase.Why}";

    private static string Length(DateTimeOffset from, DateTimeOffset? to) => to is { } end ? DurationText.Of(end - from) : "unknown";

    private static string Total(IEnumerable<(Severity? Severity, DateTimeOffset From, DateTimeOffset? To, string Reason)> spans) =>
        spans.Any(span => span.To is null) ? "unknown" : DurationText.Of(TimeSpan.FromTicks(spans.Sum(span => (span.To!.Value - span.From).Ticks)));

    private static void Ends(MarkupWriter page, IncidentPhase phase)
    {
        if (phase.State is PhaseState.Running or PhaseState.Ahead) page.Text("not yet");
        else When(page, phase.To);
    }

    private static void When(MarkupWriter page, DateTimeOffset? at)
    {
        if (at is { } known) ReportPage.Time(page, known);
        else page.Text("unknown");
    }

    private static void Fact(MarkupWriter page, string name, DateTimeOffset? at, bool isAhead = false)
    {
        page.Open("div").Element("dt", name).Open("dd");
        if (at is null && isAhead) page.Text("not yet");
        else When(page, at);
        page.Close().Close();
    }

    private static void Fact(MarkupWriter page, string name, string value) => page.Open("div").Element("dt", name).Open("dd").Data(value).Close().Close();
}
