using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>
/// <c>minimise [--seeds n] [--data folder]</c>: runs of the check that our reduction and the published ddmin need on the same lists and the same files, with what is left, and how many cases need more
/// runs than the published. Neither counts the run on the whole input or the known repeats.
/// </summary>
internal static class MinimiseCommand
{
    private const int DefaultSeeds = 60;
    private static readonly (int Count, int Needed)[] s_sizes = [(10, 3), (30, 15), (100, 90), (128, 1), (128, 2), (128, 8), (1000, 1), (1000, 2), (1000, 5), (1000, 20), (1000, 100)];
    private static readonly (int Count, int Needed)[] s_oddSizes = [(20, 3), (60, 2), (200, 3), (400, 5)];

    internal static int Run(string[] arguments)
    {
        int seeds = int.TryParse(Value(arguments, "--seeds"), CultureInfo.InvariantCulture, out int asked) && asked > 0 ? asked : DefaultSeeds;
        Console.WriteLine("Lists; runs, repeats answered without a run, seconds in all, items left: means over " + seeds + " seeds. more: cases in which ours needs more runs than ddmin as it was published, and than the better of it and the variant that is the best known.");
        Head();
        foreach ((int count, int needed) in s_sizes)
        {
            foreach (string place in GeneratedRules.Places)
            {
                if (needed > 1 || place == GeneratedRules.Places[0])
                    Lists($"{count}, {needed} needed, {place}", count, seeds, random => GeneratedRules.Monotone(place, count, needed, random));
            }
        }

        foreach (string kind in GeneratedRules.Odd)
        {
            foreach ((int count, int needed) in s_oddSizes)
                Lists($"{count}, {needed} needed, {kind}", count, seeds, random => GeneratedRules.Other(kind, count, needed, random));
        }

        FileComparison.Run(Value(arguments, "--data"), Console.Out);
        ParallelComparison.Run(Console.Out);
        ProbeOverhead.Run(Console.Out);
        return 0;
    }

    internal static void Head() =>
        Console.WriteLine($"{"",-40} {"",-16} {"runs",10} {"repeats",9} {"seconds",8} {"left",9}");

    private static void Lists(string title, int count, int seeds, Func<Random, Func<int[], CandidateVerdict>> make)
    {
        var textbook = new MinimiseFigures();
        var published = new MinimiseFigures();
        var ours = new MinimiseFigures();
        int more = 0, same = 0, sameMore = 0, books = 0, moreThanBook = 0;
        bool isSlow = count >= 400;
        for (int seed = 0; seed < seeds; seed++)
        {
            int book = isSlow && seed >= 5 ? int.MaxValue : Published(textbook, count, make(new Random(seed)), PublishedDdmin.Textbook, out _);
            int best = Published(published, count, make(new Random(seed)), PublishedDdmin.ComplementsFromTheBack, out int left);
            int own = Ours(ours, count, make(new Random(seed)), out int ownLeft);
            books += book == int.MaxValue ? 0 : 1;
            moreThanBook += own > book ? 1 : 0;
            bool isMore = own > Math.Min(book, best);
            more += isMore ? 1 : 0;
            if (left != ownLeft) continue;
            same++;
            sameMore += isMore ? 1 : 0;
        }

        Console.WriteLine($"{title,-40} {"ddmin, textbook",-16} {textbook.Cells()}{(isSlow ? "  (5 seeds)" : "")}");
        Console.WriteLine($"{"",-40} {"ddmin, best",-16} {published.Cells()}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-40} {"ours",-16} {ours.Cells()}  {ours.Runs / published.Runs:0.00} of best; more than the textbook's in {moreThanBook} of {books}, than the better one's in {more} of {seeds}; of {same} with the same size left in {sameMore}"));
    }

    private static int Published(MinimiseFigures figures, int count, Func<int[], CandidateVerdict> rule, Func<int, Func<int[], bool>, int[]> algorithm, out int left)
    {
        var check = new CountedRule(count, rule);
        long start = Stopwatch.GetTimestamp();
        left = algorithm(count, check.Fails).Length;

        // What it takes for granted has to be found out: that nothing at all does not fail.
        if (left > 0) check.Fails([]);
        figures.Add(check.Runs, check.CacheHits, Stopwatch.GetElapsedTime(start).TotalSeconds, left);
        return check.Runs;
    }

    private static int Ours(MinimiseFigures figures, int count, Func<int[], CandidateVerdict> rule, out int left)
    {
        var check = new CountedRule(count, rule);
        long start = Stopwatch.GetTimestamp();
        using var runs = new CandidateRuns(check, new ReductionLimits());
        runs.Know(CountedRule.Content([.. Enumerable.Range(0, count)]), CandidateVerdict.Fails);
        RunDeletion state = new ListReducer(runs, 1).Reduce(RunDeletion.Begin(count), CountedRule.Content, (_, _) => { }, CancellationToken.None);
        left = state.Kept.Count;
        if (state.Proven != left) throw new InvalidOperationException("The result is not proved to be 1-minimal.");
        figures.Add(runs.Runs, runs.CacheHits, Stopwatch.GetElapsedTime(start).TotalSeconds, left);
        return runs.Runs;
    }

    private static string? Value(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
