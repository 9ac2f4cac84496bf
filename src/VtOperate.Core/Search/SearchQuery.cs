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
