namespace VtOperate.Core.Search;

/// <summary>
/// An index over documents with fields: one in memory to which documents are added, or one that is there already. Adding is for one thread; searching afterwards is for any number.
/// The order of hits is fixed: score, then id.
/// </summary>
/// <typeparam name="T">The kind of document.</typeparam>
/// <param name="fields">The fields of a document, at most 255.</param>
/// <param name="weights">The numbers that scores are made with; those of the textbook unless given.</param>
public sealed class SearchIndex<T>(IReadOnlyList<SearchField> fields, SearchWeights? weights = null)
{
    private readonly SearchWeights _weights = weights ?? SearchWeights.Textbook;
    private readonly SegmentBuilder _builder = new(fields.Count);
    private readonly List<T> _documents = [];
    private readonly IndexBacking<T>? _backing;
    private IndexView? _view;

    /// <summary>Searches an index that is there already.</summary>
    internal SearchIndex(IndexBacking<T> backing, SearchWeights? weights = null) : this(backing.View.Fields, weights) => (_backing, _view) = (backing, backing.View);

    /// <summary>How many documents there are.</summary>
    public int Count => _backing is null ? _documents.Count : View().Count;

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

    /// <summary>How many documents hold a term.</summary>
    public int Documents(string term) => Ask(view => view.Find(term)?.Documents ?? 0);

    /// <summary>The terms that begin so, in the order of their bytes; with several segments a term may come again.</summary>
    internal IReadOnlyList<string> TermsWith(string beginning) => Ask(view => view.TermsWith(beginning));

    /// <summary>How rare a term is here; that of a term no document holds is the highest there can be.</summary>
    public double Rarity(string term) => Ask(view => view.Rarity(term));

    /// <summary>The documents that hold a term of the query, best first, at most <paramref name="first"/>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="stop">Stops the search.</param>
    /// <param name="filter">Which documents are wanted; null for all. The others count for how rare a word is.</param>
    public IReadOnlyList<SearchHit<T>> Search(SearchQuery query, int first, CancellationToken stop, Predicate<T>? filter = null) => Ask(view =>
    {
        Predicate<int>? takes = filter is null ? null : document => filter(Document(view, document));
        var hits = new List<SearchHit<T>>();
        foreach (IndexHit hit in new IndexSearch(view, _weights).Search(query, first, takes, stop)) hits.Add(new SearchHit<T>(hit.Id, Document(view, hit.Document), hit.Score, hit.Terms));
        return hits;
    });

    /// <summary>Every document, without reading one again.</summary>
    internal IReadOnlyList<T> All() => Ask(view => view.Documents().Select(document => Document(view, document)).ToList());

    /// <summary>How many documents are wanted.</summary>
    internal int CountWhere(Predicate<T> filter) => Ask(view =>
    {
        int count = 0;
        foreach (int document in view.Documents())
        {
            if (filter(Document(view, document))) count++;
        }

        return count;
    });

    private T Document(IndexView view, int document) => _backing is null ? _documents[document] : _backing.Read(view, document);

    private TResult Ask<TResult>(Func<IndexView, TResult> question)
    {
        try
        {
            return question(View());
        }
        catch (IndexDamagedException) when (_backing is not null)
        {
            _view = _backing.Renew();
            return question(_view);
        }
    }

    private IndexView View()
    {
        if (Volatile.Read(ref _view) is { } known) return known;
        lock (_builder)
        {
            _view ??= new IndexView(fields, [new ViewPart(Segment.Open(_builder.Build(), isTrusted: true), null)]);
            return _view;
        }
    }
}
