namespace VtOperate.Core.Search;

/// <summary>What is looked for: the distinct terms of a text in the order they first stand there.</summary>
public sealed class SearchQuery
{
    /// <summary>How much of a text is read, in characters. A pasted log says the same again and again after that.</summary>
    public const int MaxTextLength = 1 << 18;

    // The first line of a report says what it is about. A word that is said again counts more, but ever less so.
    private const double TitleCount = 2;
    private const double Damping = 1.2;

    // In characters. What is longer is a log, which says the same again and again without meaning it more.
    private const int LongestReport = 20_000;

    private SearchQuery(IReadOnlyList<QueryTerm> terms) => Terms = terms;

    /// <summary>The terms. Empty when the text holds nothing that can be searched for.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>Reads a text, which may be a few words or a whole log. The first line is its title, unless it is as long as only a log is: that begins with anything.</summary>
    public static SearchQuery Parse(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        int end = trimmed.Length > LongestReport ? -1 : trimmed.IndexOfAny('\r', '\n');
        return end < 0 ? Parse(new KnowledgeQuery { Text = text }) : Parse(new KnowledgeQuery { Title = trimmed[..end].ToString(), Text = trimmed[end..].ToString() });
    }

    /// <summary>
    /// Reads a query of which more is known. Files and error types are looked for whole, not in parts: the folder <c>src</c> or the word <c>exception</c>
    /// would fit everything.
    /// </summary>
    public static SearchQuery Parse(KnowledgeQuery query)
    {
        var terms = new TermCounter();
        foreach (string file in query.Files) AddWhole(file.Replace('\\', '/'), TermKind.File, terms);
        foreach (string type in query.ErrorTypes) AddWhole(type, TermKind.ErrorType, terms);
        bool hasTitle = !string.IsNullOrWhiteSpace(query.Title);
        if (hasTitle) Read(query.Title, TitleCount, terms);
        Read(query.Text, hasTitle ? 1 : TitleCount, terms);
        return new SearchQuery(terms.Terms());
    }

    private static void Read(string text, double count, TermCounter terms)
    {
        string read = text.Length <= MaxTextLength ? text : text[..MaxTextLength];
        var sink = new Sink(read, count, isLog: text.Length > LongestReport, terms);
        Tokenizer.Read(read, ref sink);
    }

    private static void AddWhole(string name, TermKind kind, TermCounter terms)
    {
        var found = new TermCounter();
        Read(name, TitleCount, found);
        QueryTerm[] parts = found.Terms();
        bool hasCompound = Array.Exists(parts, term => term.Kind == TermKind.Compound);
        string last = name[(name.LastIndexOfAny(['.', ':', '$', '+']) + 1)..];
        foreach (QueryTerm term in parts)
        {
            // Of a type's name also the last part counts, which is how people write it.
            if (term.Kind == TermKind.Compound || !hasCompound || (kind == TermKind.ErrorType && term.Word == last)) terms.AddWhole(term with { Kind = kind });
        }
    }

    private readonly struct Sink(string text, double count, bool isLog, TermCounter terms) : ITokenSink
    {
        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length) => terms.Add(term, text, kind, start, length, count, isCounted: !isLog);
    }

    // Which terms there are, and how often; a term that was looked for whole keeps its kind.
    private sealed class TermCounter
    {
        private readonly TermTable _seen = new();
        private readonly List<QueryTerm> _terms = [];
        private readonly List<double> _counts = [];

        public void Add(ReadOnlySpan<char> term, string text, TermKind kind, int start, int length, double count, bool isCounted)
        {
            int known = _seen.Count, number = _seen.GetOrAdd(term);
            if (number == known)
            {
                _terms.Add(new QueryTerm(_seen[number], text.Substring(start, length), kind, start, length));
                _counts.Add(0);
            }

            if (isCounted || number == known) _counts[number] += count;
        }

        public void AddWhole(QueryTerm term)
        {
            int known = _seen.Count;
            if (_seen.GetOrAdd(term.Term) < known) return;
            _terms.Add(term);
            _counts.Add(TitleCount);
        }

        public QueryTerm[] Terms()
        {
            var weighted = new QueryTerm[_terms.Count];
            for (int i = 0; i < weighted.Length; i++) weighted[i] = _terms[i] with { Weight = Damped(_counts[i]) / Damped(TitleCount) };
            return weighted;
        }

        private static double Damped(double count) => count / (Damping + count);
    }
}
