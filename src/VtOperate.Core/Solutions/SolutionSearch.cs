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

    private readonly SearchIndex<SolutionDocument> _index = new(s_fields);

    private SolutionSearch() { }

    /// <summary>How many solutions are searched.</summary>
    public int Count => _index.Count;

    /// <summary>Reads the solutions that the filter takes and makes them searchable.</summary>
    public static SolutionSearch Read(SolutionLibrary library, SolutionFilter filter, IReporter reporter, CancellationToken stop)
    {
        return Of(library.Read(reporter, stop).Where(document => filter.Takes(document.Solution)), stop);
    }

    /// <summary>Makes documents searchable that were read before.</summary>
    public static SolutionSearch Of(IEnumerable<SolutionDocument> documents, CancellationToken stop)
    {
        var search = new SolutionSearch();
        foreach (SolutionDocument document in documents)
        {
            stop.ThrowIfCancellationRequested();
            search.Add(document);
        }

        return search;
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
        foreach (SearchHit<SolutionDocument> hit in _index.Search(parsed, first, stop))
        {
            if (Relevance.IsEnough(hit.Terms, parsed, _index.Rarity, _index.Count, IsStrong)) matches.Add(Match(hit, matches.Count + 1));
        }

        return matches;
    }

    private List<SolutionMatch> Rank(SearchQuery query, int first, CancellationToken stop)
    {
        var matches = new List<SolutionMatch>();
        foreach (SearchHit<SolutionDocument> hit in _index.Search(query, first, stop)) matches.Add(Match(hit, matches.Count + 1));
        return matches;
    }

    private void Add(SolutionDocument document)
    {
        Solution solution = document.Solution;
        string symptoms = string.Join('\n', solution.Symptoms.Concat(document.Fields.Texts(null, "applies_when")));
        string module = string.Join('\n', [solution.Module, solution.Component, .. document.Fields.Texts(',', "related_components")]);
        string cause = string.Join('\n', solution.RootCause, solution.ProblemType, solution.ResolutionType, solution.Category);
        _index.Add(solution.Id, document, [solution.Title, symptoms, string.Join('\n', solution.Tags), Name(solution.Id), module, cause, document.Body]);
    }

    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static bool IsStrong(string field) => field is "title" or "symptoms" or "tags" or "name";

    private static SolutionMatch Match(SearchHit<SolutionDocument> hit, int rank)
    {
        Solution solution = hit.Document.Solution;
        return new SolutionMatch(rank, hit.Score, solution, SearchEvidence.Of(hit.Terms, RepositoryPath.Relative(solution.File, solution.Repository)));
    }
}
