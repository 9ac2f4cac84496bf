namespace VtOperate.Core.Reports;

/// <summary>A row of a chart: a line of text, and below it bars and marks.</summary>
/// <param name="Label">What the row is, with its figure, in at most fifty characters or so: a phone shows no more.</param>
internal sealed record ChartRow(string Label)
{
    /// <summary>Its bars, from left to right.</summary>
    internal IReadOnlyList<ChartBar> Bars { get; init; } = [];

    /// <summary>Its marks, from left to right.</summary>
    internal IReadOnlyList<ChartMark> Marks { get; init; } = [];
}
