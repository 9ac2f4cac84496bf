namespace VtOperate.Core.History.Bisection;

/// <summary>
/// Chooses by how likely commits are, as far as the worst case allows. git's own choice leaves a certain number of commits at worst; a choice by likelihood may leave more, and what it may leave more is paid from
/// an account of two halvings. So a search that follows wrong suspects needs at most two probes more.
/// </summary>
internal sealed class PriorChoice(BisectPrior prior)
{
    // One halving is a probe.
    private double _account = 2;

    /// <summary>The place to test next, or -1 when git's choice is to be kept.</summary>
    internal int Of(BisectRange range, BisectKnowledge known, int[] counts, int gitChoice)
    {
        double[] mass = Mass(range, counts, out double all);
        double most = Math.Log2(Math.Max(1, Worst(counts[gitChoice], range.Counted))) + _account + 1e-9;
        int best = -1;
        double bestSplit = -1;
        for (int at = 0; at < range.Size; at++)
        {
            int commit = range.Commits[at];
            if (!range.Counts[at] || commit == known.Bad || known.Skipped.Contains(commit)) continue;
            if (Math.Log2(Worst(counts[at], range.Counted)) > most) continue;
            double split = Math.Min(mass[at], all - mass[at]);
            if (split < bestSplit - 1e-12 || (split < bestSplit + 1e-12 && best >= 0 && Worst(counts[at], range.Counted) >= Worst(counts[best], range.Counted))) continue;
            best = at;
            bestSplit = split;
        }

        return best;
    }

    /// <summary>Books what a test cost against git's choice.</summary>
    /// <param name="gitWorst">How many commits git's choice would have left at worst.</param>
    /// <param name="left">How many are left.</param>
    internal void Book(int gitWorst, int left) => _account += Math.Log2(Math.Max(1, gitWorst)) - Math.Log2(Math.Max(1, left));

    internal static int Worst(int count, int all) => Math.Max(count, all - count);

    // How likely the culprit is among the ancestors of each commit. Suspects are carried up as the bits of a word.
    private double[] Mass(BisectRange range, int[] counts, out double all)
    {
        ulong[] above = new ulong[range.Size];
        var place = new Dictionary<int, int>(range.Size);
        for (int at = 0; at < range.Size; at++) place.Add(range.Commits[at], at);
        double[] shares = new double[64];
        all = prior.Spread * range.Counted;
        for (int i = 0; i < prior.Suspects.Count; i++)
        {
            if (!place.TryGetValue(prior.Suspects[i].Commit, out int at) || !range.Counts[at]) continue;
            above[at] |= 1UL << i;
            all += shares[i] = prior.Suspects[i].Share;
        }

        double[] mass = new double[range.Size];
        foreach (int at in AncestorCounts.Order(range.Parents))
        {
            foreach (int parent in range.Parents[at]) above[at] |= above[parent];
            mass[at] = prior.Spread * counts[at];
            for (ulong rest = above[at]; rest != 0; rest &= rest - 1) mass[at] += shares[System.Numerics.BitOperations.TrailingZeroCount(rest)];
        }

        return mass;
    }
}
