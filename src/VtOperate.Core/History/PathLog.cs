namespace VtOperate.Core.History;

/// <summary>The commits that touched a file or a folder.</summary>
public static class PathLog
{
    /// <summary>
    /// The ids that <c>git log -- path</c> gives, in its order: where a commit has the path exactly as one of its parents has it, only that
    /// parent is followed (git-log, "History Simplification", default mode). Streams, newest first. Renames are not followed.
    /// </summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object on the way is missing or damaged.</exception>
    public static IEnumerable<CommitNode> Read(HistoryReader history, ObjectId head, string path, CancellationToken stop)
    {
        var queue = new CommitQueue(history);
        queue.Add(head);
        while (queue.TryTake(out CommitNode? commit))
        {
            stop.ThrowIfCancellationRequested();
            if (history.IsSureToBeUnchanged(commit, path))
            {
                queue.Add(commit.Parents[0]);
                continue;
            }

            PathEntry entry = history.FindEntry(commit.Tree, path);
            if (commit.Parents.Count == 0)
            {
                if (entry.Id.IsZero) continue;
                history.Confirm(commit);
                yield return commit;
                continue;
            }

            int same = 0;
            while (same < commit.Parents.Count && history.FindEntry(history.ReadCommit(commit.Parents[same]).Tree, path) != entry) same++;
            if (same < commit.Parents.Count)
            {
                queue.Add(commit.Parents[same]);
                continue;
            }

            history.Confirm(commit);
            yield return commit;
            foreach (ObjectId parent in commit.Parents) queue.Add(parent);
        }
    }
}
