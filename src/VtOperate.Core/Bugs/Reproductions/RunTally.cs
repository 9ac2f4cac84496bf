namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>The runs on one set of files, counted.</summary>
internal sealed class RunTally
{
    private readonly List<ReproductionRun> _runs;

    internal RunTally(IEnumerable<ReproductionRun> runs, RunPlace place) => _runs = [.. runs.Where(run => run.Place == place)];

    internal int Count => _runs.Count;

    internal int Passed => Number(RunOutcome.Passed);

    internal int Failed => Number(RunOutcome.Failed);

    internal int Unclear => Number(RunOutcome.Unclear);

    internal int ToolMissing => Number(RunOutcome.ToolMissing);

    internal int NotStarted => Number(RunOutcome.NotStarted);

    /// <summary>Whether every run that said anything failed.</summary>
    internal bool AlwaysFails => Failed > 0 && Passed == 0;

    /// <summary>Whether every run that said anything passed.</summary>
    internal bool AlwaysPasses => Passed > 0 && Failed == 0;

    internal int TimedOut => _runs.Count(run => run.TimedOut);

    internal string Sha => _runs.Count > 0 && _runs[0].Sha is { } sha ? sha : "";

    /// <summary>Why the first run with an outcome had it.</summary>
    internal string Reason(RunOutcome outcome) => _runs.First(run => run.Outcome == outcome).Reason;

    private int Number(RunOutcome outcome) => _runs.Count(run => run.Outcome == outcome);
}
