using System.Buffers.Binary;

namespace VtOperate.Core.Search;

/// <summary>Scores the documents of a view for a query, term after term, and explains the best. The order of hits is fixed: score, then id.</summary>
internal sealed class IndexSearch(IndexView view, SearchWeights weights)
{
    /// <summary>The most terms one search looks for. Of a longer query the rarest that the index knows are taken.</summary>
    public const int MaxQueryTerms = 64;

    private const int StopCheckInterval = 1024;

    // Of a word that a field holds more often than this only the first places are told to what looks at neighbours.
    private const int MaxPositions = 64;

    // Bm25.FieldCount with what does not depend on the document worked out beforehand: this is the innermost loop.
    private readonly double[] _weights = Numbers(view, field => view.Fields[field].Weight);
    private readonly double[] _constants = Numbers(view, field => 1 - view.Fields[field].LengthEffect);
    private readonly double[] _slopes = Numbers(view, field => view.Fields[field].LengthEffect / view.AverageLength(field));

    /// <summary>The documents that hold a term of the query, best first, at most <paramref name="first"/>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="takes">Which documents are wanted; null for all. Asked only of those good enough to be among the first.</param>
    /// <param name="stop">Stops the search.</param>
    public IReadOnlyList<IndexHit> Search(SearchQuery query, int first, Predicate<int>? takes, CancellationToken stop)
    {
        IReadOnlyList<Sought> sought = Choose(query);
        if (sought.Count == 0 || first <= 0) return [];
        var scores = new double[view.Capacity];
        foreach (Sought term in sought) AddScores(term, scores, stop);
        IReadOnlyList<IndexHit> hits = Explain(Best(scores, first, takes), sought, stop);

        // Spans do not keep mapped memory alive.
        GC.KeepAlive(view);
        return hits;
    }

    private static double[] Numbers(IndexView view, Func<int, double> number)
    {
        var numbers = new double[view.Fields.Count];
        for (int field = 0; field < numbers.Length; field++) numbers[field] = number(field);
        return numbers;
    }

    private List<Sought> Choose(SearchQuery query)
    {
        var sought = new List<Sought>();
        foreach (QueryTerm term in query.Terms)
        {
            if (view.Find(term.Term) is not { } found) continue;
            double rarity = Bm25.Rarity(view.Count, found.Documents);
            sought.Add(new Sought(term, found.Numbers, rarity, term.Weight * Math.Pow(rarity, weights.RarityPower), sought.Count));
        }

        if (sought.Count <= MaxQueryTerms) return sought;
        sought.Sort((a, b) => a.Worth != b.Worth ? b.Worth.CompareTo(a.Worth) : a.Order.CompareTo(b.Order));
        sought.RemoveRange(MaxQueryTerms, sought.Count - MaxQueryTerms);
        return sought;
    }

    private void AddScores(Sought term, double[] scores, CancellationToken stop)
    {
        for (int i = 0; i < term.Numbers.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            if (term.Numbers[i] < 0) continue;
            ViewPart part = view.Parts[i];
            ReadOnlySpan<byte> lengths = part.Segment.Lengths;
            int seen = 0;
            for (PostingCursor postings = part.Segment.Postings(term.Numbers[i]); postings.NextDocument();)
            {
                if (++seen % StopCheckInterval == 0) stop.ThrowIfCancellationRequested();
                if (part.Live is { } live && !live.Contains(postings.Document)) continue;
                scores[part.Start + postings.Document] += Bm25.Score(term.Worth, WeightedCount(ref postings, lengths), weights.Damping);
            }
        }
    }

    private double WeightedCount(ref PostingCursor postings, ReadOnlySpan<byte> lengths)
    {
        double count = 0;
        while (postings.NextField()) count += FieldCount(in postings, lengths);
        return count;
    }

    private double FieldCount(in PostingCursor postings, ReadOnlySpan<byte> lengths) =>
        _weights[postings.Field] * postings.Count / (_constants[postings.Field] + _slopes[postings.Field] * Length(in postings, lengths));

    private int Length(in PostingCursor postings, ReadOnlySpan<byte> lengths) =>
        (int)BinaryPrimitives.ReadUInt32LittleEndian(lengths[((postings.Document * _weights.Length + postings.Field) * sizeof(uint))..]);

    // By value: reading positions moves the cursor.
    private static int[] Positions(PostingCursor postings)
    {
        Span<int> positions = stackalloc int[MaxPositions];
        return positions[..postings.ReadPositions(postings.Field, positions)].ToArray();
    }

    private List<IndexHit> Best(double[] scores, int first, Predicate<int>? takes)
    {
        var best = new BestDocuments(first, scores, view.Id);
        for (int document = 0; document < scores.Length; document++)
        {
            if (scores[document] <= 0 || scores[document] < best.Least) continue;
            if (takes is null || takes(document)) best.Offer(document);
        }

        return best.Ranked();
    }

    // One walk over each term's places serves all hits.
    private List<IndexHit> Explain(List<IndexHit> best, IReadOnlyList<Sought> sought, CancellationToken stop)
    {
        var terms = new List<TermScore>?[view.Capacity];
        foreach (IndexHit hit in best) terms[hit.Document] = [];

        foreach (Sought term in sought)
        {
            for (int i = 0; i < term.Numbers.Length; i++)
            {
                stop.ThrowIfCancellationRequested();
                if (term.Numbers[i] < 0) continue;
                ViewPart part = view.Parts[i];
                ReadOnlySpan<byte> lengths = part.Segment.Lengths;
                for (PostingCursor postings = part.Segment.Postings(term.Numbers[i]); postings.NextDocument();)
                {
                    if (terms[part.Start + postings.Document] is { } found) Explain(postings, lengths, term, found);
                }
            }
        }

        var hits = new List<IndexHit>(best.Count);
        foreach (IndexHit hit in best)
        {
            List<TermScore> found = terms[hit.Document]!;
            found.Sort(CompareTerms);
            hits.Add(hit with { Terms = found });
        }

        return hits;
    }

    private void Explain(PostingCursor postings, ReadOnlySpan<byte> lengths, Sought term, List<TermScore> found)
    {
        PostingCursor again = postings;
        double total = WeightedCount(ref again, lengths);
        if (total <= 0) return;
        while (postings.NextField())
        {
            if (view.Fields[postings.Field].Weight <= 0) continue;
            double share = Bm25.Score(term.Worth, total, weights.Damping) * FieldCount(in postings, lengths) / total;
            found.Add(new TermScore(term.Query, view.Fields[postings.Field].Name, share, postings.Count, term.Rarity, Length(in postings, lengths)) { Positions = Positions(postings) });
        }
    }

    private static int CompareTerms(TermScore a, TermScore b)
    {
        int byScore = b.Score.CompareTo(a.Score);
        if (byScore != 0) return byScore;
        int byTerm = string.CompareOrdinal(a.Query.Term, b.Query.Term);
        return byTerm != 0 ? byTerm : string.CompareOrdinal(a.Field, b.Field);
    }

    private sealed record Sought(QueryTerm Query, int[] Numbers, double Rarity, double Worth, int Order);
}
