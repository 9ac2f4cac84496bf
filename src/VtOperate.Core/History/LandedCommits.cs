namespace VtOperate.Core.History;

/// <summary>
/// The commits that came to a branch since a time, with the commit that brought them. What counts is when a commit landed: one that was written weeks ago on a side branch came with the merge that brought it.
/// The branch itself is its first parents, as <c>git log --first-parent</c> walks them; what a merge brought is what its other parents have more than the first.
/// </summary>
internal static class LandedCommits
{
    // Clocks of committers are wrong by less.
    private const long Doubt = 86_400;
    private const int Wanted = 1, Known = 2;

    /// <summary>The commits, newest landing first. Streams.</summary>
    /// <param name="history">The history.</param>
    /// <param name="head">Where the branch stands.</param>
    /// <param name="since">Seconds since 1970; what landed before is left out.</param>
    /// <param name="given">The commits that were given already, for several branches together.</param>
    /// <param name="stop">Ends the walk.</param>
    internal static IEnumerable<(CommitNode Commit, CommitNode Landing)> Read(HistoryReader history, ObjectId head, long since, HashSet<ObjectId> given, CancellationToken stop)
    {
        for (CommitNode? at = history.ReadCommit(head); at is not null; at = at.Parents.Count == 0 ? null : history.ReadCommit(at.Parents[0]))
        {
            stop.ThrowIfCancellationRequested();
            if (at.Time < since - Doubt) yield break;
            if (at.Time < since) continue;
            if (given.Add(at.Id)) yield return (at, at);
            if (at.Parents.Count < 2) continue;
            foreach (CommitNode brought in Brought(history, at, stop))
            {
                if (given.Add(brought.Id)) yield return (brought, at);
            }
        }
    }

    /// <summary>What a merge brought: the ancestors of its other parents that are none of its first parent's, newest first.</summary>
    internal static List<CommitNode> Brought(HistoryReader history, CommitNode merge, CancellationToken stop)
    {
        var colours = new Dictionary<ObjectId, int>();
        var queue = new PriorityQueue<CommitNode, long>();
        var waiting = new HashSet<ObjectId>();
        List<CommitNode> found = [];
        int open = 0;
        Paint(merge.Parents[0], Known);
        for (int i = 1; i < merge.Parents.Count; i++) Paint(merge.Parents[i], Wanted);
        while (open > 0 && queue.TryDequeue(out CommitNode? commit, out _))
        {
            stop.ThrowIfCancellationRequested();
            waiting.Remove(commit.Id);
            int colour = colours[commit.Id];
            if (colour == Wanted)
            {
                open--;
                found.Add(commit);
            }

            foreach (ObjectId parent in commit.Parents) Paint(parent, colour);
        }

        found.RemoveAll(commit => colours[commit.Id] != Wanted);
        return found;

        void Paint(ObjectId id, int colour)
        {
            int before = colours.GetValueOrDefault(id), after = before | colour;
            if (before == after) return;
            colours[id] = after;
            bool isWaiting = waiting.Contains(id);
            if (before == Wanted && isWaiting) open--;
            if (isWaiting) return;

            // One that was looked at already and turns out to be known tells its parents so.
            CommitNode commit = history.ReadCommit(id);
            waiting.Add(id);
            queue.Enqueue(commit, -commit.Time);
            if (after == Wanted) open++;
        }
    }
}
