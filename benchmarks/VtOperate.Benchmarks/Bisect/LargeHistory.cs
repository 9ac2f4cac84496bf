using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>What choosing costs between 100,000 commits, apart from the checks.</summary>
internal static class LargeHistory
{
    private const int Commits = 100_000;

    internal static void Run(TextWriter output)
    {
        foreach (double merges in new[] { 0, 0.1, 0.3 })
        {
            BisectGraph graph = Make(merges);
            int culprit = Commits / 3;
            bool[] bad = new bool[Commits];
            for (int i = 0; i < Commits; i++) bad[i] = i == culprit || graph.Parents[i].Any(parent => parent >= 0 && bad[parent]);
            foreach (int atOnce in new[] { 1, 4 })
            {
                var watch = Stopwatch.StartNew();
                var search = new BisectSearch(graph, null, CancellationToken.None);
                double longest = 0;
                int probes = 0;
                while (true)
                {
                    double before = watch.Elapsed.TotalMilliseconds;
                    IReadOnlyList<int> next = search.Next(atOnce);
                    if (next.Count > 0) search.Tell([.. next.Select(commit => (commit, (bool?)bad[commit]))]);
                    longest = Math.Max(longest, watch.Elapsed.TotalMilliseconds - before);
                    if (next.Count == 0) break;
                    probes += next.Count;
                }

                bool isRight = search.Remaining is [int only] && only == culprit;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Large: {Commits:N0} commits, {100 * merges:0} % merges, {atOnce} at once: {probes} probes, {(isRight ? "right" : "WRONG")}, choosing took {watch.Elapsed.TotalMilliseconds:0} ms in all, {longest:0} ms at most"));
            }

            var flaky = Stopwatch.StartNew();
            var doubtful = new FlakySearch(graph, null, FlakyRates.Default, CancellationToken.None);
            for (int run = 0; run < 10; run++)
            {
                int next = doubtful.Next(1)[0];
                doubtful.Tell([(next, next >= 0 && bad[next])]);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       flaky: {flaky.Elapsed.TotalMilliseconds / 10:0} ms a run"));
        }

        output.WriteLine();
    }

    private static BisectGraph Make(double merges)
    {
        var random = new Random(4);
        int[][] parents = new int[Commits][];
        List<int> tips = [0];
        parents[0] = [BisectGraph.Outside];
        for (int i = 1; i < Commits; i++)
        {
            if (i == Commits - 1) parents[i] = [.. tips];
            else if (random.NextDouble() < merges && tips.Count > 1)
            {
                int first = tips[^1], at = random.Next(tips.Count - 1), second = tips[at];
                tips.RemoveAt(at);
                tips.Remove(first);
                parents[i] = [first, second];
            }
            else if (random.NextDouble() < merges) parents[i] = [Math.Max(0, i - random.Next(1, 300))];
            else
            {
                int at = random.Next(tips.Count);
                parents[i] = [tips[at]];
                tips.RemoveAt(at);
            }

            if (i < Commits - 1) tips.Add(i);
        }

        return new BisectGraph([.. Enumerable.Range(0, Commits).Select(PriorComparison.Id)], parents, null, Commits - 1, false);
    }
}
