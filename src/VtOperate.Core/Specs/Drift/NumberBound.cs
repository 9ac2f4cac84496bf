namespace VtOperate.Core.Specs.Drift;

/// <summary>How a demanded number bounds the value.</summary>
internal enum NumberBound
{
    /// <summary>The value is that number.</summary>
    Exact,

    /// <summary>The value is at most that number.</summary>
    Most,

    /// <summary>The value is at least that number.</summary>
    Least,
}
