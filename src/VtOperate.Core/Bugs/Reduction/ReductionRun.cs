using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Carries out a plan: sees the failure on the whole input twice, then makes the input smaller, and writes each step down where the result goes.</summary>
internal sealed class ReductionRun(ReductionPlan plan, IProbe probe, ReductionOptions options, IReporter reporter)
{
    private const int LongestContent = 1 << 20;
    private const string NeedsNothing =
        "The check fails in this way whatever stands there, so this says nothing about the input, or the check does not read what it is given: {} in -ArgumentList, $args[0] in a script block, or standard input with -StandardInput.";
    private static readonly TimeSpan s_writeEvery = TimeSpan.FromSeconds(1);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _written;

    /// <summary>The result; the best so far where a limit ended it.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.FailureNotShown"/>: the whole input does not fail, or only sometimes.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the best so far is written where the result goes.</exception>
    internal MinimalReproduction Run(CancellationToken stop)
    {
        reporter.Progress("Minimising " + plan.Source, plan.Whole, -1);
        (FailureSignature signature, int baseline) = SeeFailure(stop);
        var check = new FailureCheck(plan.Runner, signature, options.Attempts);
        using var runs = new CandidateRuns(check, options.Limits);
        foreach (byte[] passing in plan.Passing) runs.Know(passing, CandidateVerdict.Passes);
        var reducer = new StructureReducer(plan.Content, plan.Root, runs, options.Limits.Parallel);
        try
        {
            reducer.Reduce((content, _) => Improved(content, runs), stop);
        }
        catch (OperationCanceledException) when (options.OutFile is null)
        {
            if (options.KeptFile is { } kept && reducer.Best.Length < plan.Content.Length) plan.Write?.Invoke(kept, reducer.Best);
            throw;
        }
        finally
        {
            if (options.OutFile is { } file) plan.Write?.Invoke(file, reducer.Best);
        }

        var result = Result(reducer, signature, runs.End, baseline + check.Runs, runs.CacheHits);
        return Confirm(result, reducer.Best, signature, stop);
    }

    // Twice, or as often as is allowed: the second time it has to be the same failure.
    private (FailureSignature Signature, int Runs) SeeFailure(CancellationToken stop)
    {
        FailureSignature? signature = null;
        int runs = 0, seen = 0;
        OperationException? unseen = null;
        for (int i = 0; i < Math.Max(2, 2 * options.Attempts) && seen < 2; i++)
        {
            stop.ThrowIfCancellationRequested();
            ProbeRun run = plan.Runner.Run(plan.Content, stop);
            runs++;
            if (signature is not null)
            {
                if (signature.Judge(run) == CandidateVerdict.Fails) seen++;
                continue;
            }

            try
            {
                signature = FailureSignature.Of(options.Rules, run, plan.Whole, plan.Places);
                seen++;
            }
            catch (OperationException problem) when (problem.Id == ErrorId.FailureNotShown && run.End != ProbeEnd.NotStarted)
            {
                unseen = problem;
                if (options.Attempts == 1) break;
            }
        }

        if (seen == 2) return (signature!, runs);
        if (signature is null) throw new OperationException(ErrorId.FailureNotShown, plan.Source, unseen!.Message, unseen);
        throw new OperationException(ErrorId.FailureNotShown, plan.Source, $"The failure ({signature.Text}) did not show again on {plan.Whole}, so that a smaller one proves nothing. Give -Attempts, so that each candidate is run several times, or -ErrorPattern, if only the output differs.");
    }

    private MinimalReproduction Confirm(MinimalReproduction result, byte[] best, FailureSignature signature, CancellationToken stop)
    {
        var again = new FailureCheck(plan.Runner, signature, options.Attempts);
        bool isConfirmed = again.Run(best, stop) == CandidateVerdict.Fails;
        string[] notes = isConfirmed ? [] : ["The result did not fail when it was run once more: the failure comes and goes. Give more -Attempts, so that each candidate is run several times."];
        return result with { IsConfirmed = isConfirmed, Runs = result.Runs + again.Runs, Notes = [.. result.Notes, .. notes] };
    }

    private void Improved(byte[] content, CandidateRuns runs)
    {
        reporter.Progress("Minimising " + plan.Source, string.Create(CultureInfo.InvariantCulture, $"{plan.Size(content):N0} of {plan.Size(plan.Content):N0} {plan.Unit}, {runs.Runs:N0} runs"), -1);
        if (plan.Write is null || options.OutFile is not { } file || _clock.Elapsed - _written < s_writeEvery) return;
        plan.Write(file, content);
        _written = _clock.Elapsed;
    }

    private MinimalReproduction Result(StructureReducer reducer, FailureSignature signature, ReductionEnd end, int runs, int hits)
    {
        byte[] best = reducer.Best;
        IReadOnlyList<string> items = plan.Items(best);
        bool isList = plan.Unit != ReproductionReducer.Bytes;
        (DocumentBytes _, string text) = isList || best.Length > LongestContent ? default : DocumentBytes.Decode(best);
        return new MinimalReproduction
        {
            Source = plan.Source,
            Form = plan.Form,
            Check = probe.Text,
            Failure = signature.Text,
            Unit = plan.Unit,
            SizeBefore = plan.Size(plan.Content),
            SizeAfter = plan.Size(best),
            Runs = runs,
            CacheHits = hits,
            Duration = _clock.Elapsed,
            IsMinimal = reducer.IsMinimal,
            Proven = !reducer.IsMinimal ? 0 : isList ? items.Count : reducer.Proven,
            End = reducer.IsMinimal ? ReductionEnd.Minimal : end,
            Content = plan.Text is { } write ? write(best) : !isList && text is not null && DocumentBytes.IsReadable(text) && !text.Contains('\0', StringComparison.Ordinal) ? text : null,
            Items = items,
            OutFile = plan.Write is null ? null : options.OutFile,
            Notes = reducer.IsMinimal && plan.NeedsNothing(best, reducer.Proven) ? [.. plan.Notes, NeedsNothing] : plan.Notes,
            Repository = options.Folder,
        };
    }
}
