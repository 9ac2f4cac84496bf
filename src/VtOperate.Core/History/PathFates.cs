namespace VtOperate.Core.History;

/// <summary>Follows files that are gone from head: who removed them, and where renames took them. Answers are kept, because documents cite the same files. Not thread-safe.</summary>
/// <param name="history">The history.</param>
/// <param name="head">The commit that is the present.</param>
public sealed class PathFates(HistoryReader history, CommitNode head)
{
    private const int MostRenames = 16;

    private readonly RenameFinder _renames = new(history);
    private readonly Dictionary<string, PathFate?> _known = new(StringComparer.Ordinal);

    /// <summary>Whether something stands at the path at head, a file or a folder.</summary>
    public bool Exists(string path) => !history.FindEntry(head.Tree, path).Id.IsZero;

    /// <summary>What became of a path; null when it is at head, or when no commit of this history ever had it.</summary>
    /// <exception cref="Errors.OperationException">An object on the way is missing or damaged.</exception>
    public PathFate? Find(string path, CancellationToken stop)
    {
        if (_known.TryGetValue(path, out PathFate? known)) return known;
        PathFate? fate = Exists(path) ? null : Follow(path, stop);
        _known.Add(path, fate);
        return fate;
    }

    private PathFate? Follow(string path, CancellationToken stop)
    {
        List<string> steps = [path];
        CommitNode? first = null;
        for (string at = path; steps.Count <= MostRenames;)
        {
            if (Removal(at, stop) is not { } removal) return first is null ? null : new PathFate(path, first, null, steps);
            first ??= removal.Commit;
            if (_renames.FindTarget(removal.Parent, removal.Commit, at, stop) is not { } target || steps.Contains(target.Path)) break;
            steps.Add(at = target.Path);
            if (Exists(at)) return new PathFate(path, first, at, steps);
        }

        return new PathFate(path, first!, null, steps);
    }

    // The newest commit that touched a path which is not at head is the one that removed it.
    private (CommitNode Commit, CommitNode Parent, ObjectId Blob)? Removal(string path, CancellationToken stop)
    {
        foreach (CommitNode commit in PathLog.Read(history, head.Id, path, stop))
        {
            foreach (ObjectId id in commit.Parents)
            {
                CommitNode parent = history.ReadCommit(id);
                PathEntry entry = history.FindEntry(parent.Tree, path);
                if (!entry.Id.IsZero && !entry.IsSubmodule) return (commit, parent, entry.IsTree ? default : entry.Id);
            }

            return null;
        }

        return null;
    }
}
