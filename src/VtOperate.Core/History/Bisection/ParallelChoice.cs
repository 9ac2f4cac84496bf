namespace VtOperate.Core.History.Bisection;

/// <summary>
/// Chooses several commits to be tested at once, so that together they cut what is left into parts as even as possible: on a line n commits give n + 1 equal parts. Begins with those at even distances by number of ancestors
/// and exchanges one after the other as long as that makes the expected rest smaller.
/// </summary>
internal static class ParallelChoice
{
    private const int MostConsidered = 64;
    private const int MostRounds = 4;

    /// <summary>The places to test, each once; fewer where fewer are left to be tested.</summary>
    internal static int[] Of(BisectRange range, BisectKnowledge known, int[] counts, int probes)
    {
        List<int> open = [];
        for (int at = 0; at < range.Size; at++)
        {
            if (range.Counts[at] && range.Commits[at] != known.Bad && !known.Skipped.Contains(range.Commits[at])) open.Add(at);
        }

        if (open.Count <= probes) return [.. open];
        open.Sort((left, right) => counts[left] != counts[right] ? counts[left].CompareTo(counts[right]) : left.CompareTo(right));
        int[] considered = Spread(open, counts, range.Counted, Math.Max(probes, MostConsidered - 1));
        int[] chosen = new int[probes];
        for (int i = 0; i < probes; i++) chosen[i] = Nearest(considered, counts, (i + 1.0) * range.Counted / (probes + 1), chosen.AsSpan(0, i));
        (ulong Bits, int Weight)[] groups = Groups(range, considered);
        long best = Rest(groups, chosen);
        for (int round = 0; round < MostRounds; round++)
        {
            bool isBetter = false;
            for (int i = 0; i < probes; i++)
            {
                for (int candidate = 0; candidate < considered.Length; candidate++)
                {
                    if (Array.IndexOf(chosen, candidate) >= 0) continue;
                    int before = chosen[i];
                    chosen[i] = candidate;
                    long rest = Rest(groups, chosen);
                    if (rest < best)
                    {
                        best = rest;
                        isBetter = true;
                    }
                    else
                    {
                        chosen[i] = before;
                    }
                }
            }

            if (!isBetter) break;
        }

        int[] places = [.. chosen.Select(candidate => considered[candidate])];
        Array.Sort(places);
        return places;
    }

    // Commits at even distances by number of ancestors.
    private static int[] Spread(List<int> open, int[] counts, int all, int most)
    {
        if (open.Count <= most) return [.. open];
        List<int> considered = [];
        int next = 0;
        for (int i = 1; i <= most; i++)
        {
            double wanted = (double)i * all / (most + 1);
            while (next < open.Count - 1 && counts[open[next]] < wanted) next++;
            if (considered.Count == 0 || considered[^1] != open[next]) considered.Add(open[next]);
        }

        // Where many commits have as many ancestors as others, numbers alone leave too few.
        for (int i = 0; considered.Count < most && i < open.Count; i += Math.Max(1, open.Count / most))
        {
            if (!considered.Contains(open[i])) considered.Add(open[i]);
        }

        return [.. considered.Order()];
    }

    private static int Nearest(int[] considered, int[] counts, double wanted, ReadOnlySpan<int> taken)
    {
        int best = -1;
        for (int i = 0; i < considered.Length; i++)
        {
            if (!taken.Contains(i) && (best < 0 || Math.Abs(counts[considered[i]] - wanted) < Math.Abs(counts[considered[best]] - wanted))) best = i;
        }

        return best;
    }

    // Commits that are below the same ones of those considered behave alike: how many there are of each kind. Bit i says that commit i has them as ancestors.
    private static (ulong Bits, int Weight)[] Groups(BisectRange range, int[] considered)
    {
        ulong[] bits = new ulong[range.Size];
        for (int i = 0; i < considered.Length; i++) bits[considered[i]] |= 1UL << i;
        int[] order = AncestorCounts.Order(range.Parents);
        var groups = new Dictionary<ulong, int>();
        for (int i = order.Length - 1; i >= 0; i--)
        {
            int at = order[i];
            foreach (int parent in range.Parents[at]) bits[parent] |= bits[at];
            if (range.Counts[at]) groups[bits[at]] = groups.GetValueOrDefault(bits[at]) + 1;
        }

        return [.. groups.Select(group => (group.Key, group.Value))];
    }

    // The sum of the squares of the parts: the expected size of the part that holds the culprit, times all.
    private static long Rest((ulong Bits, int Weight)[] groups, int[] chosen)
    {
        ulong mask = 0;
        foreach (int candidate in chosen) mask |= 1UL << candidate;
        var parts = new Dictionary<ulong, long>();
        foreach ((ulong bits, int weight) in groups) parts[bits & mask] = parts.GetValueOrDefault(bits & mask) + weight;
        long sum = 0;
        foreach (long part in parts.Values) sum += part * part;
        return sum;
    }
}
