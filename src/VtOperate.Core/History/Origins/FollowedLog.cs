namespace VtOperate.Core.History.Origins;

/// <summary>
/// The commits that touched a file, under whatever name it had. Unlike <c>git log --follow</c>, which loses commits of merged side branches once it has changed the name, every
/// parent is asked under the name that the file has there.
/// </summary>
internal static class FollowedLog
{
    /// <summary>The commits, newest first by time of commit, at most <paramref name="most"/>.</summary>
    /// <exception cref="Errors.OperationException">An object is missing or damaged.</exception>
    internal static IReadOnlyList<CommitNode> Read(HistoryReader history, RenameFinder renames, ObjectId head, string path, int most, CancellationToken stop)
    {
        List<CommitNode> found = [];
        HashSet<ObjectId> seen = [];
        HashSet<string> names = new(StringComparer.Ordinal) { path };
        var waiting = new Queue<(ObjectId Head, string Path)>();
        waiting.Enqueue((head, path));
        while (waiting.TryDequeue(out (ObjectId Head, string Path) next))
        {
            int count = 0;
            foreach (CommitNode commit in PathLog.Read(history, next.Head, next.Path, stop))
            {
                if (count++ == most) break;
                if (seen.Add(commit.Id)) found.Add(commit);
                if (commit.Parents.Count != 1) continue;
                CommitNode parent = history.ReadCommit(commit.Parents[0]);
                ObjectId blob = history.FindBlob(commit.Tree, next.Path);
                if (blob.IsZero || !history.FindEntry(parent.Tree, next.Path).Id.IsZero) continue;
                if (renames.Find(parent, commit, next.Path, stop) is { } source && names.Add(source.Path)) waiting.Enqueue((parent.Id, source.Path));
            }
        }

        return [.. found.OrderByDescending(commit => commit.Time).Take(most)];
    }
}
