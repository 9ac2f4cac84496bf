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

    /// <summary>How many checks run at once, each in a checkout of its own; null for one, or for as many as before where a bisection is gone on with.</summary>
    public int? Parallel { get; init; }

    /// <summary>Whether the check may be wrong at times.</summary>
    public bool Flaky { get; init; }

    /// <summary>How sure the answer has to be then; null for .95, or for as sure as before where a bisection is gone on with.</summary>
    public double? Confidence { get; init; }

    /// <summary>How long one run may take; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Commits that are suspected, with their shares.</summary>
    public IReadOnlyList<SuspectCommit> Suspects { get; init; } = [];

    /// <summary>The folder in which the check runs, relative to the root of the checkout, empty for the root; null for the place of <see cref="Repository"/> in its repository.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether a bisection that was not finished is gone on with.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether the answers before are kept although the check is another one now.</summary>
    public bool Force { get; init; }
}
