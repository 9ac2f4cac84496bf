namespace VtOperate.Core.Search;

/// <summary>
/// An index in memory over documents with fields. Adding is for one thread; searching afterwards is for any number.
/// The order of hits is fixed: score, then id.
/// </summary>
/// <typeparam name="T">The kind of document.</typeparam>
/// <param name="fields">The fields of a document, at most 255.</param>
public sealed class SearchIndex<T>(IReadOnlyList<SearchField> fields)
{
    /// <summary>The most terms one search looks for. Of a longer query the rarest that the index knows are taken.</summary>
    public const int MaxQueryTerms = 48;

    private const int StopCheckInterval = 1024;

    private readonly TermTable _terms = new(4096);
    private readonly List<PostingList> _postings = [];
    private readonly List<(string Id, T Document)> _documents = [];
    private readonly List<int> _lengths = [];
    private readonly long[] _totalLengths = new long[fields.Count];
    private readonly int[] _documentsWithField = new int[fields.Count];

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Adds a document.</summary>
    /// <param name="id">Its id; also what decides between equal scores.</param>
    /// <param name="document">The document.</param>
    /// <param name="texts">The text of each field in the order of the fields; null where it has none.</param>
    public void Add(string id, T document, IReadOnlyList<string?> texts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texts.Count, fields.Count);
        int number = _documents.Count;
        _documents.Add((id, document));
        for (int field = 0; field < texts.Count; field++)
        {
            var sink = new Sink(_terms, _postings, number, (byte)field);
            if (texts[field] is { Length: > 0 } text) Tokenizer.Read(text, ref sink);
            _lengths.Add(sink.Length);
            _totalLengths[field] += sink.Length;
            if (sink.Length > 0) _documentsWithField[field]++;
        }
    }

    /// <summary>How rare a term is here; that of a term no document holds is the highest there can be.</summary>
    public double Rarity(string term)
    {
        int number = _terms.Find(term);
        return Bm25.Rarity(Count, number < 0 ? 0 : _postings[number].Documents);
    }

    /// <summary>The documents that hold a term of the query, best first, at most <paramref name="first"/>.</summary>
    public IReadOnlyList<SearchHit<T>> Search(SearchQuery query, int first, CancellationToken stop)
    {
        IReadOnlyList<Sought> sought = Choose(query);
        if (sought.Count == 0 || first <= 0) return [];
        var scores = new double[Count];
        foreach (Sought term in sought)
        {
            stop.ThrowIfCancellationRequested();
            AddScores(term, scores, stop);
        }

        var hits = new List<SearchHit<T>>();
        foreach (int document in Best(scores, first))
        {
            stop.ThrowIfCancellationRequested();
            hits.Add(Explain(document, scores[document], sought));
        }

        return hits;
    }

    private List<Sought> Choose(SearchQuery query)
    {
        var sought = new List<Sought>();
        foreach (QueryTerm term in query.Terms)
        {
            int number = _terms.Find(term.Term);
            if (number >= 0) sought.Add(new Sought(term, _postings[number], Bm25.Rarity(Count, _postings[number].Documents), sought.Count));
        }

        if (sought.Count <= MaxQueryTerms) return sought;
        sought.Sort((a, b) => a.Worth != b.Worth ? b.Worth.CompareTo(a.Worth) : a.Order.CompareTo(b.Order));
        sought.RemoveRange(MaxQueryTerms, sought.Count - MaxQueryTerms);
        return sought;
    }

    private void AddScores(Sought term, double[] scores, CancellationToken stop)
    {
        ReadOnlySpan<Posting> postings = term.Postings.Items;
        for (int i = 0, seen = 0; i < postings.Length; seen++)
        {
            if (seen % StopCheckInterval == 0) stop.ThrowIfCancellationRequested();
            int document = postings[i].Document;
            double count = 0;
            for (; i < postings.Length && postings[i].Document == document; i++) count += FieldCount(postings[i]);
            scores[document] += term.Query.Weight * Bm25.Score(term.Rarity, count);
        }
    }

    private double FieldCount(Posting posting)
    {
        int field = posting.Field;
        double average = (double)_totalLengths[field] / _documentsWithField[field];
        return Bm25.FieldCount(fields[field], posting.Count, _lengths[posting.Document * fields.Count + field], average);
    }

    private List<int> Best(double[] scores, int first)
    {
        // The queue holds the worst of the best on top, so it never grows past what is asked.
        var order = Comparer<int>.Create((a, b) => scores[a] != scores[b] ? scores[a].CompareTo(scores[b]) : string.CompareOrdinal(_documents[b].Id, _documents[a].Id));
        var best = new PriorityQueue<int, int>(order);
        for (int document = 0; document < scores.Length; document++)
        {
            if (scores[document] <= 0) continue;
            if (best.Count < first) best.Enqueue(document, document);
            else best.EnqueueDequeue(document, document);
        }

        var ranked = new List<int>(best.Count);
        while (best.TryDequeue(out int document, out _)) ranked.Add(document);
        ranked.Reverse();
        return ranked;
    }

    private SearchHit<T> Explain(int document, double score, IReadOnlyList<Sought> sought)
    {
        var terms = new List<TermScore>();
        foreach (Sought term in sought)
        {
            ReadOnlySpan<Posting> here = term.Postings.Of(document);
            double total = 0;
            foreach (Posting posting in here) total += FieldCount(posting);
            foreach (Posting posting in here)
            {
                double share = term.Query.Weight * Bm25.Score(term.Rarity, total) * FieldCount(posting) / total;
                terms.Add(new TermScore(term.Query, fields[posting.Field].Name, share, posting.Count, term.Rarity));
            }
        }

        terms.Sort(CompareTerms);
        (string id, T value) = _documents[document];
        return new SearchHit<T>(id, value, score, terms);
    }

    private static int CompareTerms(TermScore a, TermScore b)
    {
        int byScore = b.Score.CompareTo(a.Score);
        if (byScore != 0) return byScore;
        int byTerm = string.CompareOrdinal(a.Query.Term, b.Query.Term);
        return byTerm != 0 ? byTerm : string.CompareOrdinal(a.Field, b.Field);
    }

    private sealed record Sought(QueryTerm Query, PostingList Postings, double Rarity, int Order)
    {
        public double Worth => Query.Weight * Rarity;
    }

    private struct Sink(TermTable terms, List<PostingList> postings, int document, byte field) : ITokenSink
    {
        public int Length { get; private set; }

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            int number = terms.GetOrAdd(term);
            if (number == postings.Count) postings.Add(new PostingList());
            postings[number].Add(document, field);
            Length++;
        }
    }
}
