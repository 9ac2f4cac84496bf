namespace VtOperate.Core.History;

/// <summary>Finds where two histories parted.</summary>
internal static class MergeBase
{
    /// <summary>The youngest commit that both commits descend from; null when they share none. Where there are several best ones, one of them.</summary>
    public static ObjectId? Of(HistoryReader history, ObjectId left, ObjectId right, CancellationToken stop)
    {
        var known = new HashSet<ObjectId>();
        foreach (CommitNode commit in CommitWalk.Read(history, left, stop)) known.Add(commit.Id);
        foreach (CommitNode commit in CommitWalk.Read(history, right, stop))
        {
            if (known.Contains(commit.Id)) return commit.Id;
        }

        return null;
    }
}
