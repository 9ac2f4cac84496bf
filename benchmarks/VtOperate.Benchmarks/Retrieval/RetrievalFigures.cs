using System.Globalization;

namespace VtOperate.Benchmarks.Retrieval;

/// <summary>Recall at 1, 5 and 10 and the mean reciprocal rank over the ranks of the first right answer; 0 is an answer that was not found.</summary>
internal sealed record RetrievalFigures(int Count, double AtOne, double AtFive, double AtTen, double MeanReciprocalRank)
{
    internal static RetrievalFigures Of(IReadOnlyCollection<int> ranks) => new(
        ranks.Count,
        Share(ranks, 1),
        Share(ranks, 5),
        Share(ranks, 10),
        ranks.Count == 0 ? 0 : ranks.Average(rank => rank > 0 ? 1.0 / rank : 0));

    internal static void PrintHead(TextWriter output, string title) => output.WriteLine($"{title,-34} {"n",4} {"R@1",6} {"R@5",6} {"R@10",6} {"MRR",6}");

    internal void Print(TextWriter output, string name) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {Count,4} {AtOne,6:0.000} {AtFive,6:0.000} {AtTen,6:0.000} {MeanReciprocalRank,6:0.000}"));

    private static double Share(IReadOnlyCollection<int> ranks, int within) => ranks.Count == 0 ? 0 : ranks.Count(rank => rank > 0 && rank <= within) / (double)ranks.Count;
}
