using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Finds the critical patterns that fit a report: by what they say, and by the solutions that belong to them.</summary>
public sealed class PatternSearch
{
    private static readonly SearchField[] s_fields =
    [
        new("name", 4, 0.3),
        new("problem", 3, 0.5),
        new("why", 1.5, 0.6),
        new("context", 1.5, 0.6),
        new("text", 1, 0.75),
    ];

    // A solution that fits speaks for its pattern, though less than if the pattern itself did.
    private const double ShareOfSolution = 0.5;

    private readonly SearchIndex<CriticalPattern> _index = new(s_fields);
    private readonly List<CriticalPattern> _patterns = [];

    private PatternSearch() { }

    /// <summary>How many patterns are searched.</summary>
    public int Count => _patterns.Count;

    /// <summary>Reads the patterns and makes them searchable.</summary>
    public static PatternSearch Read(PatternLibrary library, IReporter reporter, CancellationToken stop)
    {
        var search = new PatternSearch();
        foreach (CriticalPattern pattern in library.ReadLinked(reporter, stop))
        {
            search._patterns.Add(pattern);
            search._index.Add(pattern.Slug, pattern, [pattern.Name, pattern.Problem, pattern.Why, pattern.Context, pattern.Text]);
        }

        return search;
    }

    /// <summary>The patterns that fit a report, best first; one that shares only common words with it is left out, and the list may be empty.</summary>
    /// <param name="query">The report.</param>
    /// <param name="solutions">The solutions that were found for it.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="stop">Stops the search.</param>
    public IReadOnlyList<PatternMatch> Find(KnowledgeQuery query, IReadOnlyList<SolutionMatch> solutions, int first, CancellationToken stop)
    {
        SearchQuery parsed = SearchQuery.Parse(query), expanded = new QueryExpansion(_index.Documents, _index.Count, LearnedNames.Of([]), SolutionSearch.Weights).Expand(parsed);
        Dictionary<string, SearchHit<CriticalPattern>> hits = _index.Search(expanded, _patterns.Count, stop).ToDictionary(hit => hit.Id, StringComparer.Ordinal);
        var found = new List<PatternMatch>();
        foreach (CriticalPattern pattern in _patterns)
        {
            stop.ThrowIfCancellationRequested();
            var evidence = new List<Evidence>();
            foreach (SolutionMatch match in solutions)
            {
                if (match.Solution.Pattern == pattern.Slug)
                    evidence.Add(new Evidence("PatternOfSolution", $"the solution {match.Solution.Id}, which fits, belongs to it", match.Score * ShareOfSolution, RepositoryPath.Relative(match.Solution.File, match.Solution.Repository)));
            }

            bool hasHit = hits.TryGetValue(pattern.Slug, out SearchHit<CriticalPattern>? hit) && Relevance.IsEnough(hit.Terms, parsed, _index.Rarity, _index.Count, IsStrong);
            if (hasHit) evidence.AddRange(SearchEvidence.Of(hit!.Terms, RepositoryPath.Relative(pattern.File, pattern.Repository)));
            if (evidence.Count == 0) continue;
            evidence.Sort((a, b) => b.Weight.CompareTo(a.Weight));
            found.Add(new PatternMatch(0, evidence.Sum(reason => reason.Weight), pattern, evidence));
        }

        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Pattern.Slug, b.Pattern.Slug));
        return found.Take(first).Select((match, i) => match with { Rank = i + 1 }).ToArray();
    }

    private static bool IsStrong(string field) => field is "name" or "problem";
}
