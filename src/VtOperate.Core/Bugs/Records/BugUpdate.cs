namespace VtOperate.Core.Bugs.Records;

/// <summary>What is to be changed in the record of a bug; null leaves it as it is.</summary>
public sealed record BugUpdate
{
    /// <summary>Where it goes.</summary>
    public BugStatus? Status { get; init; }

    /// <summary>Whether the state follows from a check that was run and recorded just now, so that no step between has to be taken by hand.</summary>
    public bool IsProved { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity? Severity { get; init; }

    /// <summary>By when it is to be mended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why it is worked on without a check that failed.</summary>
    public string? NoReproduction { get; init; }

    /// <summary>Why the fix brings no test; only a verification sets it.</summary>
    public string? NoRegressionTest { get; init; }

    /// <summary>A fix that did not help.</summary>
    public FailedFix? FailedFix { get; init; }

    /// <summary>The bug that it is the same as.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The commit that mends it, which was verified; only a verification sets it.</summary>
    public string? Fix { get; init; }
}
