using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Searches solutions by words. The index is built once and then answers any number of queries; a base of thousands of documents takes well under a second.</summary>
public sealed class SolutionSearch
{
    // What a document says it is about counts more than what it mentions. Short fields are hardly diluted by their length.
    private static readonly SearchField[] s_fields =
    [
        new("title", 4, 0.3),
        new("symptoms", 3, 0.4),
        new("tags", 3, 0.3),
        new("name", 2, 0.3),
        new("module", 2, 0.3),
        new("cause", 1.5, 0.3),
        new("text", 1, 0.75),
    ];

    private const int MostWordsNamed = 8;

    private readonly SearchIndex<Solution> _index;
    private readonly SolutionFilter _filter;

    private SolutionSearch(SearchIndex<Solution> index, SolutionFilter filter) => (_index, _filter) = (index, filter);

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
        PatternLinks links = library.Links(reporter, stop);
        DocumentIndex index = library.Index;
        Solution Solution(IndexView view, int document)
        {
            Solution stored = SolutionRecord.Read(view.Stored(document));
            GC.KeepAlive(view);
            return stored with { Pattern = links.Find(stored.Id), Repository = library.Places.Repository };
        }

        var backing = new IndexBacking<Solution>(index.Open(reporter, stop).View, Solution, () => index.Rebuild(reporter, stop).View);
        return new SolutionSearch(new SearchIndex<Solution>(backing), filter);
    }

    /// <summary>Makes documents searchable that were read before.</summary>
    public static SolutionSearch Of(IEnumerable<SolutionDocument> documents, CancellationToken stop)
    {
        var index = new SearchIndex<Solution>(s_fields);
        foreach (SolutionDocument document in documents)
        {
            stop.ThrowIfCancellationRequested();
            index.Add(document.Solution.Id, document.Solution, SolutionTexts.Of(document));
        }

        return new SolutionSearch(index, SolutionFilter.All);
    }

    /// <summary>The solutions that share words with the query, best first. For a person who chose the words: whatever matches is shown.</summary>
    public IReadOnlyList<SolutionMatch> Search(string query, int first, CancellationToken stop)
    {
        return Rank(SearchQuery.Parse(query), first, stop);
    }

    /// <summary>As <see cref="Search"/>, for a report of which more is known than its words.</summary>
    public IReadOnlyList<SolutionMatch> Rank(KnowledgeQuery query, int first, CancellationToken stop) => Rank(SearchQuery.Parse(query), first, stop);

    /// <summary>Why a query found nothing, as a sentence: nothing to search in, nothing to search for, or no such word.</summary>
    public string ExplainNothing(string query)
    {
        IReadOnlyList<QueryTerm> terms = SearchQuery.Parse(query).Terms;
        if (Count == 0) return "There are no solutions to search, or the filters leave none.";
        if (terms.Count == 0) return "The query holds no word that can be searched for.";
        string words = string.Join(", ", terms.Select(term => term.Word).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWordsNamed));
        return $"{(Count == 1 ? "The only solution has no" : $"None of the {Count} solutions has a")} word of the query: {words}{(terms.Count > MostWordsNamed ? ", ..." : "")}.";
    }

    /// <summary>The solutions that fit a report, best first. One that shares only common words with it is left out, and the list may be empty.</summary>
    public IReadOnlyList<SolutionMatch> Find(KnowledgeQuery query, int first, CancellationToken stop)
    {
        var matches = new List<SolutionMatch>();
        SearchQuery parsed = SearchQuery.Parse(query);
        foreach (SearchHit<Solution> hit in Hits(parsed, first, stop))
        {
            if (Relevance.IsEnough(hit.Terms, parsed, _index.Rarity, _index.Count, IsStrong)) matches.Add(Match(hit, matches.Count + 1));
        }

        return matches;
    }

    private List<SolutionMatch> Rank(SearchQuery query, int first, CancellationToken stop)
    {
        var matches = new List<SolutionMatch>();
        foreach (SearchHit<Solution> hit in Hits(query, first, stop)) matches.Add(Match(hit, matches.Count + 1));
        return matches;
    }

    private IReadOnlyList<SearchHit<Solution>> Hits(SearchQuery query, int first, CancellationToken stop) =>
        _index.Search(query, first, stop, _filter.IsAll ? null : _filter.Takes);

    private static bool IsStrong(string field) => field is "title" or "symptoms" or "tags" or "name";

    private static SolutionMatch Match(SearchHit<Solution> hit, int rank)
    {
        Solution solution = hit.Document;
        return new SolutionMatch(rank, hit.Score, solution, SearchEvidence.Of(hit.Terms, RepositoryPath.Relative(solution.File, solution.Repository)));
    }
}
