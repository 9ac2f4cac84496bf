namespace VtOperate.Core.History;

/// <summary>
/// Pairs the files that a commit took away with those that it brought, as git does for <c>-M</c> with its default bounds (diffcore-rename): first equal contents, then files whose name, without
/// folders, stands only once on each side, then whatever is most alike. Each file is paired once. Not thread-safe.
/// </summary>
internal sealed class RenamePairs
{
    // Above so many comparisons git leaves off the last step (diff.renameLimit of 1,000 files).
    private const long MostComparisons = 1_000_000;

    // Equal names are a hint that asks for less looking and more likeness: halfway from the least to equal.
    private const int LeastWithName = ContentSimilarity.Least + ((ContentSimilarity.Highest - ContentSimilarity.Least) / 2);
    private const int MostEqual = 100;
    private const int Candidates = 4;
    private const int FileMode = 0x8000;
    private readonly HistoryReader _history;
    private readonly List<FileChange> _from, _to;
    private readonly int[] _sourceOf, _scores;
    private readonly bool[] _isTaken;
    private readonly Dictionary<ObjectId, ContentSimilarity> _contents = [];

    private RenamePairs(HistoryReader history, IReadOnlyList<FileChange> changes)
    {
        _history = history;
        _from = [.. changes.Where(change => change.IsDeleted)];
        _to = [.. changes.Where(change => change.IsAdded)];
        (_sourceOf, _scores, _isTaken) = (new int[_to.Count], new int[_to.Count], new bool[_from.Count]);
        Array.Fill(_sourceOf, -1);
    }

    /// <summary>The pairs among changes that were compared with their modes, in the order of the paths that came.</summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when a file is missing or damaged.</exception>
    internal static IReadOnlyList<RenamedFile> Find(HistoryReader history, IReadOnlyList<FileChange> changes, CancellationToken stop)
    {
        var pairs = new RenamePairs(history, changes);
        if (pairs._from.Count == 0 || pairs._to.Count == 0) return [];
        pairs.PairEqual();
        pairs.PairByName(stop);
        pairs.PairMostAlike(stop);
        List<RenamedFile> found = [];
        for (int to = 0; to < pairs._to.Count; to++)
        {
            if (pairs._sourceOf[to] >= 0) found.Add(new RenamedFile(pairs._from[pairs._sourceOf[to]], pairs._to[to], pairs._scores[to] * 100 / ContentSimilarity.Highest));
        }

        return found;
    }

    private void PairEqual()
    {
        ILookup<ObjectId, int> byContent = Enumerable.Range(0, _from.Count).ToLookup(from => _from[from].Before);
        for (int to = 0; to < _to.Count; to++)
        {
            int best = -1, looked = 0;
            bool isNamed = false;
            foreach (int from in byContent[_to[to].After])
            {
                bool isSameKind = (IsFile(_from[from].ModeBefore) && IsFile(_to[to].ModeAfter)) || _from[from].ModeBefore == _to[to].ModeAfter;
                if (!isSameKind || _isTaken[from]) continue;
                bool hasName = HasSameName(from, to);
                if (best < 0 || (hasName && !isNamed)) (best, isNamed) = (from, hasName);
                if (isNamed || looked++ > MostEqual) break;
            }

            if (best >= 0) Pair(best, to, ContentSimilarity.Highest);
        }
    }

    private void PairByName(CancellationToken stop)
    {
        Dictionary<string, int> sources = Unique(_from.Count, from => _isTaken[from] ? null : NameOf(_from[from].Path)), targets = Unique(_to.Count, to => _sourceOf[to] >= 0 ? null : NameOf(_to[to].Path));
        for (int from = 0; from < _from.Count; from++)
        {
            stop.ThrowIfCancellationRequested();
            if (_isTaken[from] || sources[NameOf(_from[from].Path)] < 0 || !targets.TryGetValue(NameOf(_from[from].Path), out int to) || to < 0) continue;
            int score = Score(from, to);
            if (score >= LeastWithName) Pair(from, to, score);
        }
    }

    private void PairMostAlike(CancellationToken stop)
    {
        List<int> sources = [.. Enumerable.Range(0, _from.Count).Where(from => !_isTaken[from])], targets = [.. Enumerable.Range(0, _to.Count).Where(to => _sourceOf[to] < 0)];
        if ((long)sources.Count * targets.Count > MostComparisons) return;
        List<(int From, int To, int Score, bool HasName)> candidates = [];
        var best = new List<(int From, int To, int Score, bool HasName)>(Candidates);
        foreach (int to in targets)
        {
            best.Clear();
            foreach (int from in sources)
            {
                stop.ThrowIfCancellationRequested();
                (int, int, int Score, bool HasName) candidate = (from, to, Score(from, to), HasSameName(from, to));
                if (best.Count < Candidates)
                {
                    best.Add(candidate);
                    continue;
                }

                int worst = 0;
                for (int i = 1; i < Candidates; i++)
                {
                    if (IsBetter(best[worst], best[i])) worst = i;
                }

                if (IsBetter(candidate, best[worst])) best[worst] = candidate;
            }

            candidates.AddRange(best);
        }

        // A stable order, so that what scores alike goes by the order of paths.
        foreach ((int from, int to, int score, _) in candidates.OrderByDescending(candidate => candidate.Score).ThenByDescending(candidate => candidate.HasName))
        {
            if (score < ContentSimilarity.Least) break;
            if (_sourceOf[to] < 0 && !_isTaken[from]) Pair(from, to, score);
        }
    }

    private static bool IsBetter(in (int From, int To, int Score, bool HasName) candidate, in (int From, int To, int Score, bool HasName) other) =>
        candidate.Score > other.Score || (candidate.Score == other.Score && candidate.HasName && !other.HasName);

    private int Score(int from, int to) => IsFile(_from[from].ModeBefore) && IsFile(_to[to].ModeAfter) ? Contents(_from[from].Before).With(Contents(_to[to].After)) : 0;

    private ContentSimilarity Contents(in ObjectId blob)
    {
        if (!_contents.TryGetValue(blob, out ContentSimilarity? known)) _contents.Add(blob, known = new ContentSimilarity(_history.PeekBlob(blob)));
        return known;
    }

    private void Pair(int from, int to, int score) => (_sourceOf[to], _scores[to], _isTaken[from]) = (from, score, true);

    private bool HasSameName(int from, int to) => NameOf(_from[from].Path) == NameOf(_to[to].Path);

    // The places of names; -1 for a name that comes more than once.
    private static Dictionary<string, int> Unique(int count, Func<int, string?> nameAt)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            if (nameAt(i) is { } name && !places.TryAdd(name, i)) places[name] = -1;
        }

        return places;
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool IsFile(int mode) => (mode & 0xF000) == FileMode;
}
