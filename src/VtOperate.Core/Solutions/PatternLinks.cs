namespace VtOperate.Core.Solutions;

/// <summary>
/// Which critical pattern names which document. Links are compared by their last parts, because many are written relative to the wrong folder:
/// <c>../build-errors/x.md</c>, <c>./build-errors/x.md</c> and <c>docs/solutions/build-errors/x.md</c> all name <c>build-errors/x</c>.
/// </summary>
internal sealed class PatternLinks
{
    private readonly Dictionary<string, List<(string Path, string Slug)>> _byName = new(StringComparer.OrdinalIgnoreCase);

    private PatternLinks() { }

    /// <summary>The links of some patterns. Where two patterns name a document, the first has it.</summary>
    public static PatternLinks Of(IEnumerable<CriticalPattern> patterns)
    {
        var links = new PatternLinks();
        foreach (CriticalPattern pattern in patterns)
        {
            foreach (string link in pattern.Links) links.Add(Normalise(link), pattern.Slug);
        }

        return links;
    }

    /// <summary>The slug of the pattern that names the document with this id, or null.</summary>
    public string? Find(string id)
    {
        string path = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (!_byName.TryGetValue(Name(path), out List<(string Path, string Slug)>? links)) return null;
        foreach ((string link, string slug) in links)
        {
            if (Names(link, path)) return slug;
        }

        return null;
    }

    /// <summary>The ids that a link names, of those there are.</summary>
    public static IEnumerable<string> Resolve(string link, IReadOnlyList<string> ids)
    {
        string path = Normalise(link);
        return path.Length == 0 ? [] : ids.Where(id => Names(path, id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]));
    }

    private void Add(string path, string slug)
    {
        if (path.Length == 0) return;
        string name = Name(path);
        if (!_byName.TryGetValue(name, out List<(string Path, string Slug)>? links)) _byName[name] = links = [];
        links.Add((path, slug));
    }

    private static string Normalise(string link)
    {
        string path = link.Replace('\\', '/');
        int end = path.IndexOfAny(['#', '?']);
        if (end >= 0) path = path[..end];
        if (path.Contains("%20", StringComparison.Ordinal)) path = path.Replace("%20", " ", StringComparison.Ordinal);
        while (path.StartsWith('.') || path.StartsWith('/')) path = path[1..];
        return path.EndsWith(SolutionLibrary.Suffix, StringComparison.OrdinalIgnoreCase) ? path[..^SolutionLibrary.Suffix.Length] : path;
    }

    private static bool Names(string link, string path) => EndsWithPath(link, path) || EndsWithPath(path, link);

    private static bool EndsWithPath(string path, string end) =>
        path.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (path.Length == end.Length || path[path.Length - end.Length - 1] == '/');

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
