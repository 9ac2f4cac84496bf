using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>The charts about several incidents: how many of which severity, and how long they took. Pure.</summary>
internal static class PeriodCharts
{
    private const int Places = 160;

    /// <summary>How many incidents of which severity were declared, by week, month or year.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="incidents">The incidents, the oldest first.</param>
    internal static void Counts(MarkupWriter page, IReadOnlyList<Incident> incidents)
    {
        (DateTimeOffset first, DateTimeOffset last) = (incidents[0].DeclaredAt, incidents[^1].DeclaredAt);
        string unit = PeriodBuckets.UnitOf(first, last);
        IReadOnlyList<(string Name, DateTimeOffset Start)> parts = PeriodBuckets.Of(unit, first, last);
        int[][] counts = new int[parts.Count][];
        int next = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            counts[i] = new int[SeverityBadge.All.Count];
            for (; next < incidents.Count && (i + 1 == parts.Count || incidents[next].DeclaredAt < parts[i + 1].Start); next++) counts[i][IndexOf(incidents[next].Severity)]++;
        }

        double most = counts.Max(count => count.Sum());
        page.Element("h2", $"Incidents by {unit}").Open("figure");
        new RowChart("counts", $"Incidents by {unit} and severity", $"{ReportPage.Count(incidents.Count, "incident")} from {ReportPage.Day(first)} to {ReportPage.Day(last)}; at most {ReportPage.Count((int)most)} in one {unit}. The table below has every figure.")
        {
            Rows = [.. parts.Select((part, i) => new ChartRow($"{part.Name}: {ReportPage.Count(counts[i].Sum())}{(counts[i][0] + counts[i][1] is > 0 and var bad ? $" ({ReportPage.Count(bad)} of severity 1 or 2)" : "")}") { Bars = Stack(counts[i], most) })],
            AxisStart = "0",
            AxisEnd = ReportPage.Count((int)most),
        }.Write(page);
        page.Open("figcaption").Text("From left to right: ");
        foreach (Severity? severity in SeverityBadge.All)
        {
            SeverityBadge.Write(page, severity);
            page.Text(" ");
        }

        page.Close().Close();
        var table = new ReportTable(page, $"Incidents by {unit} and severity", char.ToUpperInvariant(unit[0]) + unit[1..], "#1", "#2", "#3", "#4", "#Unknown", "#All").Begin();
        for (int i = 0; i < parts.Count; i++) table.Row([parts[i].Name, .. counts[i].Select(ReportPage.Count), ReportPage.Count(counts[i].Sum())]);
        table.End();
    }

    /// <summary>How long the incidents took.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="incidents">The incidents.</param>
    internal static void Durations(MarkupWriter page, IReadOnlyList<Incident> incidents)
    {
        IncidentDurations[] durations = [.. incidents.Select(IncidentDurations.Of)];
        page.Element("h2", "How long they took");
        DurationFigures[] figures = [.. Enumerable.Range(0, durations[0].Named.Count).Select(which => DurationFigures.Of(durations.Select(one => one.Named[which].Phase)))];

        // From the beginning of the pain where that was recorded at least as often as not, else from the declaration.
        bool isFelt = durations.Count(one => one.Resolve.Settled is not null) * 2 >= durations.Count(one => one.OnRecord.Settled is not null);
        (string Name, IncidentPhase Phase)[] shown = [.. durations.Select(one => isFelt ? (IncidentDurations.ToResolve, one.Resolve) : (IncidentDurations.UntilResolved, one.OnRecord))];
        if (shown.Any(one => one.Phase.Settled is not null)) Distribution(page, incidents, shown);
        var table = new ReportTable(page, "Durations of all incidents", "What", "Between", "#Known", "#Not known", "Median", "9 in 10 within").Begin();
        for (int i = 0; i < figures.Length; i++)
            table.Row(durations[0].Named[i].Name, durations[0].Named[i].Phase.Name, figures[i].CountText, ReportPage.Count(figures[i].Excluded), DurationFigures.Said(figures[i].Median), DurationFigures.Said(figures[i].Ninth));
        table.End();
        page.Element("p", "A duration counts where both of its times are on record and in order. Fewer than ten values say little.", ("class", "muted"));
    }

    private static void Distribution(MarkupWriter page, IReadOnlyList<Incident> incidents, (string Name, IncidentPhase Phase)[] shown)
    {
        string name = shown[0].Name, between = shown[0].Phase.Name;
        (Severity? Severity, DurationFigures Figures)[] groups = [.. SeverityBadge.All.Select(severity => (severity, DurationFigures.Of(shown.Where((_, i) => incidents[i].Severity == severity).Select(one => one.Phase)))).Where(group => group.Item2.Values.Count + group.Item2.Excluded > 0)];
        double longest = Scale(groups.SelectMany(group => group.Figures.Values).Max());
        page.Open("figure");
        new RowChart("durations", $"{name}, by severity", string.Join("; ", groups.Select(group => $"{SeverityBadge.Name(group.Severity)}: median {DurationFigures.Said(group.Figures.Median)} of {group.Figures.CountText}")) + ".")
        {
            Rows = [.. groups.Select(group => new ChartRow($"{SeverityBadge.Name(group.Severity)}: {(group.Figures.Median is { } median ? $"median {DurationText.Of(median)}" : "unknown")}, n = {group.Figures.CountText}")
            {
                Marks = group.Figures.Median is { } middle ? [.. group.Figures.Values.Select(value => Math.Round(Scale(value) / longest * Places)).Distinct().Select(at => new ChartMark(at / Places, ChartShape.Tick, "")), new ChartMark(Scale(middle) / longest, ChartShape.Middle, "")] : [],
            })],
            AxisStart = "0",
            AxisEnd = DurationText.Of(groups.SelectMany(group => group.Figures.Values).Max()),
        }.Write(page);
        page.Element("figcaption", $"{name} ({between}). Thin lines are incidents, equal ones drawn as one; the thick line is the median. The scale is logarithmic: a longer time takes less room.").Close();
        var table = new ReportTable(page, $"{name}, by severity", "Severity", "#Known", "#Not known", "Median", "9 in 10 within").Begin();
        foreach ((Severity? severity, DurationFigures figures) in groups) table.Row(SeverityBadge.Name(severity), figures.CountText, ReportPage.Count(figures.Excluded), DurationFigures.Said(figures.Median), DurationFigures.Said(figures.Ninth));
        table.End();
    }

    private static List<ChartBar> Stack(int[] counts, double most)
    {
        List<ChartBar> bars = [];
        int sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) bars.Add(new ChartBar(sum / most, (sum + counts[i]) / most, SeverityBadge.Fill(SeverityBadge.All[i])));
            sum += counts[i];
        }

        return bars;
    }

    // Minutes, so that what took seconds and what took weeks have room on one scale; never zero.
    private static double Scale(TimeSpan value) => Math.Log(2 + value.TotalMinutes) - Math.Log(2) + 1e-9;

    private static int IndexOf(Severity? severity) => severity is { } known ? (int)known - 1 : SeverityBadge.All.Count - 1;
}
