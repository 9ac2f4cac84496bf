using VtOperate.Core.Bugs.Reproductions;

namespace VtOperate.Core.Bugs.Records;

/// <summary>A bug as it is written down below <c>docs/bugs</c>. What is not written is null or empty.</summary>
public sealed record BugRecord
{
    /// <summary>The ULID; null in records of other tools.</summary>
    public string? Id { get; init; }

    /// <summary>The number people say, <c>BUG-0007</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Its title; empty when none is written.</summary>
    public string Title { get; init; } = "";

    /// <summary>What was reported.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it stands; null when that is missing or a word that nobody knows.</summary>
    public BugStatus? Status { get; init; }

    /// <summary>Where it stands, as it is written; <c>unknown</c> when nothing is.</summary>
    public string StatusText { get; init; } = "unknown";

    /// <summary>Whether somebody is still to work on it.</summary>
    public bool IsOpen => !BugStatusText.IsClosed(StatusText);

    /// <summary>The states it may go to now.</summary>
    public IReadOnlyList<BugStatus> Moves => BugMoves.From(Status);

    /// <summary>How bad it is; null when nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>When it was reported, UTC.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>By when it is to be mended, UTC; null when nobody said.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What the fix will have to touch and to bring; null where no plan is written.</summary>
    public FixPlan? FixPlan { get; init; }

    /// <summary>What running checks has shown, newest first.</summary>
    public IReadOnlyList<Reproduction> Reproductions { get; init; } = [];

    /// <summary>Why it is worked on without a check that failed; null where there is one, or nobody said.</summary>
    public string? NoReproduction { get; init; }

    /// <summary>Why its fix brings no test; null where it brings one, or there is none yet.</summary>
    public string? NoRegressionTest { get; init; }

    /// <summary>The fixes that did not help, oldest first.</summary>
    public IReadOnlyList<FailedFix> FailedFixes { get; init; } = [];

    /// <summary>What to do after three failed fixes; null below that.</summary>
    public string? Escalation => BugMoves.Escalation(FailedFixes);

    /// <summary>The commit that mends it, 40 digits; null while there is none.</summary>
    public string? Fix { get; init; }

    /// <summary>The bug that it is the same as; null for none.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The report, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>Whether a check was seen to fail.</summary>
    public bool IsReproduced => Reproductions.Any(found => found.IsReproduced);
}
