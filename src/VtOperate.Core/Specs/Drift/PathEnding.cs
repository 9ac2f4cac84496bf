using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Finds files by the end of their path, at head and among the files that any commit took away: a task in a package writes <c>models/user.py</c> for <c>src/shop/models/user.py</c>. Not thread-safe.</summary>
internal sealed class PathEnding
{
    private const int MostCommits = 100_000;

    private readonly DriftContext _context;
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, SortedSet<string>>? _removed;

    /// <summary>Takes the files of the project; those in folders that are left out elsewhere count here.</summary>
    public PathEnding(DriftContext context)
    {
        _context = context;
        IEnumerable<string> all = context.Files.Select(file => file.Path);
        if (context.History is { } history) all = all.Concat(history.Reader.ListFiles(history.Head.Tree, CancellationToken.None).Select(file => history.InProject(file.Path) ?? file.Path));
        foreach (string path in all)
        {
            string name = Path.GetFileName(path);
            if (!_byName.TryGetValue(name, out List<string>? paths)) _byName.Add(name, paths = []);
            paths.Add(path);
        }
    }

    /// <summary>Whether a file's path ends so, without case.</summary>
    public bool EndsAny(string path) => _byName.TryGetValue(Path.GetFileName(path), out List<string>? paths) && paths.Exists(known => Ends(known, path));

    /// <summary>The first file with a name, or null.</summary>
    public string? Named(string name) => _byName.TryGetValue(name, out List<string>? paths) ? paths.Min(StringComparer.Ordinal) : null;

    /// <summary>The first file whose name is a number, <c>_</c> and this name, as generators of migrations write it; or null.</summary>
    public string? Generated(string name)
    {
        foreach ((string known, List<string> paths) in _byName)
        {
            if (known.Length > name.Length + 1 && known.EndsWith(name, StringComparison.OrdinalIgnoreCase) && known[known.Length - name.Length - 1] is '_' or '-' && char.IsAsciiDigit(known[0])) return paths.Min(StringComparer.Ordinal);
        }

        return null;
    }

    /// <summary>What became of the one file whose path ended so and that a commit took away; null where there is none or there are several.</summary>
    public PathFate? FateOf(string path, CancellationToken stop)
    {
        if (_context.History is not { } history) return null;
        _removed ??= Removed(history, stop);
        if (!_removed.TryGetValue(Path.GetFileName(path), out SortedSet<string>? paths)) return null;
        string? only = null;
        foreach (string removed in paths)
        {
            if (!Ends(removed, path)) continue;
            if (only is not null) return null;
            only = removed;
        }

        return only is null ? null : history.FateOf(history.InProject(only) ?? only, stop);
    }

    private static Dictionary<string, SortedSet<string>> Removed(DriftHistory history, CancellationToken stop)
    {
        var removed = new Dictionary<string, SortedSet<string>>(StringComparer.OrdinalIgnoreCase);
        int seen = 0;
        foreach (CommitNode commit in CommitWalk.Read(history.Reader, history.Head.Id, stop))
        {
            if (++seen > MostCommits) break;
            if (commit.Parents.Count != 1) continue;
            foreach (FileChange change in history.Reader.ReadChanges(commit, stop))
            {
                if (!change.IsDeleted) continue;
                string name = Path.GetFileName(change.Path);
                if (!removed.TryGetValue(name, out SortedSet<string>? paths)) removed.Add(name, paths = new SortedSet<string>(StringComparer.Ordinal));
                paths.Add(change.Path);
            }
        }

        return removed;
    }

    private static bool Ends(string known, string path) =>
        known.EndsWith(path, StringComparison.OrdinalIgnoreCase) && (known.Length == path.Length || known[known.Length - path.Length - 1] == '/');
}
