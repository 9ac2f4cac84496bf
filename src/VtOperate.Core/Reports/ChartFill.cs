namespace VtOperate.Core.Reports;

/// <summary>How a bar of a chart looks.</summary>
internal enum ChartFill
{
    /// <summary>As bars usually look.</summary>
    Plain,

    /// <summary>In the colour of severity 1.</summary>
    Critical,

    /// <summary>In the colour of severity 2.</summary>
    High,

    /// <summary>In the colour of severity 3.</summary>
    Medium,

    /// <summary>In the colour of severity 4.</summary>
    Low,

    /// <summary>In the colour of a severity that nobody said.</summary>
    Unrated,

    /// <summary>Hatched: what is not known.</summary>
    Unknown,
}
