namespace VtOperate.Core.History;

/// <summary>Finds every commit at which two histories parted.</summary>
internal static class MergeBases
{
    /// <summary>The best common ancestors of a commit and several others together, newest first, as <c>git merge-base --all</c> gives them; empty when they share none.</summary>
    internal static IReadOnlyList<ObjectId> Of(HistoryReader history, ObjectId left, IReadOnlyList<ObjectId> others, CancellationToken stop)
    {
        var known = new HashSet<ObjectId>();
        foreach (CommitNode commit in CommitWalk.Read(history, left, stop)) known.Add(commit.Id);
        List<ObjectId> common = [];
        var behind = new HashSet<ObjectId>();
        var queue = new CommitQueue(history);
        foreach (ObjectId other in others) queue.Add(other);
        while (queue.TryTake(out CommitNode? commit))
        {
            stop.ThrowIfCancellationRequested();
            bool isCommon = known.Contains(commit.Id);
            if (isCommon) common.Add(commit.Id);
            foreach (ObjectId parent in commit.Parents)
            {
                if (isCommon) behind.Add(parent);
                queue.Add(parent);
            }
        }

        common.RemoveAll(behind.Contains);
        return common;
    }
}
