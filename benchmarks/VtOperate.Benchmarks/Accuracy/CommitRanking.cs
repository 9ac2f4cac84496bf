using System.Globalization;
using VtOperate.Core;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>How a report was ranked.</summary>
/// <param name="Sample">The report.</param>
/// <param name="Rank">The place of the first right commit, from 1; 0 when it is none of the candidates.</param>
/// <param name="Odds">The shares of the candidates, in their own order.</param>
/// <param name="Probabilities">The probabilities, in the order of the ranking.</param>
/// <param name="Order">The commits, likeliest first.</param>
internal sealed record CommitRanking(CommitSample Sample, int Rank, double[] Odds, double[] Probabilities, IReadOnlyList<string> Order)
{
    private const int Draws = 2000;

    /// <summary>1 / rank.</summary>
    internal double Rr => Rank == 0 ? 0 : 1.0 / Rank;

    /// <summary>The probability of the first.</summary>
    internal double Probability => Probabilities.Length == 0 ? 0 : Probabilities[0];

    internal static CommitRanking Of(CommitSample sample, ChoiceWeights weights, Calibration calibration)
    {
        double[] odds = weights.Odds(sample);
        int[] order = [.. Enumerable.Range(0, odds.Length).OrderByDescending(i => odds[i])];
        double[] said = calibration.Of(odds);
        string[] ids = [.. order.Select(i => sample.Row.Candidates[i])];
        return new CommitRanking(sample, sample.RankIn(ids), odds, [.. order.Select(i => said[i])], ids);
    }

    /// <summary>A list without probabilities.</summary>
    internal static CommitRanking OfList(CommitSample sample, IReadOnlyList<string> list) => new(sample, sample.RankIn(list), [], [], list);

    /// <summary>What makes probabilities of these rankings' shares.</summary>
    internal static Calibration Fit(IReadOnlyList<CommitRanking> ranked) => Calibration.Fit([.. ranked.Select(ranking => (ranking.Odds, ranking.Sample.Right))]);

    /// <summary>What is chosen by: the mean reciprocal rank, and half as much the share in the first five.</summary>
    internal static double Worth(IReadOnlyList<CommitRanking> ranked) => ranked.Average(ranking => ranking.Rr) + (Within(ranked, 5) / (2.0 * ranked.Count));

    internal static void Print(TextWriter output, string name, IReadOnlyList<CommitRanking> ranked)
    {
        (double low, double high) = ShareInterval.Of(Within(ranked, 1), ranked.Count);
        (double least, double most) = Bootstrap(ranked);
        string half = ranked.Any(ranking => ranking.Probability > 0) ? string.Create(CultureInfo.InvariantCulture, $"  precision at 50 % coverage {AtHalf(ranked):0.000}") : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-46} top-1 {(double)Within(ranked, 1) / ranked.Count:0.000} [{low:0.000}, {high:0.000}] ({Within(ranked, 1)})  top-5 {(double)Within(ranked, 5) / ranked.Count:0.000} ({Within(ranked, 5)})  top-10 {(double)Within(ranked, 10) / ranked.Count:0.000}  MRR {ranked.Average(ranking => ranking.Rr):0.000} [{least:0.000}, {most:0.000}]{half}  of {ranked.Count}"));
    }

    /// <summary>Case by case: who has it first, who has it among the first five, and who ranks it higher.</summary>
    internal static void Compare(TextWriter output, IReadOnlyList<CommitRanking> ours, IReadOnlyList<CommitRanking> theirs, string name)
    {
        Paired(output, ours, theirs, name + ", top-1", 1);
        Paired(output, ours, theirs, name + ", top-5", 5);
        int better = 0, worse = 0;
        for (int i = 0; i < ours.Count; i++)
        {
            better += ours[i].Rr > theirs[i].Rr ? 1 : 0;
            worse += ours[i].Rr < theirs[i].Rr ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ranks: Find-SuspectCommit higher {better}, {name} higher {worse}, equal {ours.Count - better - worse}; exact sign test p = {Intervals.McNemar(better, worse):0.0000}"));
    }

    /// <summary>How often the first candidate is right beside how probable it was said to be.</summary>
    internal static void Reliability(TextWriter output, IReadOnlyList<CommitRanking> ranked)
    {
        double[] edges = [0, 0.1, 0.2, 0.3, 0.4, 0.6, 1.01];
        output.WriteLine("  probability of the first | reports | said | right");
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            List<CommitRanking> some = [.. ranked.Where(ranking => ranking.Probability >= edges[i] && ranking.Probability < edges[i + 1])];
            if (some.Count == 0) continue;
            (double low, double high) = ShareInterval.Of(Within(some, 1), some.Count);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {edges[i]:0.0} to {Math.Min(1, edges[i + 1]):0.0} {"",13} | {some.Count,7} | {some.Average(ranking => ranking.Probability):0.00} | {(double)Within(some, 1) / some.Count:0.00} [{low:0.00}, {high:0.00}]"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  among the first five: said {ranked.Average(ranking => ranking.Probabilities.Take(5).Sum()):0.00}, right {(double)Within(ranked, 5) / ranked.Count:0.00}"));
        double brier = ranked.Average(ranking => Math.Pow(ranking.Probability - (ranking.Rank == 1 ? 1 : 0), 2)), base1 = (double)Within(ranked, 1) / ranked.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Brier score {brier:0.000}; always saying the mean {base1 * (1 - base1):0.000}"));
    }

    /// <summary>What is answered with a bar on the probability of the first, and how often rightly.</summary>
    internal static void AtBar(TextWriter output, IReadOnlyList<CommitRanking> ranked, double bar)
    {
        List<CommitRanking> answered = [.. ranked.Where(ranking => ranking.Probability >= bar)], left = [.. ranked.Where(ranking => ranking.Probability < bar)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  bar {bar:0.00}: answered {answered.Count} of {ranked.Count}, right {(double)Within(answered, 1) / Math.Max(1, answered.Count):0.000}; of the others the first would be right in {Within(left, 1)} of {left.Count}, one of the first five in {Within(left, 5)}"));
    }

    private static void Paired(TextWriter output, IReadOnlyList<CommitRanking> ours, IReadOnlyList<CommitRanking> theirs, string name, int places)
    {
        int both = 0, only = 0, other = 0;
        for (int i = 0; i < ours.Count; i++)
        {
            bool own = ours[i].Rank > 0 && ours[i].Rank <= places, theirsToo = theirs[i].Rank > 0 && theirs[i].Rank <= places;
            both += own && theirsToo ? 1 : 0;
            only += own && !theirsToo ? 1 : 0;
            other += theirsToo && !own ? 1 : 0;
        }

        new PairedCount("Find-SuspectCommit", name, both, only, other, ours.Count - both - only - other).Print(output);
    }

    private static double AtHalf(IReadOnlyList<CommitRanking> ranked)
    {
        List<CommitRanking> sure = [.. ranked.OrderByDescending(ranking => ranking.Probability).Take((ranked.Count + 1) / 2)];
        return (double)Within(sure, 1) / sure.Count;
    }

    private static (double Low, double High) Bootstrap(IReadOnlyList<CommitRanking> ranked)
    {
        var random = new Random(4711);
        double[] means = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int i = 0; i < ranked.Count; i++) means[draw] += ranked[random.Next(ranked.Count)].Rr / ranked.Count;
        }

        Array.Sort(means);
        return (means[(int)(0.025 * Draws)], means[(int)(0.975 * Draws)]);
    }

    private static int Within(IReadOnlyList<CommitRanking> ranked, int places) => ranked.Count(ranking => ranking.Rank > 0 && ranking.Rank <= places);
}
