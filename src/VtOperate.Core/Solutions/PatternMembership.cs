namespace VtOperate.Core.Solutions;

/// <summary>
/// Says which documents belong to which critical pattern: those that it names, and those that are alike to most of the ones it names; where they are few, keys alone do not
/// decide. The words of the pattern itself decide, too, most of all where it names no document. Worked out only for documents that are asked for.
/// </summary>
internal sealed class PatternMembership
{
    private const int EnoughForKeys = 3;

    private readonly LikenessIndex _index;
    private readonly List<List<int>> _named = [];
    private readonly List<TermVector> _words = [];
    private readonly Dictionary<int, List<int>> _namedBy = [];
    private readonly Dictionary<int, int> _known = [];

    /// <summary>Reads which documents the patterns name.</summary>
    public PatternMembership(LikenessIndex index, IReadOnlyList<CriticalPattern> patterns)
    {
        _index = index;
        for (int pattern = 0; pattern < patterns.Count; pattern++)
        {
            List<int> named = [.. patterns[pattern].DocumentedIn.Distinct(StringComparer.Ordinal).Select(index.Find).Where(document => document >= 0)];
            named.Sort(index.Compare);
            _named.Add(named);
            _words.Add(index.Vector(patterns[pattern]));
            foreach (int document in named)
            {
                if (!_namedBy.TryGetValue(document, out List<int>? by)) _namedBy[document] = by = [];
                by.Add(pattern);
            }
        }
    }

    /// <summary>The documents that a pattern names, by id.</summary>
    public IReadOnlyList<int> Named(int pattern) => _named[pattern];

    /// <summary>The number of the first pattern that a document belongs to, or -1.</summary>
    public int Of(int document)
    {
        if (_named.Count == 0) return -1;
        if (_namedBy.TryGetValue(document, out List<int>? by)) return by[0];
        if (!_known.TryGetValue(document, out int pattern)) _known[document] = pattern = Joined(document);
        return pattern;
    }

    /// <summary>The documents of a pattern: those it names, then the others, both by id.</summary>
    public List<int> Members(int pattern)
    {
        var near = new HashSet<int>();
        foreach (int member in _named[pattern]) near.UnionWith(_index.AlikeTo(member).Select(alike => alike.Document));
        near.UnionWith(_index.AlikeTo(_words[pattern]).Select(alike => alike.Document));
        List<int> others = [.. near.Where(document => !_namedBy.ContainsKey(document) && Of(document) == pattern)];
        others.Sort(_index.Compare);
        return [.. _named[pattern], .. others];
    }

    private int Joined(int document)
    {
        var counts = new int[_named.Count];
        foreach ((int other, _) in _index.AlikeTo(document))
        {
            if (!_namedBy.TryGetValue(other, out List<int>? by)) continue;
            foreach (int pattern in by)
            {
                if (_named[pattern].Count >= EnoughForKeys || _index.TextLikeness(document, other) >= LikenessIndex.EnoughText) counts[pattern]++;
            }
        }

        for (int pattern = 0; pattern < counts.Length; pattern++)
        {
            if (counts[pattern] * 2 > _named[pattern].Count || _index.TextLikeness(_words[pattern], document) >= LikenessIndex.EnoughText) return pattern;
        }

        return -1;
    }
}
