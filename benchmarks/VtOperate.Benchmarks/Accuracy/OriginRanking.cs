using System.Globalization;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>How a case was ranked.</summary>
/// <param name="Sample">The case.</param>
/// <param name="First">The commit ranked first; null when there was no candidate.</param>
/// <param name="Odds">The probability it was given.</param>
/// <param name="Rank">The place of the first right commit, from 1; 0 when it is none of the candidates.</param>
internal sealed record OriginRanking(OriginSample Sample, string? First, double Odds, int Rank)
{
    internal static OriginRanking Of(OriginSample sample, ChoiceWeights weights)
    {
        double[] odds = weights.Odds(sample);
        int[] order = [.. Enumerable.Range(0, odds.Length).OrderByDescending(i => odds[i])];
        int rank = Array.FindIndex(order, i => sample.Right.Contains(i)) + 1;
        return new OriginRanking(sample, order.Length == 0 ? null : sample.Candidates[order[0]], order.Length == 0 ? 0 : odds[order[0]], rank);
    }

    /// <summary>What is chosen by: the mean reciprocal rank, and half as much the share in the first five.</summary>
    internal static double Worth(List<OriginRanking> ranked) => Reciprocal(ranked) + (Within(ranked, 5) / (2.0 * ranked.Count));

    /// <summary>The bar on the probability of the first commit with the best F1.</summary>
    internal static double BestBar(List<OriginRanking> ranked)
    {
        double best = 0, most = 0;
        foreach (double bar in ranked.Select(ranking => ranking.Odds).Order())
        {
            double score = OriginScore.Of(ranked, bar).F1;
            if (score > most) (best, most) = (bar, score);
        }

        return best;
    }

    internal static void Print(TextWriter output, string name, List<OriginRanking> ranked) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} top-1 {Within(ranked, 1),3}  top-3 {Within(ranked, 3),3}  top-5 {Within(ranked, 5),3}  top-10 {Within(ranked, 10),3}  MRR {Reciprocal(ranked):0.000}  of {ranked.Count}"));

    private static int Within(List<OriginRanking> ranked, int places) => ranked.Count(ranking => ranking.Rank > 0 && ranking.Rank <= places);

    private static double Reciprocal(List<OriginRanking> ranked) => ranked.Average(ranking => ranking.Rank == 0 ? 0 : 1.0 / ranking.Rank);
}
