using VtOperate.Core.Delivery;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>The page about the incidents of a period, or about some that were chosen. Pure.</summary>
/// <param name="title">What the page is about.</param>
/// <param name="items">The incidents.</param>
/// <param name="includesPrivate">Whether private incidents may be among them.</param>
/// <param name="now">The time at which it is written.</param>
internal sealed class PeriodPage(string title, IReadOnlyList<PeriodIncident> items, bool includesPrivate, DateTimeOffset now)
{
    private const int MostRows = 300, MostServices = 30, LongestTitle = 200;

    private readonly PeriodIncident[] _all = [.. items.OrderByDescending(item => item.Incident.DeclaredAt).ThenByDescending(item => item.Incident.Id, StringComparer.Ordinal)];
    private readonly Incident[] _counted = [.. items.Where(item => item.Counts).Select(item => item.Incident).OrderBy(incident => incident.DeclaredAt).ThenBy(incident => incident.Id, StringComparer.Ordinal)];

    /// <summary>How many incidents were asked for and cannot stand here.</summary>
    internal int Missing { get; init; }

    /// <summary>The page as HTML.</summary>
    internal string Write() => ReportPage.Write(title, now, Header, Body);

    private void Header(MarkupWriter page)
    {
        page.Element("p", "Incident report", ("class", "label")).Element("h1", title);
        page.Element("p", includesPrivate ? $"Private incidents are in this report, {ReportPage.Count(_all.Count(item => item.Incident.IsPrivate))} of them. Give it only to those who may know." : "Private incidents are not in this report.", ("class", includesPrivate ? "notice" : "muted"));
        if (Missing > 0) page.Element("p", $"{ReportPage.Count(Missing, "further incident")} asked for and not here: private, or not to be read.", ("class", "notice"));
        page.Open("dl", ("class", "facts"));
        Fact(page, "Incidents", ReportPage.Count(_counted.Length));
        Fact(page, "Of severity 1 or 2", ReportPage.Count(_counted.Count(incident => incident.Severity is Severity.Critical or Severity.High)));
        Fact(page, "Severity unknown", ReportPage.Count(_counted.Count(incident => incident.Severity is null)));
        Fact(page, "Not resolved", ReportPage.Count(_counted.Count(incident => IncidentMoves.IsLive(incident.Status))));
        Fact(page, "Declined or merged, not counted", ReportPage.Count(_all.Length - _counted.Length));
        page.Close();
    }

    private void Body(MarkupWriter page)
    {
        if (_all.Length == 0)
        {
            page.Element("h2", "Incidents").Element("p", "No incident is on record here.");
            return;
        }

        if (_counted.Length > 0)
        {
            PeriodCharts.Counts(page, _counted);
            PeriodCharts.Durations(page, _counted);
            Services(page);
        }

        Messages(page);
        Actions(page);
        List(page);
    }

    private void Services(MarkupWriter page)
    {
        page.Element("h2", "Affected services");
        (string Name, Incident[] Incidents)[] services = [.. _counted.SelectMany(incident => incident.Services.Distinct(StringComparer.OrdinalIgnoreCase).Select(service => (service, incident))).GroupBy(pair => pair.service, StringComparer.OrdinalIgnoreCase).Select(group => (group.Key, group.Select(pair => pair.incident).ToArray())).OrderByDescending(service => service.Item2.Length).ThenBy(service => service.Key, StringComparer.Ordinal)];
        int without = _counted.Count(incident => incident.Services.Count == 0);
        if (without > 0) page.Element("p", $"Of {ReportPage.Count(without, "incident")} nobody recorded which service was affected.");
        if (services.Length == 0) return;
        if (services.Length > MostServices) page.Element("p", $"The {MostServices} of {ReportPage.Count(services.Length)} services with the most incidents.", ("class", "notice"));
        var table = new ReportTable(page, "Incidents by service", "Service", "#Incidents", "#Severity 1 or 2").Begin();
        foreach ((string name, Incident[] incidents) in services.Take(MostServices)) table.Row(ReportText.Brief(name, 100), ReportPage.Count(incidents.Length), ReportPage.Count(incidents.Count(incident => incident.Severity is Severity.Critical or Severity.High)));
        table.End();
    }

    private void Messages(MarkupWriter page)
    {
        page.Element("h2", "Messages");
        (string Said, int Count)[] outcomes = [.. _all.SelectMany(item => item.Messages).GroupBy(pair => IncidentMessagesPart.Said(pair.Key), StringComparer.Ordinal).Select(group => (group.Key, group.Sum(pair => pair.Value))).OrderByDescending(outcome => outcome.Item2).ThenBy(outcome => outcome.Key, StringComparer.Ordinal)];
        if (outcomes.Length == 0)
        {
            page.Element("p", "No message is on record.", ("class", "muted"));
            return;
        }

        var table = new ReportTable(page, "Messages by outcome", "Outcome", "#Messages").Begin();
        foreach ((string said, int count) in outcomes) table.Row(said, ReportPage.Count(count));
        table.End();
        int silent = _all.Count(item => item.Counts && item.Incident.Severity is Severity.Critical or Severity.High && !item.Messages.ContainsKey(nameof(DeliveryState.Sent)) && !item.Messages.ContainsKey(nameof(DeliveryState.Accepted)));
        if (silent > 0) page.Element("p", $"On {ReportPage.Count(silent, "incident")} of severity 1 or 2 there is no message on record that a receiver took.");
    }

    private void Actions(MarkupWriter page)
    {
        page.Element("h2", "Actions");
        ActionItem[] actions = [.. _all.SelectMany(item => item.Incident.ActionItems)];
        if (actions.Length > 0) page.Element("p", $"Of {ReportPage.Count(actions.Length, "action item")} {ReportPage.Count(actions.Count(action => action.IsOpen), "is", "are")} open, {ReportPage.Count(actions.Count(action => action.Overdue))} late.");
        ReportActionTable.Write(page, actions.Where(action => action.IsOpen), actions.Length == 0 ? "No action item is on record." : "No action item is open.");
    }

    private void List(MarkupWriter page)
    {
        page.Element("h2", "Incidents");
        if (_all.Length > MostRows) page.Element("p", $"The newest {MostRows} of {ReportPage.Count(_all.Length)} incidents; {ReportPage.Count(_all.Length - MostRows)} older ones are left out of this list. All figures above count them.", ("class", "notice"));
        var table = new ReportTable(page, "Incidents, the newest first", "Incident", "Severity", "What", "Declared (UTC)", "Until resolved", "State").Begin();
        foreach (PeriodIncident item in _all.Take(MostRows))
        {
            Incident incident = item.Incident;
            table.Row(
                () => page.Data(incident.Label),
                () => SeverityBadge.Write(page, incident.Severity),
                () => What(page, incident),
                () => ReportPage.Time(page, incident.DeclaredAt),
                () => page.Text(IncidentPhase.Between("declared", incident.DeclaredAt, "resolved", incident.ResolvedAt) is { State: not PhaseState.Unknown } phase ? phase.Said : IncidentMoves.IsLive(incident.Status) ? "not resolved" : "unknown"),
                () => page.Text(incident.Status.ToString() + (incident.IsPrivate ? ", private" : "")));
        }

        table.End();
    }

    private static void What(MarkupWriter page, Incident incident)
    {
        page.Data(ReportText.Cut(incident.Title, LongestTitle));
        if (incident.Services.Count > 0) page.Text(" ").Open("span", ("class", "muted")).Data(ReportText.Brief(string.Join(", ", incident.Services), 100)).Close();
    }

    private static void Fact(MarkupWriter page, string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close();
}
