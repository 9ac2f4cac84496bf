namespace VtOperate.Core.Search;

/// <summary>Gathers the terms of a query: which there are, how often, and in which order. A term that was looked for whole keeps its kind.</summary>
internal sealed class QueryTermCounter(SearchWeights weights)
{
    /// <summary>How many places of a query are kept in order. What comes later is in the middle of a log.</summary>
    private const int MaxWords = 600;

    private readonly TermTable _seen = new();
    private readonly List<Counted> _terms = [];
    private readonly List<QueryWord> _words = [];
    private readonly WordNumbers _numbers = new();

    /// <summary>The places of the text in order.</summary>
    public IReadOnlyList<QueryWord> Words => _words;

    /// <summary>Adds a term of a text.</summary>
    /// <param name="term">The term.</param>
    /// <param name="text">The text it stands in.</param>
    /// <param name="kind">What it is there.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="count">How often it counts.</param>
    /// <param name="isCounted">Whether it counts again when it is known.</param>
    public void Add(ReadOnlySpan<char> term, string text, TermKind kind, QueryWord place, double count, bool isCounted)
    {
        int known = _seen.Count, number = _seen.GetOrAdd(term);
        if (number == known)
        {
            _terms.Add(new Counted(new QueryTerm(_seen[number], text.Substring(place.Start, place.Length), kind, place.Start, place.Length)));
        }

        if (isCounted || number == known) _terms[number].Count += count;
        if (_words.Count < MaxWords) _words.Add(place with { Term = number, Number = _numbers.Of(place.Start) });
    }

    /// <summary>Adds a term that is looked for whole, unless it is known.</summary>
    public void AddWhole(QueryTerm term)
    {
        int known = _seen.Count;
        if (_seen.GetOrAdd(term.Term) < known) return;
        _terms.Add(new Counted(term) { Count = weights.TitleCount });
    }

    /// <summary>The distinct terms with their weights, in the order they first came.</summary>
    public QueryTerm[] Terms()
    {
        var weighted = new QueryTerm[_terms.Count];
        for (int i = 0; i < weighted.Length; i++)
        {
            QueryTerm term = _terms[i].Term;
            weighted[i] = term with { Weight = weights.Of(term.Kind) * Damped(_terms[i].Count) / Damped(weights.TitleCount) };
        }

        return weighted;
    }

    // A word that is said again counts more, but ever less so.
    private double Damped(double count) => count / (weights.QueryDamping + count);

    private sealed class Counted(QueryTerm term)
    {
        public QueryTerm Term { get; } = term;

        public double Count { get; set; }
    }
}
