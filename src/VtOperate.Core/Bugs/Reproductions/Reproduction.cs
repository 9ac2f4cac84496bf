using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>What running a check has shown about a bug, with the rule that says so and every run.</summary>
public sealed record Reproduction
{
    /// <summary>The ULID that identifies it.</summary>
    public required string Id { get; init; }

    /// <summary>What it has shown.</summary>
    public required ReproductionVerdict Verdict { get; init; }

    /// <summary>The rule that chose the verdict and what met it, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>How often the check was run on the files that were asked for.</summary>
    public int Runs { get; init; }

    /// <summary>How many of these runs failed, with the symptom where one is asked for.</summary>
    public int Failures { get; init; }

    /// <summary>The share of failures among the runs that passed or failed, 0 to 1; null when none did.</summary>
    public double? Rate { get; init; }

    /// <summary>Between which shares the true rate lies, at 95 % confidence.</summary>
    public required RateInterval Interval { get; init; }

    /// <summary>The check.</summary>
    public required RecordedCheck Check { get; init; }

    /// <summary>What a failure has to show; null where any counts.</summary>
    public string? ErrorPattern { get; init; }

    /// <summary>How long one run may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether running out of time is the symptom.</summary>
    public bool TimeoutIsSymptom { get; init; }

    /// <summary>The commit of the files that were asked for, 40 digits; null without a repository or commit.</summary>
    public string? Sha { get; init; }

    /// <summary>The commit whose behaviour is held to be right, 40 digits; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The folder in which it ran, relative to the root of the repository with forward slashes; empty for the root.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The files of the work tree that differed from the commit when it ran there, relative to the root. Empty at a commit.</summary>
    public IReadOnlyList<string> ChangedFiles { get; init; } = [];

    /// <summary>The files of the check that a commit it was run at does not have, by path; they were carried into its checkout.</summary>
    public IReadOnlyList<CarriedFile> CarriedFiles { get; init; } = [];

    /// <summary>The environment.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>What speaks for the verdict, and what else was seen.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Every run, in the order in which they were made.</summary>
    public IReadOnlyList<ReproductionRun> Results { get; init; } = [];

    /// <summary>The label of the bug, <c>BUG-0007</c>; null for none.</summary>
    public string? BugId { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The file it was written to, absolute; null as long as it is not saved.</summary>
    public string? File { get; init; }

    /// <summary>The repository's folder, absolute; null without one.</summary>
    public string? Repository { get; init; }

    /// <summary>What to do next, in order; empty where the check belongs to no bug.</summary>
    public IReadOnlyList<NextStep> NextSteps => ReproductionSteps.Plan(this);

    /// <summary>Whether the bug was seen: the check failed on what was asked for, always or at times, and by nothing else than the code.</summary>
    public bool IsReproduced => Verdict is ReproductionVerdict.Confirmed or ReproductionVerdict.Flaky;
}
