using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>Wall time with several candidates at once, for a check that waits and takes no processor.</summary>
internal static class ParallelComparison
{
    private const int Milliseconds = 20;

    internal static void Run(TextWriter output)
    {
        output.WriteLine($"At once, check of {Milliseconds} ms; seconds, share of one after the other, runs, items left");
        foreach ((int count, int needed, string place) in ((int, int, string)[])[(1000, 2, "spread"), (1000, 10, "spread"), (200, 40, "together")])
        {
            double serial = 0;
            foreach (int parallel in (int[])[1, 2, 4, 8])
            {
                var check = new Slow(new CountedRule(count, GeneratedRules.Monotone(place, count, needed, new Random(3))));
                long start = Stopwatch.GetTimestamp();
                using var runs = new CandidateRuns(check, new ReductionLimits { Parallel = parallel });
                RunDeletion state = new ListReducer(runs, parallel).Reduce(RunDeletion.Begin(count), CountedRule.Content, (_, _) => { }, CancellationToken.None);
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (parallel == 1) serial = seconds;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count + ", " + needed + " needed, " + place,-40} {parallel + " at once",-16} {seconds,8:0.00} {seconds / serial,6:0.00} {runs.Runs,6} {state.Kept.Count,6}"));
            }
        }
    }

    private sealed class Slow(CountedRule rule) : ICandidateCheck
    {
        public CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop)
        {
            stop.WaitHandle.WaitOne(Milliseconds);
            stop.ThrowIfCancellationRequested();
            return rule.Run(content, stop);
        }
    }
}
