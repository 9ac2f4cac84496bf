namespace VtOperate.Core.Incidents.Measures;

/// <summary>How long something took in several incidents.</summary>
/// <param name="Median">The value in the middle, between the two in the middle where their number is even; null without values.</param>
/// <param name="P90">The smallest value that nine in ten do not exceed (nearest rank); null without values.</param>
/// <param name="Count">How many incidents it is known of.</param>
/// <param name="Excluded">Of how many it is not known, because a time is missing or the times contradict each other. They are left out and never taken as zero.</param>
public sealed record DurationMeasure(TimeSpan? Median, TimeSpan? P90, int Count, int Excluded)
{
    /// <summary>Below this number of values, figures say little.</summary>
    public const int Few = 10;

    /// <summary>Whether there are too few values to say much.</summary>
    public bool IsFew => Count < Few;

    /// <inheritdoc/>
    public override string ToString() => Median is { } median ? $"{Reports.DurationFigures.Said(median)} (n {Count})" : "unknown";
}
