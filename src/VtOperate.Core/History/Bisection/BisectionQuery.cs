namespace VtOperate.Core.History.Bisection;

/// <summary>What a bisection looks for, and how.</summary>
public sealed record BisectionQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>Commits at which the check passes, as revisions; empty only where a bisection is gone on with.</summary>
    public IReadOnlyList<string> Good { get; init; } = [];

    /// <summary>A commit at which it fails, as a revision; null for head.</summary>
    public string? Bad { get; init; }

    /// <summary>Whether only first parents are followed.</summary>
    public bool FirstParent { get; init; }

    /// <summary>Files or folders, relative to the repository; only commits that change one of them come into question.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>How many checks run at once, each in a checkout of its own.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Whether the check may be wrong at times.</summary>
    public bool Flaky { get; init; }

    /// <summary>How sure the answer has to be then.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How long one run may take; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Commits that are suspected, with their shares.</summary>
    public IReadOnlyList<SuspectCommit> Suspects { get; init; } = [];

    /// <summary>Whether the last bisection that was not finished is gone on with.</summary>
    public bool Resume { get; init; }
}
