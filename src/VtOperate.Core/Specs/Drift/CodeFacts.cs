namespace VtOperate.Core.Specs.Drift;

/// <summary>What the files of a project hold, all together.</summary>
/// <param name="Files">The files, in ordinal order of their paths.</param>
/// <param name="Of">What each of them holds, in the same order.</param>
internal sealed record CodeFacts(IReadOnlyList<CodeFile> Files, IReadOnlyList<FileFacts> Of)
{
    private readonly HashSet<uint> _names = Union(Of);

    /// <summary>Whether any file holds a name.</summary>
    public bool Has(uint name) => _names.Contains(name);

    /// <summary>The files that hold a name, in their order.</summary>
    public IEnumerable<CodeFile> Holding(uint name)
    {
        if (!_names.Contains(name)) yield break;
        for (int i = 0; i < Files.Count; i++)
        {
            if (Of[i].Has(name)) yield return Files[i];
        }
    }

    private static HashSet<uint> Union(IReadOnlyList<FileFacts> all)
    {
        var names = new HashSet<uint>();
        foreach (FileFacts facts in all)
        {
            foreach (uint name in facts.Names.Span) names.Add(name);
        }

        return names;
    }
}
