namespace VtOperate.Core.History;

/// <summary>Where a file came from when its path is not there in the parent: a file that the same commit deleted, with the same content or at least half of it.</summary>
public sealed class RenameFinder(HistoryReader history)
{
    private const int MostCandidates = 400;
    private const double LeastSimilarity = 0.5;
    private readonly Dictionary<(ObjectId Parent, ObjectId Commit), List<FileChange>> _deleted = [];

    /// <summary>The deleted file that the path was before, or null.</summary>
    public FileChange? Find(CommitNode parent, CommitNode commit, string path, in ObjectId blob, CancellationToken stop)
    {
        List<FileChange> deleted = Deleted(parent, commit, stop);
        FileChange? best = null;
        foreach (FileChange candidate in deleted)
        {
            if (candidate.Before == blob && IsBetter(candidate, best, path)) best = candidate;
        }

        return best ?? FindSimilar(deleted, path, blob, stop);
    }

    private FileChange? FindSimilar(List<FileChange> deleted, string path, in ObjectId blob, CancellationToken stop)
    {
        if (deleted.Count == 0 || deleted.Count > MostCandidates) deleted = deleted.FindAll(candidate => SameName(candidate.Path, path));
        if (deleted.Count == 0 || deleted.Count > MostCandidates) return null;
        Dictionary<ulong, int> lines = CountLines(LineHashes.Of(history.ReadBlob(blob).Span), out int count);
        FileChange? best = null;
        double bestSimilarity = LeastSimilarity;
        foreach (FileChange candidate in deleted)
        {
            stop.ThrowIfCancellationRequested();
            double similarity = Similarity(lines, count, LineHashes.Of(history.ReadBlob(candidate.Before).Span));
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

    private List<FileChange> Deleted(CommitNode parent, CommitNode commit, CancellationToken stop)
    {
        if (_deleted.TryGetValue((parent.Id, commit.Id), out List<FileChange>? known)) return known;
        List<FileChange> deleted = history.CompareTrees(parent.Tree, commit.Tree, stop).FindAll(change => change.IsDeleted);
        _deleted.Add((parent.Id, commit.Id), deleted);
        return deleted;
    }
}
