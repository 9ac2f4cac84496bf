namespace VtOperate.Core.Bugs.Probes;

/// <summary>
/// What a run of a check says, by the exit codes of <c>git bisect run</c> (git-scm.com/docs/git-bisect): 0 is good, 125 says nothing, any other up to 127 is bad, and what is
/// above or below ends the search. A check counts as failed on the symptom only where its output shows the symptom. Pure.
/// </summary>
/// <param name="Symptom">What the output of the failure has to show; null where any failure counts.</param>
/// <param name="TimeoutIsSymptom">Whether running out of time is the symptom. Without it a run that took too long says nothing, because a slow machine is no bug.</param>
public sealed record ProbeRules(SymptomPattern? Symptom = null, bool TimeoutIsSymptom = false)
{
    /// <summary>The exit code with which a check says that this commit or input cannot be judged.</summary>
    public const int SkipCode = 125;

    /// <summary>The highest exit code that is a failure of what is checked, and not of the check.</summary>
    public const int HighestFailure = 127;

    /// <summary>
    /// Whether an exit code is one with which a shell says that a command cannot be executed (126) or is not there (127) (POSIX.1-2017, Shell Command Language, 2.8.2). It may be the
    /// failure that is meant, or the check cannot be run on these files; which of both, only another run tells (decision 0051).
    /// </summary>
    /// <param name="exitCode">The exit code.</param>
    public static bool MayLackCommand(int exitCode) => exitCode is 126 or 127;

    /// <summary>Whether a run counts as failed only because a command could not be run: no symptom was asked for that its output shows.</summary>
    /// <param name="run">The run.</param>
    public bool LacksCommand(ProbeRun run) => run.End == ProbeEnd.Exited && MayLackCommand(run.ExitCode) && !(Symptom?.IsIn(run.Output) ?? false);

    /// <summary>What the run says.</summary>
    /// <param name="run">The run.</param>
    public ProbeVerdict Judge(ProbeRun run) => run.End switch
    {
        ProbeEnd.NotStarted => ProbeVerdict.Abort,
        ProbeEnd.NoFolder => ProbeVerdict.Skip,
        ProbeEnd.TimedOut => TimeoutIsSymptom ? ProbeVerdict.Bad : ProbeVerdict.Skip,
        _ => JudgeExit(run),
    };

    /// <summary>Why <see cref="Judge"/> said so, in a sentence.</summary>
    /// <param name="run">The run.</param>
    public string Explain(ProbeRun run) => run.End switch
    {
        ProbeEnd.NotStarted or ProbeEnd.NoFolder => run.Problem ?? "The check could not be started.",
        ProbeEnd.TimedOut => TimeoutIsSymptom ? "It did not end in its time, which is the symptom." : "It did not end in its time, which says nothing about the symptom.",
        _ => ExplainExit(run),
    };

    private ProbeVerdict JudgeExit(ProbeRun run)
    {
        if (run.ExitCode == 0) return ProbeVerdict.Good;
        if (run.ExitCode == SkipCode) return ProbeVerdict.Skip;
        if (Symptom is { } symptom && symptom.IsIn(run.Output)) return ProbeVerdict.Bad;
        if (run.ExitCode is < 0 or > HighestFailure) return ProbeVerdict.Abort;
        return Symptom is null ? ProbeVerdict.Bad : ProbeVerdict.Skip;
    }

    private string ExplainExit(ProbeRun run)
    {
        string code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"It ended with exit code {run.ExitCode}");
        string unseen = run.OutputCut ? "; the middle of its output was not kept" : "";
        return JudgeExit(run) switch
        {
            ProbeVerdict.Good => "It passed.",
            ProbeVerdict.Bad => Symptom is null ? code + "." : code + " and shows the symptom.",
            ProbeVerdict.Abort => code + ", which means that the check itself is broken or was ended. If a crash is what is looked for, say with -ErrorPattern what it writes, or let the check end with 1.",
            _ => run.ExitCode == SkipCode ? code + ", which says that it cannot be judged." : code + " without the symptom" + unseen + ".",
        };
    }
}
