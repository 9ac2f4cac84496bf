namespace VtOperate.Core.History;

/// <summary>Pairs what a commit deleted with what it added: the same content, or the most similar file that shares at least half of its bytes (<see cref="ContentSimilarity"/>).</summary>
public sealed class RenameFinder(HistoryReader history)
{
    /// <summary>Files that share less are not the same file, which is also git's bound.</summary>
    internal const double LeastSimilarity = 0.5;

    private const int MostCandidates = 400;
    private readonly Dictionary<(ObjectId Parent, ObjectId Commit), (List<FileChange> Deleted, List<FileChange> Added)> _changes = [];

    /// <summary>The file that the commit deleted and that an added path was before, or null. A file that another added path is more like was that one, as git has it.</summary>
    public FileChange? Find(CommitNode parent, CommitNode commit, string path, in ObjectId blob, CancellationToken stop)
    {
        (List<FileChange> deleted, List<FileChange> added) = Changes(parent, commit, stop);
        return Best(deleted, added, path, blob, stop);
    }

    /// <summary>The file that the commit added and that a deleted path became, or null. A folder, whose blob is zero, becomes nothing.</summary>
    public FileChange? FindTarget(CommitNode parent, CommitNode commit, string path, in ObjectId blob, CancellationToken stop)
    {
        if (blob.IsZero) return null;
        (List<FileChange> deleted, List<FileChange> added) = Changes(parent, commit, stop);
        return Best(added, deleted, path, blob, stop);
    }

    // Each file is paired once, the most similar first.
    private FileChange? Best(List<FileChange> candidates, List<FileChange> rivals, string path, ObjectId blob, CancellationToken stop)
    {
        while (Best(candidates, path, blob, stop) is { } best)
        {
            if (!IsTaken(best, rivals, path, blob, stop)) return best;
            candidates = candidates.FindAll(candidate => candidate.Path != best.Path);
        }

        return null;
    }

    private bool IsTaken(FileChange best, List<FileChange> rivals, string path, ObjectId blob, CancellationToken stop)
    {
        if (Blob(best) == blob) return !SameName(best.Path, path) && rivals.Exists(rival => rival.Path != path && Blob(rival) == blob && SameName(rival.Path, best.Path));
        if (rivals.Exists(rival => Blob(rival) == Blob(best))) return true;
        if (rivals.Count is < 2 or > MostCandidates) return false;
        var wanted = new ContentSimilarity(history.ReadBlob(Blob(best)).Span);
        double own = wanted.With(new ContentSimilarity(history.ReadBlob(blob).Span));
        foreach (FileChange rival in rivals)
        {
            stop.ThrowIfCancellationRequested();
            if (rival.Path != path && wanted.With(new ContentSimilarity(history.ReadBlob(Blob(rival)).Span)) > own) return true;
        }

        return false;
    }

    private FileChange? Best(List<FileChange> candidates, string path, ObjectId blob, CancellationToken stop)
    {
        FileChange? best = null;
        foreach (FileChange candidate in candidates)
        {
            if (Blob(candidate) == blob && IsBetter(candidate, best, path)) best = candidate;
        }

        return best ?? FindSimilar(candidates, path, blob, stop);
    }

    private FileChange? FindSimilar(List<FileChange> candidates, string path, in ObjectId blob, CancellationToken stop)
    {
        if (candidates.Count == 0 || candidates.Count > MostCandidates) candidates = candidates.FindAll(candidate => SameName(candidate.Path, path));
        if (candidates.Count == 0 || candidates.Count > MostCandidates) return null;
        var wanted = new ContentSimilarity(history.ReadBlob(blob).Span);
        FileChange? best = null;
        double bestSimilarity = LeastSimilarity;
        foreach (FileChange candidate in candidates)
        {
            stop.ThrowIfCancellationRequested();
            double similarity = wanted.With(new ContentSimilarity(history.ReadBlob(Blob(candidate)).Span));
            if (similarity > bestSimilarity || (similarity == bestSimilarity && IsBetter(candidate, best, path))) (best, bestSimilarity) = (candidate, similarity);
        }

        return best;
    }

    private static bool IsBetter(in FileChange candidate, FileChange? best, string path) =>
        best is not { } known || (SameName(candidate.Path, path) && !SameName(known.Path, path));

    private static bool SameName(string left, string right) => Name(left).SequenceEqual(Name(right));

    private static ReadOnlySpan<char> Name(string path) => path.AsSpan(path.LastIndexOf('/') + 1);

    private static ObjectId Blob(in FileChange change) => change.IsDeleted ? change.Before : change.After;

    private (List<FileChange> Deleted, List<FileChange> Added) Changes(CommitNode parent, CommitNode commit, CancellationToken stop)
    {
        if (_changes.TryGetValue((parent.Id, commit.Id), out (List<FileChange>, List<FileChange>) known)) return known;
        List<FileChange> changes = history.CompareTrees(parent.Tree, commit.Tree, stop);
        known = (changes.FindAll(change => change.IsDeleted), changes.FindAll(change => change.IsAdded));
        _changes.Add((parent.Id, commit.Id), known);
        return known;
    }
}
