namespace VtOperate.Core.Reports;

/// <summary>How a mark on a chart looks.</summary>
internal enum ChartShape
{
    /// <summary>A filled circle.</summary>
    Dot,

    /// <summary>A circle that is not filled.</summary>
    Ring,

    /// <summary>A short upright line.</summary>
    Tick,

    /// <summary>A long, thick upright line.</summary>
    Middle,
}
