namespace VtOperate.Core.Bugs.Reduction;

/// <summary>How far a reduction may go.</summary>
public sealed record ReductionLimits
{
    /// <summary>How many runs of the check it may make, 1 or more; null for as many as it needs.</summary>
    public int? Runs { get; init; }

    /// <summary>How long it may take; null for as long as it needs. What is running then is waited for.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many candidates are run at once, 1 or more. The result does not depend on it.</summary>
    public int Parallel { get; init; } = 1;
}
