namespace VtOperate.Core.Search;

/// <summary>
/// Adds to a query what the documents may say instead: what a short name stands for, another form of a word, a word of the operations vocabulary, what an unknown word was meant to be.
/// Each counts a fraction of what was asked and says what it stands for. Only what the index holds is added.
/// </summary>
/// <param name="documents">How many documents hold a term.</param>
/// <param name="count">How many documents there are.</param>
/// <param name="learned">The short names the documents explain.</param>
/// <param name="weights">The numbers that decide.</param>
internal sealed class QueryExpansion(Func<string, int> documents, int count, LearnedNames learned, SearchWeights weights)
{
    // A long report says itself what it means in several ways.
    private const int MostTerms = 24;
    private const int MostTextForNames = 500;

    // A word that every fourth document has tells nothing in place of another, and costs the most time.
    private const double FrequentShare = 0.25;
    private const int FewDocuments = 50;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<QueryTerm> _added = [];

    /// <summary>The query with what it may mean.</summary>
    public SearchQuery Expand(SearchQuery query)
    {
        if (weights.Variant <= 0) return query;
        foreach (QueryTerm term in query.Terms) _known.Add(term.Term);
        AddNames(query);
        AddErrors(query);
        int left = MostTerms;
        foreach (QueryTerm term in query.Terms)
        {
            if (!term.IsInTitle || term.Kind is not (TermKind.Word or TermKind.Identifier or TermKind.Part)) continue;
            if (left-- == 0) break;
            Expand(term);
        }

        return _added.Count == 0 ? query : query.With(_added);
    }

    private void Expand(QueryTerm term)
    {
        if (learned.Long(term.Word.ToLowerInvariant()) is { } full) AddWords(term, full, weights.Name);
        if (term.Kind == TermKind.Part) return;
        foreach (string other in OperationsVocabulary.Of(term.Term)) Add(term, other, weights.Variant);
        if (CommonWords.Contains(term.Term)) return;
        foreach (string form in WordForms.Of(term.Term)) Add(term, form, weights.Form);
        if (documents(term.Term) > 0 || _added.Exists(added => added.Instead == term.Term)) return;
        if (Misspelling.Nearest(term.Term, documents) is { } meant) Add(term, meant, weights.Form);
        else if (Misspelling.Halves(term.Term, documents) is { } halves) AddWords(term, $"{halves.First} {halves.Second}", weights.Form);
    }

    // "dead letter queue" in the query also looks for DLQ, which the documents explain.
    private void AddNames(SearchQuery query)
    {
        string text = query.Text.Length > MostTextForNames ? query.Text[..MostTextForNames] : query.Text;
        foreach ((string name, string full) in learned.Pairs)
        {
            if (!text.Contains(full, StringComparison.OrdinalIgnoreCase) || Tokenizer.Terms(full) is not { Count: > 0 } words) continue;
            if (query.Terms.FirstOrDefault(term => term.Term == words[0]) is { } asked) Add(asked, name, weights.Name);
        }
    }

    // "Object reference not set" in the query also looks for NullReferenceException.
    private void AddErrors(SearchQuery query)
    {
        string text = query.Text.Length > MostTextForNames ? query.Text[..MostTextForNames] : query.Text;
        foreach ((string name, string said) in ErrorNames.In(text))
        {
            IReadOnlyList<string> words = Tokenizer.Terms(said);
            if (query.Terms.LastOrDefault(term => words.Contains(term.Term) && !CommonWords.Contains(term.Term)) is { } asked) Add(asked with { Kind = TermKind.ErrorType }, name, weights.Name);
        }
    }

    private void AddWords(QueryTerm term, string words, double weight)
    {
        foreach (string word in words.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)) Add(term, word, weight);
    }

    private void Add(QueryTerm asked, string word, double weight)
    {
        IReadOnlyList<string> terms = Tokenizer.Terms(word);
        if (terms.Count == 0 || !_known.Add(terms[0])) return;
        int holding = documents(terms[0]);
        if (holding == 0 || holding > Math.Max(FewDocuments, count * FrequentShare)) return;
        _added.Add(asked with { Term = terms[0], Weight = asked.Weight * weight, Instead = asked.Term, Variant = word });
    }
}
