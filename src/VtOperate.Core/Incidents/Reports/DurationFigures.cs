using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>Durations as figures: the median, and the one that nine in ten do not exceed. What is not known is counted and left out, never taken as zero. Pure.</summary>
internal sealed class DurationFigures
{
    private DurationFigures(TimeSpan[] sorted, int excluded) => (Values, Excluded) = (sorted, excluded);

    /// <summary>The durations, the shortest first.</summary>
    internal IReadOnlyList<TimeSpan> Values { get; }

    /// <summary>How many were not known.</summary>
    internal int Excluded { get; }

    /// <summary>The value in the middle; between the two in the middle where their number is even. Null without values.</summary>
    internal TimeSpan? Median => Values.Count == 0 ? null : new TimeSpan((Values[(Values.Count - 1) / 2].Ticks + Values[Values.Count / 2].Ticks) / 2);

    /// <summary>The smallest value that at least nine in ten do not exceed (nearest rank). Null without values.</summary>
    internal TimeSpan? Ninth => Values.Count == 0 ? null : Values[(((Values.Count * 9) + 9) / 10) - 1];

    /// <summary>How many values there are, and whether they are too few to say much.</summary>
    internal string CountText => ReportPage.Count(Values.Count) + (Values.Count is > 0 and < Measures.DurationMeasure.Few ? " (few)" : "");

    /// <summary>The figures of phases.</summary>
    internal static DurationFigures Of(IEnumerable<IncidentPhase> phases) => Of(phases.Select(phase => phase.Settled));

    /// <summary>The figures of durations; null for one that is not known.</summary>
    internal static DurationFigures Of(IEnumerable<TimeSpan?> durations)
    {
        List<TimeSpan> values = [];
        int excluded = 0;
        foreach (TimeSpan? duration in durations)
        {
            if (duration is { } length) values.Add(length);
            else excluded++;
        }

        values.Sort();
        return new DurationFigures([.. values], excluded);
    }

    /// <summary>A duration for people.</summary>
    internal static string Said(TimeSpan? duration) => duration is not { } known ? "unknown" : known == TimeSpan.Zero ? "no time" : DurationText.Of(known);
}
