using System.Numerics;

namespace VtOperate.Core.History.Bisection;

/// <summary>
/// How many commits each commit has as ancestors, itself included. Along a line it is one more than below; at merges the ancestors must be told apart. git walks from each merge
/// (<c>count_distance</c> in its bisect.c), which takes time with the square of the history. Here 64 commits at a time are carried up through the graph as the bits of a word.
/// </summary>
internal static class AncestorCounts
{
    private const int Bits = 64;

    /// <summary>The counts for a range; commits that do not count add nothing.</summary>
    internal static int[] Of(BisectRange range, CancellationToken stop)
    {
        int size = range.Size;
        int[] counts = new int[size];
        int[] order = Order(range.Parents);

        // Above a merge, a line goes on from the merge's own count.
        int[] merges = [.. order.Where(at => range.Parents[at].Length > 1)];
        if (merges.Length > 0) CountMerges(range, order, counts, stop);
        foreach (int at in order)
        {
            int[] parents = range.Parents[at];
            if (parents.Length < 2) counts[at] = (range.Counts[at] ? 1 : 0) + (parents.Length == 0 ? 0 : counts[parents[0]]);
        }

        return counts;
    }

    /// <summary>Places in an order in which every commit comes after its parents.</summary>
    internal static int[] Order(int[][] parents)
    {
        int size = parents.Length;
        int[] order = new int[size], open = new int[size];
        bool isSorted = true;
        for (int at = 0; at < size; at++)
        {
            order[at] = at;
            foreach (int parent in parents[at]) isSorted &= parent < at;
        }

        // Nearly always the times of commits say the order.
        if (isSorted) return order;
        var children = new List<int>?[size];
        var ready = new Queue<int>();
        for (int at = 0; at < size; at++)
        {
            foreach (int parent in parents[at]) (children[parent] ??= []).Add(at);
            if ((open[at] = parents[at].Length) == 0) ready.Enqueue(at);
        }

        for (int next = 0; ready.TryDequeue(out int at); next++)
        {
            order[next] = at;
            foreach (int child in children[at] ?? [])
            {
                if (--open[child] == 0) ready.Enqueue(child);
            }
        }

        return order;
    }

    // Lines without branches are one step, so that the words are carried over few places.
    private static void CountMerges(BisectRange range, int[] order, int[] counts, CancellationToken stop)
    {
        Steps(range, order, out List<int[]> below, out List<int> weights, out List<int> tops);
        ulong[] words = new ulong[below.Count];
        int[] sums = new int[Bits / 8 * 256];
        for (int first = 0; first < below.Count; first += Bits)
        {
            stop.ThrowIfCancellationRequested();
            int end = Math.Min(first + Bits, below.Count);
            Fill(sums, weights, first, end);
            for (int at = first; at < below.Count; at++)
            {
                ulong word = at < end ? 1UL << (at - first) : 0;
                foreach (int parent in below[at])
                {
                    if (parent >= first) word |= words[parent];
                }

                words[at] = word;
                if (tops[at] < 0 || word == 0) continue;
                int sum = 0;
                for (int b = 0; b < Bits / 8; b++) sum += sums[(b * 256) + (int)((word >> (8 * b)) & 255)];

                // The line that goes on above the merge is not below it.
                if (at < end) sum -= weights[at] - (range.Counts[tops[at]] ? 1 : 0);
                counts[tops[at]] += sum;
            }
        }
    }

    // The sum of weights for each value of each of the eight bytes of a word.
    private static void Fill(int[] sums, List<int> weights, int first, int end)
    {
        for (int b = 0; b < Bits / 8; b++)
        {
            int start = b * 256;
            sums[start] = 0;
            for (int value = 1; value < 256; value++)
            {
                int bit = first + (8 * b) + BitOperations.TrailingZeroCount(value);
                sums[start + value] = sums[start + (value & (value - 1))] + (bit < end ? weights[bit] : 0);
            }
        }
    }

    // Joins each commit with one parent to the step of that parent when it is the parent's only child. Steps are numbered parents first; tops names the merge that begins a step, or -1.
    private static void Steps(BisectRange range, int[] order, out List<int[]> below, out List<int> weights, out List<int> tops)
    {
        int[] children = new int[range.Size], step = new int[range.Size];
        foreach (int[] parents in range.Parents)
        {
            foreach (int parent in parents) children[parent]++;
        }

        below = [];
        weights = [];
        tops = [];
        foreach (int at in order)
        {
            int[] parents = range.Parents[at];
            int own = range.Counts[at] ? 1 : 0;
            if (parents.Length == 1 && children[parents[0]] == 1)
            {
                weights[step[at] = step[parents[0]]] += own;
                continue;
            }

            step[at] = below.Count;
            int[] steps = new int[parents.Length];
            for (int p = 0; p < steps.Length; p++) steps[p] = step[parents[p]];
            below.Add(steps);
            weights.Add(own);
            tops.Add(parents.Length > 1 ? at : -1);
        }
    }
}
