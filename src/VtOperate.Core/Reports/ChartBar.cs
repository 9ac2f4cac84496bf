namespace VtOperate.Core.Reports;

/// <summary>A stretch of a row of a chart.</summary>
/// <param name="From">Where it begins, 0 to 1.</param>
/// <param name="To">Where it ends, 0 to 1, not before <paramref name="From"/>.</param>
/// <param name="Fill">How it looks.</param>
internal sealed record ChartBar(double From, double To, ChartFill Fill);
