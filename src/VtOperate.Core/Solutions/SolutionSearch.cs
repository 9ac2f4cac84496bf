using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Searches solutions by words. The index is built once and then answers any number of queries; a base of thousands of documents takes well under a second.</summary>
public sealed class SolutionSearch
{
    // What a document says it is about counts more than what it mentions. Short fields are hardly diluted by their length, the text fully.
    private static readonly SearchField[] s_fields =
    [
        new("title", 6, 0.4, IsTitle: true),
        new("symptoms", 5, 0.5, IsTitle: true),
        new("tags", 2, 0.3),
        new("name", 2, 0.3),
        new("module", 2, 0.3),
        new("cause", 1.5, 0.3),
        new("text", 1, 1),
        new("names", 0, 0),
    ];

    private const int MostWordsNamed = 8;

    private readonly SearchIndex<Solution> _index;
    private readonly SolutionFilter _filter;
    private readonly SearchWeights _weights;
    private readonly IReadOnlyList<SearchField> _fields;
    private readonly SolutionLibrary? _library;
    private readonly Ranking _ranking;
    private LearnedNames? _names;

    private SolutionSearch(SearchIndex<Solution> index, SolutionFilter filter, SearchWeights weights, IReadOnlyList<SearchField> fields, SolutionLibrary? library)
    {
        (_index, _filter, _weights, _fields, _library) = (index, filter, weights, fields, library);
        _ranking = new Ranking(weights, fields);
    }

    /// <summary>The numbers that decide the order of solutions.</summary>
    public static SearchWeights Weights { get; } = new()
    {
        Damping = 3,
        RarityPower = 1.2,
        Part = 0.75,
        Number = 1.5,
        TitleShare = 0.5,
        TitleCoverage = 0.5,
        Proximity = 0.2,
        Exact = 1,
        Variant = 0.3,
        Form = 0.6,
        Name = 0.6,
    };

    /// <summary>The fields of a solution and what a word in them counts.</summary>
    public static IReadOnlyList<SearchField> Fields => s_fields;

    /// <summary>How rare a term is among the solutions that are searched (<see cref="Bm25.Rarity"/>).</summary>
    internal double Rarity(string term) => _index.Rarity(term);

    /// <summary>Every solution that is searched, whatever the filter takes.</summary>
    internal IReadOnlyList<Solution> All() => _index.All();

    /// <summary>How many solutions the filter takes.</summary>
    public int Count => _filter.IsAll ? _index.Count : _index.CountWhere(_filter.Takes);

    /// <summary>
    /// Makes the solutions searchable as they are now. Only files that changed since the last time are read: the session remembers what it knows, and of a large base
    /// an index stands in the user's cache folder.
    /// </summary>
    /// <param name="library">The solutions.</param>
    /// <param name="filter">Which of them are wanted.</param>
    /// <param name="reporter">Hears what is wrong with files, each time.</param>
    /// <param name="stop">Stops the reading.</param>
    public static SolutionSearch Read(SolutionLibrary library, SolutionFilter filter, IReporter reporter, CancellationToken stop)
    {
        reporter = new RootReporter(reporter, library.Places.Solutions, filter.Takes);
        PatternLinks links = library.Links(reporter, stop);
        DocumentIndex index = library.Index;
        Solution Solution(IndexView view, int document)
        {
            Solution stored = SolutionRecord.Read(view.Stored(document));
            GC.KeepAlive(view);
            return stored with { Pattern = links.Find(stored.Id), Repository = library.Places.Repository };
        }

        SolutionSearch Over(IndexView view, Func<IndexView> renew) =>
            new(new SearchIndex<Solution>(new IndexBacking<Solution>(view, Solution, renew), Weights), filter, Weights, s_fields, library);

        // A new process compiles what a search needs while it waits for the file system.
        IndexState state = index.Open(reporter, stop, view => Over(view, () => throw new IndexDamagedException()).Search(view.AnyTerm ?? "", 1, stop));
        return Over(state.View, () => index.Rebuild(reporter, stop).View);
    }

    /// <summary>Makes documents searchable that were read before.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="weights">Other numbers than <see cref="Weights"/>, to measure them.</param>
    /// <param name="fields">Other weights of the same fields than <see cref="Fields"/>, to measure them.</param>
    /// <param name="filter">Which of them are wanted; all unless given.</param>
    public static SolutionSearch Of(IEnumerable<SolutionDocument> documents, CancellationToken stop, SearchWeights? weights = null, IReadOnlyList<SearchField>? fields = null, SolutionFilter? filter = null)
    {
        fields ??= s_fields;
        weights ??= Weights;
        var index = new SearchIndex<Solution>(fields, weights);
        foreach (SolutionDocument document in documents)
        {
            stop.ThrowIfCancellationRequested();
            index.Add(document.Solution.Id, document.Solution, SolutionTexts.Of(document));
        }

        return new SolutionSearch(index, filter ?? SolutionFilter.All, weights, fields, null);
    }

