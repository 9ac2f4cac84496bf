namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>One run of a check.</summary>
/// <param name="Number">Its number among all runs, from 1.</param>
/// <param name="Place">On which files.</param>
/// <param name="Sha">The commit, 40 digits; null in a folder without one.</param>
/// <param name="Outcome">What it has shown.</param>
/// <param name="Reason">Why that, in a sentence.</param>
/// <param name="ExitCode">The exit code; -1 when it did not end by itself.</param>
/// <param name="Duration">The wall time.</param>
/// <param name="Output">What it wrote, secrets removed.</param>
public sealed record ReproductionRun(int Number, RunPlace Place, string? Sha, RunOutcome Outcome, string Reason, int ExitCode, TimeSpan Duration, string Output)
{
    /// <summary>Whether it was ended because it took too long.</summary>
    public bool TimedOut { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>What a run has shown. A crash, whose exit code would end a bisection, is a failure here where no symptom is asked for: it is what many bugs look like.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="place">On which files.</param>
    /// <param name="sha">The commit.</param>
    /// <param name="run">The run.</param>
    /// <param name="rules">What a run says.</param>
    public static ReproductionRun Of(int number, RunPlace place, string? sha, Probes.ProbeRun run, Probes.ProbeRules rules)
    {
        Probes.ProbeVerdict verdict = rules.Judge(run);
        string reason = rules.Explain(run);
        RunOutcome outcome = verdict switch
        {
            _ when run.End == Probes.ProbeEnd.NotStarted => run.IsToolMissing ? RunOutcome.ToolMissing : RunOutcome.NotStarted,
            Probes.ProbeVerdict.Good => RunOutcome.Passed,
            _ when rules.LacksCommand(run) => RunOutcome.ToolMissing,
            Probes.ProbeVerdict.Bad => RunOutcome.Failed,
            Probes.ProbeVerdict.Abort when rules.Symptom is null => RunOutcome.Failed,
            _ => RunOutcome.Unclear,
        };
        if (outcome == RunOutcome.ToolMissing && run.End == Probes.ProbeEnd.Exited) reason = FormattableString.Invariant($"It ended with exit code {run.ExitCode}, with which a shell says that a command is missing or cannot be run.");
        else if (outcome == RunOutcome.Failed && verdict == Probes.ProbeVerdict.Abort) reason = FormattableString.Invariant($"It ended with exit code {run.ExitCode}, as after a crash.");
        return new ReproductionRun(number, place, sha, outcome, reason, run.ExitCode, run.Duration, run.Output) { TimedOut = run.End == Probes.ProbeEnd.TimedOut, StartedAt = run.StartedAt };
    }
}
