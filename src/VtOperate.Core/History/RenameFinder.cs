namespace VtOperate.Core.History;

/// <summary>Pairs what a commit deleted with what it added: the same content, or the most similar file that shares at least half of its lines.</summary>
public sealed class RenameFinder(HistoryReader history)
{
    private const int MostCandidates = 400;
    private const double LeastSimilarity = 0.5;
    private readonly Dictionary<(ObjectId Parent, ObjectId Commit), (List<FileChange> Deleted, List<FileChange> Added)> _changes = [];

    /// <summary>The file that the commit deleted and that an added path was before, or null.</summary>
    public FileChange? Find(CommitNode parent, CommitNode commit, string path, in ObjectId blob, CancellationToken stop) =>
        Best(Changes(parent, commit, stop).Deleted, path, blob, stop);

    /// <summary>The file that the commit added and that a deleted path became, or null. A folder, whose blob is zero, becomes nothing.</summary>
    public FileChange? FindTarget(CommitNode parent, CommitNode commit, string path, in ObjectId blob, CancellationToken stop) =>
        blob.IsZero ? null : Best(Changes(parent, commit, stop).Added, path, blob, stop);

    private FileChange? Best(List<FileChange> candidates, string path, in ObjectId blob, CancellationToken stop)
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
        Dictionary<ulong, int> lines = CountLines(LineHashes.Of(history.PeekBlob(blob)), out int count);
        FileChange? best = null;
        double bestSimilarity = LeastSimilarity;
        foreach (FileChange candidate in candidates)
        {
            stop.ThrowIfCancellationRequested();
            double similarity = Similarity(lines, count, LineHashes.Of(history.PeekBlob(Blob(candidate))));
            if (similarity > bestSimilarity || (similarity == bestSimilarity && IsBetter(candidate, best, path))) (best, bestSimilarity) = (candidate, similarity);
        }

        return best;
    }

    // The share of lines that both have, by the longer of the two.
    private static double Similarity(Dictionary<ulong, int> lines, int count, ulong[] others)
    {
        if (count == 0 || others.Length == 0 || Math.Min(count, others.Length) < LeastSimilarity * Math.Max(count, others.Length)) return 0;
        int shared = 0;
        foreach ((ulong line, int times) in CountLines(others, out _)) shared += Math.Min(times, lines.GetValueOrDefault(line));
        return (double)shared / Math.Max(count, others.Length);
    }

    private static Dictionary<ulong, int> CountLines(ulong[] lines, out int count)
    {
        count = lines.Length;
        Dictionary<ulong, int> counts = [];
        foreach (ulong line in lines) counts[line] = counts.GetValueOrDefault(line) + 1;
        return counts;
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