    /// <summary>The same solutions with another filter.</summary>
    public SolutionSearch Where(SolutionFilter filter) => new(_index, filter, _weights, _fields, _library);

    /// <summary>The solutions that share words with the query, best first. For a person who chose the words: whatever matches is shown.</summary>
    public IReadOnlyList<SolutionMatch> Search(string query, int first, CancellationToken stop) => Rank(SearchQuery.Parse(query, _weights), first, stop);

    /// <summary>As <see cref="Search"/>, for a report of which more is known than its words.</summary>
    public IReadOnlyList<SolutionMatch> Rank(KnowledgeQuery query, int first, CancellationToken stop) => Rank(SearchQuery.Parse(query, _weights), first, stop);

    /// <summary>Why a query found nothing, as sentences: nothing to search in, nothing to search for, or no such word; and where was looked: the roots that the filter takes, and which of them are not there.</summary>
    public string ExplainNothing(string query)
    {
        IReadOnlyList<QueryTerm> terms = SearchQuery.Parse(query, _weights).Terms;
        IReadOnlyList<SolutionRoot> roots = _library?.Places.Solutions ?? [];
        SolutionRoot[] asked = [.. roots.Where(_filter.Takes)];
        if (roots.Count > 0 && asked.Length == 0) return $"-Source takes none of the roots: {string.Join(", ", roots.Select(root => root.Name.Length == 0 ? SolutionFilter.OwnSource : root.Name))}.";
        string where = asked.Length == 0 ? "" : $" Searched: {string.Join(", ", asked.Select(Place))}.";
        if (_index.Count == 0) return "There are no solutions to search." + where;
        if (Count == 0) return $"The filters leave none of the {_index.Count} solutions." + where;
        if (terms.Count == 0) return "The query holds no word that can be searched for.";
        string words = string.Join(", ", terms.Select(term => term.Word).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWordsNamed));
        return $"{(Count == 1 ? "The only solution has no" : $"None of the {Count} solutions has a")} word of the query: {words}{(terms.Count > MostWordsNamed ? ", ..." : "")}.{where}";
    }

    /// <summary>The words of the query that no solution has, whatever the filter takes, in their order.</summary>
    public IReadOnlyList<string> UnknownWords(string query) =>
        [.. SearchQuery.Parse(query, _weights).Terms.Where(term => term.Kind != TermKind.Part && _index.Documents(term.Term) == 0).Select(term => term.Word).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The solutions that fit a report, best first. One that shares only common words with it is left out, and the list may be empty.</summary>
    public IReadOnlyList<SolutionMatch> Find(KnowledgeQuery query, int first, CancellationToken stop)
    {
        var matches = new List<SolutionMatch>();
        SearchQuery parsed = SearchQuery.Parse(query, _weights);
        foreach (SearchHit<Solution> hit in Hits(parsed, first, stop))
        {
            if (Relevance.IsEnough(hit.Terms, hit.Parts, parsed, _index.Rarity, _index.Count, IsStrong)) matches.Add(Match(hit, matches.Count + 1));
        }

        return matches;
    }

    private List<SolutionMatch> Rank(SearchQuery query, int first, CancellationToken stop)
    {
        var matches = new List<SolutionMatch>();
        foreach (SearchHit<Solution> hit in Hits(query, first, stop)) matches.Add(Match(hit, matches.Count + 1));
        return matches;
    }

    private IReadOnlyList<SearchHit<Solution>> Hits(SearchQuery query, int first, CancellationToken stop)
    {
        SearchQuery expanded = new QueryExpansion(_index.Documents, _index.Count, Names, _weights).Expand(query);
        IReadOnlyList<SearchHit<Solution>> found = _index.Search(expanded, Math.Max(first, Ranking.Candidates), stop, _filter.IsAll ? null : _filter.Takes);
        return _ranking.Order(found, expanded, _index.Rarity, _index.Count, first, stop);
    }

    private LearnedNames Names => _names ??= LearnedNames.Of(_index.TermsWith(LearnedNames.Mark));

    private string Place(SolutionRoot root)
    {
        string missing = _library!.IsThere(root) ? "" : "not there";
        if (root.Name.Length > 0) return missing.Length == 0 ? $"{root.Name} ({root.Folder})" : $"{root.Name} ({root.Folder}, {missing})";
        string own = RepositoryPath.Relative(root.Folder, _library.Places.Repository);
        return missing.Length == 0 ? own : $"{own} ({missing})";
    }

    private static bool IsStrong(string field) => field is "title" or "symptoms" or "tags" or "name";

    private static SolutionMatch Match(SearchHit<Solution> hit, int rank)
    {
        Solution solution = hit.Document;
        return new SolutionMatch(rank, hit.Score, solution, SearchEvidence.Of(hit.Terms, RepositoryPath.Relative(solution.File, solution.Repository), hit.Parts)) { Explanation = MatchExplanation.Of(hit) };
    }
}
