using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Core.Tests.History.Bisection;

/// <summary>Made-up histories: lines, branches, merges, several roots, all below one bad commit.</summary>
internal static class RandomHistory
{
    internal static ObjectId Id(int number)
    {
        byte[] bytes = new byte[ObjectId.Size];

        // Ids are in no order, as real ones.
        uint mixed = unchecked(((uint)number + 1) * 2_654_435_761);
        BitConverter.TryWriteBytes(bytes, mixed);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), number);
        return new ObjectId(bytes);
    }

    internal static BisectGraph Line(int count) => Graph([.. Enumerable.Range(0, count).Select(i => i == 0 ? new[] { BisectGraph.Outside } : [i - 1])]);

    internal static BisectGraph Graph(int[][] parents, bool[][]? same = null, bool firstParent = false) =>
        new([.. Enumerable.Range(0, parents.Length).Select(Id)], parents, same, parents.Length - 1, firstParent);

    /// <summary>A history in which every commit is an ancestor of the last.</summary>
    internal static int[][] Next(Random random, int count, double merges)
    {
        int[][] parents = new int[count][];
        var open = new List<int>();
        for (int i = 0; i < count; i++)
        {
            if (i == 0)
            {
                parents[i] = random.Next(2) == 0 ? [BisectGraph.Outside] : [];
                open.Add(0);
                continue;
            }

            bool isLast = i == count - 1;
            var above = new List<int>();
            if (isLast) above.AddRange(open);
            else if (open.Count > 1 && random.NextDouble() < merges)
            {
                int take = random.Next(8) == 0 ? Math.Min(3, open.Count) : 2;
                for (int p = 0; p < take; p++)
                {
                    int at = random.Next(open.Count);
                    above.Add(open[at]);
                    open.RemoveAt(at);
                }
            }
            else if (random.NextDouble() < merges) above.Add(random.Next(i));
            else if (random.Next(40) == 0) above.Add(BisectGraph.Outside);
            else
            {
                int at = random.Next(open.Count);
                above.Add(open[at]);
                open.RemoveAt(at);
            }

            parents[i] = [.. above];
            open.Add(i);
        }

        return parents;
    }

    /// <summary>Whether each commit has the culprit among its ancestors, itself included.</summary>
    internal static bool[] Bad(int[][] parents, int culprit)
    {
        bool[] bad = new bool[parents.Length];
        for (int i = 0; i < bad.Length; i++) bad[i] = i == culprit || parents[i].Any(parent => parent >= 0 && bad[parent]);
        return bad;
    }
}
