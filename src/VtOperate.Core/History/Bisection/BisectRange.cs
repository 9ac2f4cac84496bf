namespace VtOperate.Core.History.Bisection;

/// <summary>
/// What is left between good and bad: the commits that the bad one has and no good one has, in git's order, with the parents that are left. Under a limit of paths history is simplified as
/// git-rev-list does ("History Simplification", default mode): a merge that has the paths as one of its parents has them leads only to that parent, and only commits that change a path count.
/// </summary>
internal sealed class BisectRange
{
    private BisectRange(int[] commits, int[][] parents, bool[] counts, int counted)
    {
        Commits = commits;
        Parents = parents;
        Counts = counts;
        Counted = counted;
    }

    /// <summary>The numbers of the commits in the graph, oldest first.</summary>
    internal int[] Commits { get; }

    /// <summary>For each commit its parents as places in <see cref="Commits"/>.</summary>
    internal int[][] Parents { get; }

    /// <summary>For each commit whether it may be the culprit.</summary>
    internal bool[] Counts { get; }

    /// <summary>How many may be the culprit.</summary>
    internal int Counted { get; }

    internal int Size => Commits.Length;

    /// <summary>What is left of a graph.</summary>
    internal static BisectRange Of(BisectGraph graph, BisectKnowledge known, CancellationToken stop)
    {
        bool[] good = new bool[graph.Count], left = new bool[graph.Count];
        foreach (int commit in known.Goods) graph.MarkAncestors(commit, good);
        int[][]? simple = graph.Same is null ? null : new int[graph.Count][];
        bool[]? idle = graph.Same is null ? null : new bool[graph.Count];
        int total = known.Bad == BisectGraph.Outside || good[known.Bad] ? 0 : Mark(graph, known, good, left, simple, idle, stop);
        int[] commits = new int[total], places = new int[graph.Count];
        for (int i = 0, at = 0; i < left.Length; i++)
        {
            if (!left[i]) continue;
            places[i] = at;
            commits[at++] = i;
        }

        int[][] parents = new int[total][];
        bool[] counts = new bool[total];
        int counted = 0;
        int[] row = new int[64];
        for (int at = 0; at < total; at++)
        {
            int commit = commits[at];
            int[] above = simple?[commit] ?? graph.Parents[commit];
            int count = simple is null ? graph.ParentsFollowed(commit) : above.Length, size = 0;
            if (row.Length < count) row = new int[count];
            for (int p = 0; p < count; p++)
            {
                if (above[p] != BisectGraph.Outside && left[above[p]]) row[size++] = places[above[p]];
            }

            parents[at] = row[..size];
            counts[at] = idle is null || !idle[commit];
            if (counts[at]) counted++;
        }

        return new BisectRange(commits, parents, counts, counted);
    }

    // Marks what is left and, under a limit of paths, notes the parents that are followed and the commits that change nothing.
    private static int Mark(BisectGraph graph, BisectKnowledge known, bool[] good, bool[] left, int[][]? simple, bool[]? idle, CancellationToken stop)
    {
        var tested = new HashSet<int>(known.Goods);
        var open = new Stack<int>();
        open.Push(known.Bad);
        left[known.Bad] = true;
        int total = 0;
        while (open.TryPop(out int commit))
        {
            stop.ThrowIfCancellationRequested();
            total++;
            int[] parents = graph.Parents[commit];
            int count = graph.ParentsFollowed(commit);
            if (simple is not null)
            {
                simple[commit] = parents = Simplify(graph, commit, count, parent => !good[parent] || tested.Contains(parent), out idle![commit]);
                count = parents.Length;
            }

            for (int p = 0; p < count; p++)
            {
                int parent = parents[p];
                if (parent == BisectGraph.Outside || good[parent] || left[parent]) continue;
                left[parent] = true;
                open.Push(parent);
            }
        }

        return total;
    }

    // git asks which parents matter: those that are left, and good ones that were named, of which those outside the graph cannot be told apart and count as not named.
    private static int[] Simplify(BisectGraph graph, int commit, int count, Func<int, bool> matters, out bool isIdle)
    {
        int[] parents = graph.Parents[commit];
        bool[] same = graph.Same![commit];
        if (count == 0)
        {
            isIdle = same[0];
            return [];
        }

        bool hasMattering = false, changedMattering = false, changedOther = false;
        for (int p = 0; p < count; p++)
        {
            bool counts = parents[p] != BisectGraph.Outside && matters(parents[p]);
            hasMattering |= counts;
            if (same[p] && counts)
            {
                isIdle = true;
                return [parents[p]];
            }

            if (!same[p] && counts) changedMattering = true;
            else if (!same[p]) changedOther = true;
        }

        isIdle = hasMattering ? !changedMattering : !changedOther;
        return count == parents.Length ? parents : parents[..count];
    }
}
