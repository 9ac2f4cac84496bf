namespace VtOperate.Core.Search;

/// <summary>What is looked for: the distinct terms of a text in the order they first stand there.</summary>
public sealed class SearchQuery
{
    /// <summary>How much of a text is read, in characters. A pasted log says the same again and again after that.</summary>
    public const int MaxTextLength = 1 << 18;

    // In characters. What is longer is a log, which says the same again and again without meaning it more.
    private const int LongestReport = 20_000;

    private SearchQuery(string text, IReadOnlyList<QueryTerm> terms, IReadOnlyList<QueryWord> words) => (Text, Terms, Words) = (text, terms, words);

    /// <summary>The terms. Empty when the text holds nothing that can be searched for.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>The text that the places of <see cref="Words"/> are counted in.</summary>
    internal string Text { get; }

    /// <summary>The places of the text in order, the first of a log.</summary>
    internal IReadOnlyList<QueryWord> Words { get; }

    /// <summary>The query with further terms.</summary>
    internal SearchQuery With(IReadOnlyList<QueryTerm> further) => new(Text, [.. Terms, .. further], Words);

    /// <summary>Reads a text, which may be a few words or a whole log. The first line is its title, unless it is as long as only a log is: that begins with anything.</summary>
    /// <param name="text">The text.</param>
    /// <param name="weights">The numbers of the index that is asked; those of the textbook unless given.</param>
    public static SearchQuery Parse(string text, SearchWeights? weights = null)
    {
        string trimmed = text.Trim();
        int end = trimmed.Length > LongestReport ? -1 : trimmed.AsSpan().IndexOfAny('\r', '\n');
        return Parse(end < 0 ? new KnowledgeQuery { Text = text } : new KnowledgeQuery { Title = trimmed[..end], Text = trimmed[end..] }, weights);
    }

    /// <summary>
    /// Reads a query of which more is known. Files and error types are looked for whole, not in parts: the folder <c>src</c> or the word <c>exception</c>
    /// would fit everything.
    /// </summary>
    public static SearchQuery Parse(KnowledgeQuery query, SearchWeights? weights = null)
    {
        weights ??= SearchWeights.Textbook;
        var terms = new QueryTermCounter(weights);
        foreach (string file in query.Files) AddWhole(file.Replace('\\', '/'), TermKind.File, weights, terms);
        foreach (string type in query.ErrorTypes) AddWhole(type, TermKind.ErrorType, weights, terms);
        bool hasTitle = !string.IsNullOrWhiteSpace(query.Title), isLog = query.Text.Length > LongestReport;
        string text = hasTitle ? query.Title.Replace('\n', ' ') + "\n" + query.Text : query.Text;
        if (text.Length > MaxTextLength) text = text[..MaxTextLength];
        var sink = new Sink(text, hasTitle ? Math.Min(query.Title.Length, text.Length) : isLog ? 0 : text.Length, isLog, weights, terms);
        Tokenizer.Read(text, ref sink);
        QueryTerm[] found = terms.Terms();
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i].Start < sink.TitleEnd || found[i].Kind is TermKind.File or TermKind.ErrorType) found[i] = found[i] with { IsInTitle = true };
        }

        return new SearchQuery(text, found, terms.Words);
    }

    private static void AddWhole(string name, TermKind kind, SearchWeights weights, QueryTermCounter terms)
    {
        var found = new QueryTermCounter(weights);
        var sink = new Sink(name, name.Length, isLog: false, weights, found);
        Tokenizer.Read(name, ref sink);
        QueryTerm[] parts = found.Terms();
        bool hasCompound = Array.Exists(parts, term => term.Kind == TermKind.Compound);
        string last = name[(name.LastIndexOfAny(['.', ':', '$', '+']) + 1)..];
        foreach (QueryTerm term in parts)
        {
            // Of a type's name also the last part counts, which is how people write it.
            if (term.Kind == TermKind.Compound || !hasCompound || (kind == TermKind.ErrorType && term.Word == last)) terms.AddWhole(term with { Kind = kind });
        }
    }

    // A class, as the tokenizer's own sink is: what is compiled for one serves the other, and a first query waits for no more.
    private sealed class Sink(string text, int titleEnd, bool isLog, SearchWeights weights, QueryTermCounter terms) : ITokenSink
    {
        private int _read, _line;
        private bool _isQuoted;

        public int TitleEnd => titleEnd;

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            for (; _read < start; _read++)
            {
                if (text[_read] is not ('\n' or '\r' or '"')) continue;
                _line++;
                _isQuoted = text[_read] == '"' && !_isQuoted;
            }

            terms.Add(term, text, kind, new QueryWord(0, 0, _line, start, length, _isQuoted), start < titleEnd ? weights.TitleCount : 1, isCounted: !isLog);
        }
    }
}
