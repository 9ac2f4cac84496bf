namespace VtOperate.Core.History.Bisection;

/// <summary>Reads the commits between good and bad from a repository, as <c>git rev-list bad ^good</c> finds them.</summary>
internal static class BisectGraphReader
{
    // Clocks are wrong by less.
    private const long Doubt = 7 * 86_400;

    /// <summary>Reads the graph. A good commit need not be an ancestor of the bad one. Nothing is in it when the bad commit is an ancestor of a good one.</summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object on the way is missing or damaged.</exception>
    internal static BisectGraph Read(HistoryReader history, ObjectId bad, IReadOnlyList<ObjectId> goods, BisectScope scope, CancellationToken stop)
    {
        List<CommitNode> found = Walk(history, bad, goods, scope.FirstParent, stop);
        found.Reverse();
        var ids = new ObjectId[found.Count];
        var numbers = new Dictionary<ObjectId, int>(found.Count);
        for (int i = 0; i < ids.Length; i++) numbers.Add(ids[i] = found[i].Id, i);
        int[][] parents = new int[ids.Length][];
        bool[][]? same = scope.Paths.Count == 0 ? null : new bool[ids.Length][];
        for (int i = 0; i < ids.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            CommitNode commit = found[i];
            parents[i] = new int[commit.Parents.Count];
            for (int p = 0; p < parents[i].Length; p++) parents[i][p] = numbers.TryGetValue(commit.Parents[p], out int number) ? number : BisectGraph.Outside;
            if (same is not null) same[i] = Compare(history, commit, scope);
        }

        return new BisectGraph(ids, parents, same, numbers.GetValueOrDefault(bad, BisectGraph.Outside), scope.FirstParent);
    }

    // Newest first. A commit that is found to be an ancestor of a good one after it was taken, because a clock was wrong, is taken out again.
    private static List<CommitNode> Walk(HistoryReader history, ObjectId bad, IReadOnlyList<ObjectId> goods, bool firstParent, CancellationToken stop)
    {
        var queue = new PriorityQueue<CommitNode, (long Age, int Turn)>();
        var isGood = new Dictionary<ObjectId, bool>();
        var taken = new HashSet<ObjectId>();
        List<CommitNode> found = [];
        int turn = 0, open = 0;
        long oldest = long.MaxValue;

        void Add(ObjectId id, bool good)
        {
            if (isGood.TryGetValue(id, out bool known))
            {
                if (good && !known) MarkGood(id);
                return;
            }

            CommitNode commit = history.ReadCommit(id);
            isGood.Add(id, good);
            if (!good) open++;
            queue.Enqueue(commit, (-commit.Time, turn++));
        }

        void MarkGood(ObjectId first)
        {
            var rest = new Stack<ObjectId>();
            rest.Push(first);
            while (rest.TryPop(out ObjectId id))
            {
                if (!isGood.TryGetValue(id, out bool known) || known) continue;
                isGood[id] = true;
                if (!taken.Contains(id))
                {
                    open--;
                    continue;
                }

                foreach (ObjectId parent in history.ReadCommit(id).Parents)
                {
                    if (isGood.ContainsKey(parent)) rest.Push(parent);
                    else Add(parent, true);
                }
            }
        }

        Add(bad, false);
        foreach (ObjectId good in goods) Add(good, true);
        while (queue.TryDequeue(out CommitNode? commit, out _))
        {
            stop.ThrowIfCancellationRequested();
            bool good = isGood[commit.Id];
            if (good && open == 0 && commit.Time < oldest - Doubt) break;
            taken.Add(commit.Id);
            if (!good)
            {
                open--;
                found.Add(commit);
                oldest = Math.Min(oldest, commit.Time);
            }

            int count = firstParent && !good ? Math.Min(1, commit.Parents.Count) : commit.Parents.Count;
            for (int i = 0; i < count; i++) Add(commit.Parents[i], good);
        }

        found.RemoveAll(commit => isGood[commit.Id]);
        return found;
    }

    private static bool[] Compare(HistoryReader history, CommitNode commit, BisectScope scope)
    {
        int count = scope.FirstParent ? Math.Min(1, commit.Parents.Count) : commit.Parents.Count;
        bool[] same = new bool[Math.Max(1, count)];
        for (int p = 0; p < same.Length; p++)
        {
            ObjectId? parent = p < count ? commit.Parents[p] : null;
            same[p] = true;
            foreach (string path in scope.Paths)
            {
                if (p == 0 && parent is not null && history.IsSureToBeUnchanged(commit, path)) continue;
                PathEntry before = parent is { } id ? history.FindEntry(history.ReadCommit(id).Tree, path) : default;
                same[p] &= before == history.FindEntry(commit.Tree, path);
            }
        }

        return same;
    }
}
