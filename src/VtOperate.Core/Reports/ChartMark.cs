namespace VtOperate.Core.Reports;

/// <summary>A point on a row of a chart.</summary>
/// <param name="At">Where it stands, 0 to 1.</param>
/// <param name="Shape">How it looks.</param>
/// <param name="Text">What it stands for, shown where a pointer rests on it; empty for nothing.</param>
internal sealed record ChartMark(double At, ChartShape Shape, string Text);
