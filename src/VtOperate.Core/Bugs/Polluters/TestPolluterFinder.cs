using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Polluters;

/// <summary>
/// Finds which earlier tests make a test fail. It has to pass alone and to fail after all of them; then groups are left out: one polluter is found in about log2(n) runs, several that are only bad
/// together in a few more for each. The order is always that of the list.
/// </summary>
/// <param name="engine">Temporary folders.</param>
/// <param name="reporter">Where it says how far it has come.</param>
public sealed class TestPolluterFinder(IEngine engine, IReporter reporter)
{
    /// <summary>Finds them.</summary>
    /// <param name="victim">The test that fails after others.</param>
    /// <param name="before">The tests that run before it, in their order. What follows the victim in the list is left out, where it is in it.</param>
    /// <param name="probe">Runs tests that are named to it.</param>
    /// <param name="options">How it asks, and how far it goes.</param>
    /// <param name="wantsFile">Whether the runner reads the tests from the file that <c>{file}</c> names.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.FailureNotShown"/>: the victim fails alone, or does not fail after all of the others.</exception>
    public TestPolluter Find(string victim, IReadOnlyList<string> before, IProbe probe, ReductionOptions options, bool wantsFile, CancellationToken stop)
    {
        List<string> earlier = Earlier(victim, before);
        if (earlier.Count == 0) throw new OperationException(ErrorId.InputMissing, victim, $"No test runs before '{victim}'. Give those that do, in their order, with -Before.");
        using IScratchFolder scratch = engine.Scratch.Open();
        var runner = new TestOrderRunner(probe, scratch, earlier, victim, options, wantsFile);
        reporter.Progress("Looking for what makes " + victim + " fail", "the test alone", -1);
        int alone = SeePassAlone(runner, victim, options, stop);
        byte[] content = ArgumentsRunner.All(earlier.Count);
        var plan = new ReductionPlan
        {
            Source = victim,
            Form = InputForm.Lines,
            Unit = "tests",
            Content = content,
            Root = ListForm.Flat(content),
            Runner = runner,
            Size = candidate => ListForm.Names(candidate).Count,
            Items = candidate => [.. ArgumentsRunner.Kept(candidate, earlier)],
            Whole = string.Create(CultureInfo.InvariantCulture, $"all of the {earlier.Count} earlier tests and the victim"),
            Passing = [[]],
        };
        MinimalReproduction found = new ReductionRun(plan, probe, options, reporter).Run(stop);
        return new TestPolluter
        {
            Victim = victim,
            Polluters = found.Items,
            Candidates = earlier.Count,
            Runs = found.Runs + alone,
            CacheHits = found.CacheHits,
            Duration = found.Duration,
            Confirmed = found.IsMinimal && found.IsConfirmed,
            End = found.End,
            Order = [.. found.Items, victim],
            Check = found.Check,
            Failure = found.Failure,
            Notes = found.Notes,
            Repository = found.Repository,
        };
    }

    private static List<string> Earlier(string victim, IReadOnlyList<string> before)
    {
        var earlier = new List<string>();
        foreach (string test in before)
        {
            if (string.Equals(test, victim, StringComparison.Ordinal)) break;
            if (!string.IsNullOrWhiteSpace(test)) earlier.Add(test);
        }

        return earlier;
    }

    private static int SeePassAlone(TestOrderRunner runner, string victim, ReductionOptions options, CancellationToken stop)
    {
        for (int i = 0; i < options.Attempts; i++)
        {
            ProbeRun run = runner.Run(ReadOnlyMemory<byte>.Empty, stop);
            if (run.End == ProbeEnd.Exited && run.ExitCode == 0) continue;
            string how = run.End switch
            {
                ProbeEnd.NotStarted => run.Problem ?? "the check could not be started",
                ProbeEnd.TimedOut => "it did not end in its time",
                _ => string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {run.ExitCode}"),
            };
            throw new OperationException(ErrorId.FailureNotShown, victim, $"'{victim}' does not pass alone ({how}), so no earlier test is to blame. Where the runner finds no test of that name, see how it wants tests to be named.");
        }

        return options.Attempts;
    }
}
