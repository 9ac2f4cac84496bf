namespace VtOperate.Core.History.Bisection;

/// <summary>
/// The commit that <c>git bisect</c> tests next, the same one on any history (bisect.c of git 2.39): the one that cuts what is left most evenly, the oldest such; after a skip one that is away from
/// the skipped ones by a distance that git's own generator of numbers gives. Being the same, it never needs more probes.
/// </summary>
internal static class GitChoice
{
    private const int Modulus = 32_768;

    /// <summary>The place in the range, or -1 when nothing is left to be tested: only the bad commit and skipped ones.</summary>
    internal static int Of(BisectGraph graph, BisectRange range, BisectKnowledge known, int[] counts)
    {
        if (range.Counted == 0) return -1;
        int chosen = known.Skipped.Count == 0 ? Halfway(range, counts) : Away(graph, range, known, counts);
        return chosen < 0 || range.Commits[chosen] == known.Bad ? -1 : chosen;
    }

    /// <summary>How far a commit is from cutting off nothing: the smaller of both sides.</summary>
    internal static int Distance(int count, int all) => Math.Min(count, all - count);

    private static int Halfway(BisectRange range, int[] counts)
    {
        int all = range.Counted;
        for (int at = 0; at < range.Size; at++)
        {
            if (range.Parents[at].Length > 1 && IsHalfway(range, counts, at)) return at;
        }

        // git fills in the commits with one parent as soon as it knows the parent, and takes the first that is halfway.
        bool[] done = new bool[range.Size];
        int open = 0;
        for (int at = 0; at < range.Size; at++)
        {
            done[at] = range.Parents[at].Length != 1;
            if (!done[at]) open++;
        }

        while (open > 0)
        {
            int before = open;
            for (int at = 0; at < range.Size; at++)
            {
                if (done[at] || !done[range.Parents[at][0]]) continue;
                done[at] = true;
                open--;
                if (IsHalfway(range, counts, at)) return at;
            }

            if (open == before) break;
        }

        int best = -1, distance = -1;
        for (int at = 0; at < range.Size; at++)
        {
            if (!range.Counts[at] || Distance(counts[at], all) <= distance) continue;
            best = at;
            distance = Distance(counts[at], all);
        }

        return best;
    }

    private static bool IsHalfway(BisectRange range, int[] counts, int at)
    {
        if (!range.Counts[at]) return false;
        int difference = Math.Abs((2 * counts[at]) - range.Counted);
        return difference <= 1 || difference < range.Counted / 1024;
    }

    private static int Away(BisectGraph graph, BisectRange range, BisectKnowledge known, int[] counts)
    {
        List<int> sorted = [];
        for (int at = 0; at < range.Size; at++)
        {
            if (range.Counts[at]) sorted.Add(at);
        }

        sorted.Sort((left, right) =>
        {
            int order = Distance(counts[right], range.Counted).CompareTo(Distance(counts[left], range.Counted));
            return order != 0 ? order : graph.Ids[range.Commits[left]].CompareTo(graph.Ids[range.Commits[right]]);
        });
        if (!known.Skipped.Contains(range.Commits[sorted[0]])) return sorted[0];
        sorted.RemoveAll(at => known.Skipped.Contains(range.Commits[at]));
        if (sorted.Count == 0) return -1;
        int index = Index(sorted.Count);
        return range.Commits[sorted[index]] != known.Bad ? sorted[index] : sorted[Math.Max(0, index - 1)];
    }

    // The numbers are those of the C standard's example of rand(), seeded with the count; git squeezes them towards the front by their square root.
    private static int Index(int count)
    {
        long number = unchecked(((uint)count * 1_103_515_245) + 12_345) / 65_536 % Modulus;
        return (int)(count * number / Modulus * Root(number) / Root(Modulus));
    }

    private static long Root(long value) => (long)Math.Sqrt(value);
}
