using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>A made-up history: a line, or branches and merges; commit 0 is good, the last one bad.</summary>
/// <param name="Parents">For each commit its parents, oldest first.</param>
/// <param name="Culprit">The commit that brings the bug.</param>
/// <param name="Skipped">Commits that cannot be judged.</param>
internal sealed record MadeHistory(int[][] Parents, int Culprit, HashSet<int> Skipped)
{
    internal int Count => Parents.Length;

    /// <summary>Whether each commit has the bug.</summary>
    internal bool[] Bad()
    {
        bool[] bad = new bool[Count];
        for (int i = 0; i < Count; i++) bad[i] = i == Culprit || Parents[i].Any(parent => bad[parent]);
        return bad;
    }

    internal static MadeHistory Next(Random random, string kind)
    {
        int count = random.Next(8, 220);
        int[][] parents = new int[count][];
        parents[0] = [];
        List<int> tips = [0];
        double share = kind == "linear" ? 0 : 0.1 + (random.NextDouble() * 0.3);
        for (int i = 1; i < count; i++)
        {
            if (i == count - 1)
            {
                parents[i] = [.. tips];
                break;
            }

            double dice = random.NextDouble();
            if (dice < share && tips.Count > 1)
            {
                int first = Take(tips, random), second = Take(tips, random);
                parents[i] = [first, second];
            }
            else
            {
                parents[i] = dice < 2 * share ? [random.Next(i)] : [Take(tips, random)];
            }

            tips.Add(i);
        }

        double skips = kind == "skips" ? random.NextDouble() * 0.4 : 0;
        return new MadeHistory(parents, random.Next(1, count), [.. Enumerable.Range(1, count - 2).Where(_ => random.NextDouble() < skips)]);
    }

    /// <summary>The graph between the first commit and the last, in the order of the numbers.</summary>
    internal BisectGraph Graph(ObjectId[] ids)
    {
        int[][] parents = [.. Parents.Skip(1).Select(above => above.Select(parent => parent - 1).ToArray())];
        return new BisectGraph([.. ids.Skip(1)], parents, null, Count - 2, false);
    }

    private static int Take(List<int> tips, Random random)
    {
        int at = random.Next(tips.Count), tip = tips[at];
        tips.RemoveAt(at);
        return tip;
    }
}
