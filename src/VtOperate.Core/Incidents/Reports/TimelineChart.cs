using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>The picture of an incident over time: its phases as bars, what is not known hatched, its entries as marks. Pure.</summary>
internal sealed class TimelineChart
{
    // Marks that stand closer than this part of the width become one.
    private const int Places = 160;

    private readonly DateTimeOffset _start, _end;

    private TimelineChart(DateTimeOffset start, DateTimeOffset end) => (_start, _end) = (start, end);

    /// <summary>How many entries lie too far outside of the incident to be drawn.</summary>
    internal int Outside { get; private init; }

    /// <summary>Whether an entry that was written down much later is drawn.</summary>
    internal bool HasLate { get; private init; }

    /// <summary>The chart.</summary>
    internal RowChart? Chart { get; private init; }

    /// <summary>The picture of an incident.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="timeline">Its entries, in the order in which they happened.</param>
    /// <param name="now">The time at which it is asked.</param>
    internal static TimelineChart Of(Incident incident, IReadOnlyList<IncidentEvent> timeline, DateTimeOffset now)
    {
        IReadOnlyList<IncidentPhase> phases = IncidentPhases.Of(incident, now);
        DateTimeOffset[] known = [.. phases.SelectMany(phase => (DateTimeOffset?[])[phase.From, phase.To]).OfType<DateTimeOffset>().Order()];
        (DateTimeOffset first, DateTimeOffset last) = (known[0], known[^1]);

        // One entry with a wrong clock must not press the incident into a line.
        TimeSpan reach = last - first < TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(10) : last - first;
        DateTimeOffset earliest = Earlier(first, reach), latest = Later(last, reach);
        IncidentEvent[] inside = [.. timeline.Where(item => item.At >= earliest && item.At <= latest)];
        if (inside.Length > 0) (first, last) = (inside[0].At < first ? inside[0].At : first, inside[^1].At > last ? inside[^1].At : last);
        if (last - first < TimeSpan.FromMinutes(1)) last = Later(last, TimeSpan.FromMinutes(1));
        var frame = new TimelineChart(first, last);
        string title = $"Timeline of {incident.Label}", said = $"Phases: {string.Join("; ", phases.Select(phase => $"{phase.Name}: {phase.Said}"))}. Entries: {string.Join("; ", ReportEntries.Lanes.Select((lane, i) => $"{lane}: {ReportPage.Count(inside.Count(item => ReportEntries.LaneOf(item.Kind) == i))}"))}.";
        return new TimelineChart(first, last)
        {
            Outside = timeline.Count - inside.Length,
            HasLate = inside.Any(ReportEntries.IsLate),
            Chart = new RowChart("timeline", title, said)
            {
                Rows = [.. phases.Select((phase, i) => frame.RowOf(phases, i)), .. Enumerable.Range(0, ReportEntries.Lanes.Count).Select(lane => frame.LaneOf(lane, inside))],
                AxisStart = ReportPage.Time(first),
                AxisEnd = ReportPage.Time(last),
                Lines = [.. known.Distinct().Select(frame.Place)],
            },
        };
    }

    private ChartRow RowOf(IReadOnlyList<IncidentPhase> phases, int index)
    {
        IncidentPhase phase = phases[index];
        string label = $"{phase.Name}: {phase.Said}";
        if (phase.State == PhaseState.Ahead) return new ChartRow(label);
        if (phase.Length is not null) return new ChartRow(label) { Bars = [new ChartBar(Place(phase.From!.Value), Place(phase.To!.Value), ChartFill.Plain)] };

        // It lies somewhere between the moments around it that are known.
        double from = phases.Take(index + 1).Select(item => item.From).OfType<DateTimeOffset>().Select(Place).LastOrDefault(0);
        double to = phases.Skip(index).Select(item => item.To).OfType<DateTimeOffset>().Select(Place).FirstOrDefault(1);
        return new ChartRow(label) { Bars = [to > from ? new ChartBar(from, to, ChartFill.Unknown) : new ChartBar(0, 1, ChartFill.Unknown)] };
    }

    private ChartRow LaneOf(int lane, IReadOnlyList<IncidentEvent> inside)
    {
        IncidentEvent[] entries = [.. inside.Where(item => ReportEntries.LaneOf(item.Kind) == lane)];
        return new ChartRow($"{ReportEntries.Lanes[lane]}: {ReportPage.Count(entries.Length)}")
        {
            Marks = [.. entries.GroupBy(item => Math.Round(Place(item.At) * Places)).Select(group => MarkOf(group.Key / Places, [.. group]))],
        };
    }

    private static ChartMark MarkOf(double at, IReadOnlyList<IncidentEvent> entries)
    {
        int late = entries.Count(ReportEntries.IsLate);
        string text = entries.Count == 1
            ? $"{ReportPage.Time(entries[0].At)} {ReportText.Brief(entries[0].Kind, 40)}: {ReportText.Brief(entries[0].Text, 80)}"
            : $"{ReportPage.Count(entries.Count)} entries, {ReportPage.Time(entries[0].At)} to {ReportPage.Time(entries[^1].At)}";
        return new ChartMark(at, late > 0 ? ChartShape.Ring : ChartShape.Dot, late == 0 ? text : entries.Count == 1 ? text + " (written down later)" : $"{text}, {ReportPage.Count(late)} written down later");
    }

    private double Place(DateTimeOffset at) => (at - _start) / (_end - _start);

    private static DateTimeOffset Earlier(DateTimeOffset at, TimeSpan by) => at - DateTimeOffset.MinValue > by ? at - by : DateTimeOffset.MinValue;

    private static DateTimeOffset Later(DateTimeOffset at, TimeSpan by) => DateTimeOffset.MaxValue - at > by ? at + by : DateTimeOffset.MaxValue;
}
