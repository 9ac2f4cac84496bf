namespace VtOperate.Core.Search;

/// <summary>What is looked for: the distinct terms of a text in the order they first stand there.</summary>
public sealed class SearchQuery
{
    /// <summary>How much of a text is read, in characters. A pasted log says the same again and again after that.</summary>
    public const int MaxTextLength = 1 << 18;

    private SearchQuery(IReadOnlyList<QueryTerm> terms) => Terms = terms;

    /// <summary>The terms. Empty when the text holds nothing that can be searched for.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>Reads a text, which may be a few words or a whole log.</summary>
    public static SearchQuery Parse(string text)
    {
        string read = text.Length <= MaxTextLength ? text : text[..MaxTextLength];
        var sink = new Sink(read, new TermTable(), []);
        Tokenizer.Read(read, ref sink);
        return new SearchQuery(sink.Found);
    }

    /// <summary>
    /// Reads a query of which more is known. Files and error types are looked for whole, not in parts: the folder <c>src</c> or the word <c>exception</c>
    /// would fit everything.
    /// </summary>
    public static SearchQuery Parse(KnowledgeQuery query)
    {
        var seen = new TermTable();
        var terms = new List<QueryTerm>();
        foreach (string file in query.Files) AddWhole(file.Replace('\\', '/'), TermKind.File, seen, terms);
        foreach (string type in query.ErrorTypes) AddWhole(type, TermKind.ErrorType, seen, terms);
        string text = query.Text.Length <= MaxTextLength ? query.Text : query.Text[..MaxTextLength];
        var sink = new Sink(text, seen, terms);
        Tokenizer.Read(text, ref sink);
        return new SearchQuery(terms);
    }

    private static void AddWhole(string name, TermKind kind, TermTable seen, List<QueryTerm> terms)
    {
        var found = new List<QueryTerm>();
        var sink = new Sink(name, new TermTable(), found);
        Tokenizer.Read(name, ref sink);
        bool hasCompound = found.Exists(term => term.Kind == TermKind.Compound);
        string last = name[(name.LastIndexOfAny(['.', ':', '$', '+']) + 1)..];
        foreach (QueryTerm term in found)
        {
            // Of a type's name also the last part counts, which is how people write it.
            bool isWhole = term.Kind == TermKind.Compound || !hasCompound || (kind == TermKind.ErrorType && term.Word == last);
            int known = seen.Count;
            if (isWhole && seen.GetOrAdd(term.Term) == known) terms.Add(term with { Kind = kind });
        }
    }

    private readonly struct Sink(string text, TermTable seen, List<QueryTerm> found) : ITokenSink
    {
        public List<QueryTerm> Found { get; } = found;

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            int known = seen.Count;
            if (seen.GetOrAdd(term) < known) return;
            Found.Add(new QueryTerm(seen[known], text.Substring(start, length), kind, start, length));
        }
    }
}
