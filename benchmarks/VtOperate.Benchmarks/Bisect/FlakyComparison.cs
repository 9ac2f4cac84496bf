using System.Globalization;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>Simulated checks that fail with the bug and without it at given rates: our runs and how often we are right at a claim of .95, beside repeating each probe until its majority is as sure, and beside a published tool's own simulation (git_bayesect, MIT).</summary>
internal static class FlakyComparison
{
    private const double Claim = 0.95;
    private const int MostRepeats = 500;

    private static readonly (double With, double Without, int Commits, string Published)[] s_settings =
    [
        (1, 0, 128, "15.6  1.0"), (1, 0, 1024, "19.0  1.0"), (0.9, 0.1, 128, "27.5  .997"), (0.9, 0.1, 1024, "33.5  .99"), (0.8, 0.2, 128, "58.3  .962"), (0.8, 0.2, 1024, "69.3  .96"), (0.7, 0.3, 128, "139.7 .95"),
        (0.5, 0, 128, "58.4  .967"), (0.3, 0, 128, "97.8  .987"), (0.1, 0, 128, "341.7 .967"), (1, 0.1, 128, "19.9  1.0"),
        (0.95, 0, 128, ""), (0.8, 0, 128, ""), (0.6, 0, 128, ""), (1, 0.4, 128, ""), (0.95, 0.05, 128, ""), (0.6, 0.1, 128, ""),
        (0.6, 0.3, 128, ""), (0.5, 0.2, 128, ""), (0.65, 0.35, 128, ""), (0.6, 0.4, 128, ""), (0.4, 0.1, 128, ""), (0.3, 0.03, 128, ""),
    ];

    internal static void Run(int rounds, int seed, TextWriter output)
    {
        output.WriteLine($"Flaky: {rounds} simulations each, seed {seed}, .95 claimed; rates of failure with the bug / without it");
        output.WriteLine("                     ours                               majority of repeats     published");
        output.WriteLine("  rates     commits  runs   p50   p95  right (95 %)       runs   right           runs  right");
        string[] lines = new string[s_settings.Length];
        Parallel.For(0, s_settings.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => lines[i] = Measure(s_settings[i], (seed * 1_000) + i, rounds));
        foreach (string line in lines) output.WriteLine(line);
        output.WriteLine();
    }

    private static string Measure((double With, double Without, int Commits, string Published) setting, int seed, int rounds)
    {
        (double with, double without, int commits, string published) = setting;
        var graph = new BisectGraph([.. Enumerable.Range(0, commits).Select(PriorComparison.Id)], [.. Enumerable.Range(0, commits).Select(i => new[] { i - 1 })], null, commits - 1, false);
        List<int> runs = [];
        int right = 0, repeatedRight = 0;
        double repeated = 0;
        for (int round = 0; round < rounds; round++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + round));
            int culprit = random.Next(commits);
            var search = new FlakySearch(graph, null, FlakyRates.Default, CancellationToken.None);
            int count = 0;
            for (; search.Claim < Claim && count < 5000; count++)
            {
                int next = search.Next(1)[0];
                search.Tell([(next, random.NextDouble() < (next >= culprit ? with : without))]);
            }

            runs.Add(count);
            if (search.Likeliest == culprit) right++;
            (int needed, int answer) = Repeat(commits, culprit, with, without, random);
            repeated += needed;
            if (answer == culprit) repeatedRight++;
        }

        runs.Sort();
        (double low, double high) = Interval(right, rounds);
        return string.Create(CultureInfo.InvariantCulture, $"  {with:0.##}/{without,-5:0.##} {commits,7} {runs.Average(),6:0.0} {runs[rounds / 2],5} {runs[rounds * 95 / 100],5}  {(double)right / rounds:.000} ({low:.00}-{high:.00}) {repeated / rounds,9:0.0}   {(double)repeatedRight / rounds:.000}          {published}");
    }

    // Halving, each probe repeated until its majority is sure enough for all of them together to be right in .95. Which side of one half a rate lies on is all that a majority can tell.
    private static (int Runs, int Answer) Repeat(int commits, int culprit, double with, double without, Random random)
    {
        int low = 0, high = commits - 1, runs = 0;
        double error = (1 - Claim) / Math.Ceiling(Math.Log2(commits));
        while (low < high)
        {
            int middle = (low + high) / 2, fails = 0, count = 0;
            double above = 0.5;
            while (above > error && above < 1 - error && count < MostRepeats)
            {
                count++;
                if (random.NextDouble() < (middle >= culprit ? with : without)) fails++;
                above = MoreThanHalf(fails, count);
            }

            runs += count;
            if (above > 0.5) high = middle;
            else low = middle + 1;
        }

        return (runs, low);
    }

    // How likely a rate is above one half after so many failures, all rates being alike beforehand: a sum of a binomial.
    private static double MoreThanHalf(int fails, int count)
    {
        double term = Math.Pow(0.5, count + 1), sum = 0;
        for (int i = 0; i <= fails; i++)
        {
            sum += term;
            term = term * (count + 1 - i) / (i + 1);
        }

        return sum;
    }

    // E. B. Wilson, 1927.
    private static (double Low, double High) Interval(int hits, int count)
    {
        const double z = 1.959964;
        double share = (double)hits / count, divisor = 1 + (z * z / count), middle = (share + (z * z / (2 * count))) / divisor;
        double half = z * Math.Sqrt((share * (1 - share) / count) + (z * z / (4.0 * count * count))) / divisor;
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
