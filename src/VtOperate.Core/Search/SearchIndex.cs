namespace VtOperate.Core.Search;

/// <summary>
/// An index in memory over documents with fields. Adding is for one thread; searching afterwards is for any number.
/// The order of hits is fixed: score, then id.
/// </summary>
/// <typeparam name="T">The kind of document.</typeparam>
/// <param name="fields">The fields of a document, at most 255.</param>
public sealed class SearchIndex<T>(IReadOnlyList<SearchField> fields)
{
    private readonly SegmentBuilder _builder = new(fields.Count);
    private readonly List<T> _documents = [];
    private IndexView? _view;

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Adds a document.</summary>
    /// <param name="id">Its id; also what decides between equal scores.</param>
    /// <param name="document">The document.</param>
    /// <param name="texts">The text of each field in the order of the fields; null where it has none.</param>
    public void Add(string id, T document, IReadOnlyList<string?> texts)
    {
        _builder.Add(id, texts, []);
        _documents.Add(document);
        _view = null;
    }

    /// <summary>How rare a term is here; that of a term no document holds is the highest there can be.</summary>
    public double Rarity(string term) => View().Rarity(term);

    /// <summary>The documents that hold a term of the query, best first, at most <paramref name="first"/>.</summary>
    public IReadOnlyList<SearchHit<T>> Search(SearchQuery query, int first, CancellationToken stop)
    {
        var hits = new List<SearchHit<T>>();
        foreach (IndexHit hit in new IndexSearch(View()).Search(query, first, stop)) hits.Add(new SearchHit<T>(hit.Id, _documents[hit.Document], hit.Score, hit.Terms));
        return hits;
    }

    private IndexView View()
    {
        if (Volatile.Read(ref _view) is { } known) return known;
        lock (_builder)
        {
            _view ??= new IndexView(fields, [(Segment.Open(_builder.Build(), isTrusted: true), null)]);
            return _view;
        }
    }
}
