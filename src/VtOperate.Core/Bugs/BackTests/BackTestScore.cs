namespace VtOperate.Core.Bugs.BackTests;

/// <summary>How often a ranking was right.</summary>
/// <param name="Count">How many fixes it was measured on.</param>
/// <param name="Top1">The share in which the first was right; null when nothing was measured.</param>
/// <param name="Top1Low">The lower end of the 95 % interval of that share; null when nothing was measured.</param>
/// <param name="Top1High">The upper end of it; null when nothing was measured.</param>
/// <param name="Top5">The share in which one of the first five was right; null when nothing was measured.</param>
/// <param name="MeanReciprocalRank">The mean of one divided by the place of the first right one; null when nothing was measured.</param>
public sealed record BackTestScore(int Count, double? Top1, double? Top1Low, double? Top1High, double? Top5, double? MeanReciprocalRank)
{
    /// <summary>The score of places, from 1; 0 for a list that holds no right one.</summary>
    public static BackTestScore Of(IReadOnlyList<int> ranks)
    {
        if (ranks.Count == 0) return new BackTestScore(0, null, null, null, null, null);
        int first = 0, five = 0;
        double sum = 0;
        foreach (int rank in ranks)
        {
            if (rank == 1) first++;
            if (rank is > 0 and <= 5) five++;
            if (rank > 0) sum += 1.0 / rank;
        }

        (double low, double high) = ShareInterval.Of(first, ranks.Count);
        return new BackTestScore(ranks.Count, Share(first), Math.Round(low, 3), Math.Round(high, 3), Share(five), Math.Round(sum / ranks.Count, 3));

        double Share(int hits) => Math.Round((double)hits / ranks.Count, 3);
    }
}
