namespace VtOperate.Core.History;

/// <summary>Walks from a commit through all its ancestors.</summary>
public static class CommitWalk
{
    /// <summary>The commit and its ancestors, newest first by time of commit, each once. Streams.</summary>
    public static IEnumerable<CommitNode> Read(HistoryReader history, ObjectId head, CancellationToken stop)
    {
        var queue = new CommitQueue(history);
        queue.Add(head);
        while (queue.TryTake(out CommitNode? commit))
        {
            stop.ThrowIfCancellationRequested();
            yield return commit;
            foreach (ObjectId parent in commit.Parents) queue.Add(parent);
        }
    }
}
