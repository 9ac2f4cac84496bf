using VtOperate.Core.Search;

namespace VtOperate.Core.History;

/// <summary>Files whose name stands in the report as a word of its own.</summary>
internal static class FileNameMatch
{
    private const int ShortestName = 4;
    private const int Most = 8;

    /// <summary>Path, the word that names it, and how much it counts (1 for the rarest names), best first.</summary>
    internal static List<(string Path, string Word, double Weight)> Find(SuspectSearch search, string words)
    {
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        foreach (QueryTerm term in SearchQuery.Parse(words).Terms)
        {
            if (term.Term.Length >= ShortestName && term.Kind != TermKind.Number && IsName(term)) named.TryAdd(term.Term, term.Word);
        }

        List<(string Path, string Word)> found = [];
        Dictionary<string, int> sharing = new(StringComparer.Ordinal);
        foreach (TreeFile file in search.History.ListFiles(search.Head.Tree, search.Stop))
        {
            if (file.IsLink || Matching(file.Path, named) is not { } word) continue;
            found.Add((file.Path, word));
            sharing[word] = sharing.GetValueOrDefault(word) + 1;
        }

        List<(string Path, string Word, double Weight)> weighed = [.. found.Select(entry => (entry.Path, entry.Word, 1.0 / sharing[entry.Word]))];
        weighed.Sort((left, right) => left.Weight != right.Weight ? right.Weight.CompareTo(left.Weight) : string.CompareOrdinal(left.Path, right.Path));
        return weighed.Count <= Most ? weighed : weighed[..Most];
    }

    // "process" in a sentence is a word and not Process.cs, and "Block" is only a piece of <ScriptBlock>; a name has a capital, a sign or a digit in it.
    private static bool IsName(QueryTerm term) =>
        term.Kind is not (TermKind.Word or TermKind.Part) || (term.Kind == TermKind.Word && term.Word.AsSpan().ContainsAnyExceptInRange('a', 'z'));

    // The whole name ("cart.cs") or the name up to its first dot, cut as the words of the report are.
    private static string? Matching(string path, Dictionary<string, string> named)
    {
        string name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (named.TryGetValue(name, out string? word)) return word;
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = dot > 0 ? name[..dot] : name;
        return stem.Length >= ShortestName && named.TryGetValue(Joined(stem), out word) ? word : null;
    }

    private static string Joined(string stem) => stem.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
