namespace VtOperate.Core.Solutions;

/// <summary>How much two solutions say the same.</summary>
public enum OverlapLevel
{
    /// <summary>At most one of five parts agrees.</summary>
    Low,

    /// <summary>Two or three of five parts agree.</summary>
    Moderate,

    /// <summary>Four or five of five parts agree: most likely the same lesson.</summary>
    High,
}
