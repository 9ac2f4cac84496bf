namespace VtOperate.Core.History;

/// <summary>Says what a file was called before a commit, or after it, as git pairs the files of the whole commit (<see cref="RenamePairs"/>). What was found out stays for the next question about the same commit. Not thread-safe.</summary>
public sealed class RenameFinder(HistoryReader history)
{
    private const int MostKept = 4096;
    private readonly Dictionary<(ObjectId Parent, ObjectId Commit), (Dictionary<string, FileChange> ByTarget, Dictionary<string, FileChange> BySource)> _pairs = [];

    /// <summary>The file that the commit deleted and that an added path was before, or null.</summary>
    public FileChange? Find(CommitNode parent, CommitNode commit, string path, CancellationToken stop) =>
        Pairs(parent, commit, stop).ByTarget.TryGetValue(path, out FileChange from) ? from : null;

    /// <summary>The file that the commit added and that a deleted path became, or null.</summary>
    public FileChange? FindTarget(CommitNode parent, CommitNode commit, string path, CancellationToken stop) =>
        Pairs(parent, commit, stop).BySource.TryGetValue(path, out FileChange to) ? to : null;

    private (Dictionary<string, FileChange> ByTarget, Dictionary<string, FileChange> BySource) Pairs(CommitNode parent, CommitNode commit, CancellationToken stop)
    {
        if (_pairs.TryGetValue((parent.Id, commit.Id), out (Dictionary<string, FileChange>, Dictionary<string, FileChange>) known)) return known;
        IReadOnlyList<RenamedFile> found = RenamePairs.Find(history, history.CompareTreesAndModes(parent.Tree, commit.Tree, stop), stop);
        if (_pairs.Count >= MostKept) _pairs.Clear();
        known = (found.ToDictionary(pair => pair.To.Path, pair => pair.From, StringComparer.Ordinal), found.ToDictionary(pair => pair.From.Path, pair => pair.To, StringComparer.Ordinal));
        _pairs.Add((parent.Id, commit.Id), known);
        return known;
    }
}
