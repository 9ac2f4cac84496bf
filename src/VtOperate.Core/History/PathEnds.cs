namespace VtOperate.Core.History;

/// <summary>Finds the files of a commit by the end of their path: <c>config/io.cs</c> for <c>src/shop/config/io.cs</c>.</summary>
public sealed class PathEnds
{
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.Ordinal);

    private PathEnds() { }

    /// <summary>Reads the paths of a commit.</summary>
    /// <param name="history">The history.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="Errors.OperationException">A tree is missing or damaged.</exception>
    public static PathEnds Of(HistoryReader history, CommitNode commit, CancellationToken stop)
    {
        var ends = new PathEnds();
        foreach (TreeFile file in history.ListFiles(commit.Tree, stop))
        {
            stop.ThrowIfCancellationRequested();
            string name = Name(file.Path);
            if (!ends._byName.TryGetValue(name, out List<string>? paths)) ends._byName[name] = paths = [];
            paths.Add(file.Path);
        }

        return ends;
    }

    /// <summary>Whether a file of the commit has this path or ends with it, whole folders counted.</summary>
    /// <param name="path">The path with forward slashes.</param>
    public bool Contains(string path)
    {
        if (!_byName.TryGetValue(Name(path), out List<string>? paths)) return false;
        foreach (string candidate in paths)
        {
            if (EndsWith(candidate, path)) return true;
        }

        return false;
    }

    /// <summary>The only file of the commit that ends with this path, whole folders counted; null where there is none, or more than one.</summary>
    /// <param name="path">The path with forward slashes, or a name.</param>
    public string? Only(string path)
    {
        string? only = null;
        foreach (string candidate in _byName.GetValueOrDefault(Name(path)) ?? [])
        {
            if (!EndsWith(candidate, path)) continue;
            if (only is not null) return null;
            only = candidate;
        }

        return only;
    }

    private static bool EndsWith(string candidate, string path) =>
        candidate.EndsWith(path, StringComparison.Ordinal) && (candidate.Length == path.Length || candidate[candidate.Length - path.Length - 1] == '/');

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
