namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Why a reduction ended.</summary>
public enum ReductionEnd
{
    /// <summary>Nothing more can be left out.</summary>
    Minimal,

    /// <summary>It may make no more runs.</summary>
    RunLimit,

    /// <summary>Its time is over.</summary>
    TimeLimit,
}
