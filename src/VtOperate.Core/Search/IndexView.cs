using System.Text;

namespace VtOperate.Core.Search;

/// <summary>
/// Some segments as one index: its documents are numbered through, those that are gone are left out, and its statistics are those of the documents that are left, so that
/// a search finds and scores as it would in one fresh segment. Immutable; for any number of threads.
/// </summary>
internal sealed class IndexView
{
    private readonly ViewPart[] _parts;
    private readonly long[] _totals;
    private readonly int[] _holders;

    /// <summary>Makes a view.</summary>
    /// <param name="fields">The fields of a document.</param>
    /// <param name="parts">The segments and which of their documents count; the view says where each starts.</param>
    public IndexView(IReadOnlyList<SearchField> fields, IReadOnlyList<ViewPart> parts)
    {
        Fields = fields;
        _parts = new ViewPart[parts.Count];
        (_totals, _holders) = (new long[fields.Count], new int[fields.Count]);
        for (int i = 0; i < parts.Count; i++)
        {
            ViewPart part = parts[i] with { Start = Capacity };
            if (part.Segment.Fields != fields.Count) throw new IndexDamagedException("The segment has other fields.");
            _parts[i] = part;
            Capacity += part.Segment.Count;
            Count += part.Live?.Count ?? part.Segment.Count;
            CountFields(part.Segment, part.Live);
        }
    }

    /// <summary>The fields of a document.</summary>
    public IReadOnlyList<SearchField> Fields { get; }

    /// <summary>How many documents there are.</summary>
    public int Count { get; }

    /// <summary>One more than the highest number of a document.</summary>
    public int Capacity { get; }

    /// <summary>The segments, in the order of their documents' numbers.</summary>
    public ReadOnlySpan<ViewPart> Parts => _parts;

    /// <summary>The average length of a field over the documents that have it, in terms.</summary>
    public double AverageLength(int field) => (double)_totals[field] / _holders[field];

    /// <summary>The id of a document.</summary>
    public string Id(int document)
    {
        ViewPart part = Part(document);
        return part.Segment.Id(document - part.Start);
    }

    /// <summary>What was kept with a document.</summary>
    public ReadOnlySpan<byte> Stored(int document)
    {
        ViewPart part = Part(document);
        return part.Segment.Stored(document - part.Start);
    }

    /// <summary>Some term of the index; null when it has none.</summary>
    public string? AnyTerm => _parts.Length > 0 && _parts[0].Segment.Terms > 0 ? Encoding.UTF8.GetString(_parts[0].Segment.TermBytes(_parts[0].Segment.Terms / 2)) : null;

    /// <summary>The numbers of the documents.</summary>
    public IEnumerable<int> Documents()
    {
        foreach (ViewPart part in _parts)
        {
            for (int document = 0; document < part.Segment.Count; document++)
            {
                if (part.Live?.Contains(document) != false) yield return part.Start + document;
            }
        }
    }

    /// <summary>The number of a term in each segment, -1 where it is not; null when no document holds it.</summary>
    public IndexTerm? Find(string term)
    {
        byte[] text = Encoding.UTF8.GetBytes(term);
        var numbers = new int[_parts.Length];
        int documents = 0;
        for (int i = 0; i < _parts.Length; i++)
        {
            numbers[i] = _parts[i].Segment.Find(text);
            if (numbers[i] >= 0) documents += _parts[i].DocumentsWithTerm(numbers[i]);
        }

        return documents > 0 ? new IndexTerm(numbers, documents) : null;
    }

    /// <summary>How rare a term is here; that of a term no document holds is the highest there can be.</summary>
    public double Rarity(string term) => Bm25.Rarity(Count, Find(term)?.Documents ?? 0);

    /// <summary>The terms that begin so, segment after segment.</summary>
    public IReadOnlyList<string> TermsWith(string beginning)
    {
        byte[] start = Encoding.UTF8.GetBytes(beginning);
        var terms = new List<string>();
        foreach (ViewPart part in _parts)
        {
            for (int term = part.Segment.LowerBound(start); term < part.Segment.Terms && part.Segment.TermBytes(term).StartsWith(start); term++)
            {
                // A term of documents that are gone is still in its segment.
                if (part.Live is null || part.DocumentsWithTerm(term) > 0) terms.Add(Encoding.UTF8.GetString(part.Segment.TermBytes(term)));
            }
        }

        return terms;
    }

    private ViewPart Part(int document)
    {
        int at = _parts.Length - 1;
        while (_parts[at].Start > document) at--;
        return _parts[at];
    }

    private void CountFields(Segment segment, LiveDocuments? live)
    {
        for (int field = 0; field < Fields.Count; field++)
        {
            _totals[field] += segment.TotalLength(field);
            _holders[field] += segment.DocumentsWithField(field);
        }

        if (live is null) return;
        for (int document = 0; document < segment.Count; document++)
        {
            if (live.Contains(document)) continue;
            for (int field = 0; field < Fields.Count; field++)
            {
                int length = segment.FieldLength(document, field);
                _totals[field] -= length;
                if (length > 0) _holders[field]--;
            }
        }
    }
}
