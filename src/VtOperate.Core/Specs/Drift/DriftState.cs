namespace VtOperate.Core.Specs.Drift;

/// <summary>How a contradiction stands to the accepted ones of the project.</summary>
public enum DriftState
{
    /// <summary>Nobody has accepted it.</summary>
    New,

    /// <summary>It was accepted, with a reason.</summary>
    Accepted,

    /// <summary>It was accepted until a day that has passed.</summary>
    Expired,

    /// <summary>A comment beside it in the specification or in the code says to leave it.</summary>
    Suppressed,
}
