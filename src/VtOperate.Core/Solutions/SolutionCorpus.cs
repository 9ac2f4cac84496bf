using VtOperate.Core.Documents;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>A knowledge base read once for writing into it: the words it uses, and a search for what is alike.</summary>
internal sealed class SolutionCorpus
{
    private const int MostCandidates = 20;

    private readonly Dictionary<string, Solution> _solutions = new(StringComparer.Ordinal);
    private readonly SolutionSearch _search;
    private readonly OverlapRule _rule;
    private readonly SolutionReader _reader;
    private readonly SolutionLibrary _library;

    private SolutionCorpus(IEngine engine, SolutionLibrary library, IReporter reporter, CancellationToken stop)
    {
        _library = library;
        _search = SolutionSearch.Read(library, SolutionFilter.All, reporter, stop);
        _rule = new OverlapRule(_search.Rarity, _search.Count);
        _reader = new SolutionReader(engine, library.Places.Repository, library.Links(reporter, stop));
        foreach (Solution solution in _search.All())
        {
            _solutions[solution.Id] = solution;
            Vocabulary.Add(solution);
        }
    }

    /// <summary>The words that the documents of the repository use.</summary>
    public SolutionVocabulary Vocabulary { get; } = new();

    /// <summary>Reads what is known of a library. What cannot be read goes to the reporter.</summary>
    public static SolutionCorpus Read(IEngine engine, SolutionLibrary library, IReporter reporter, CancellationToken stop) => new(engine, library, reporter, stop);

    /// <summary>The document with this id as it stands now, or null.</summary>
    public SolutionDocument? Find(string id)
    {
        if (!_solutions.TryGetValue(id, out Solution? solution)) return null;
        SolutionRoot? root = _library.Places.Solutions.FirstOrDefault(root => root.IdOf(solution.File) == id);
        return root is null ? null : _reader.Read(root, solution.File, new SilentReporter());
    }

    /// <summary>The documents that agree with one in at least one part, most alike first. The document itself is left out.</summary>
    public IReadOnlyList<SolutionOverlap> Overlaps(SolutionDocument document, IMarkdownReader markdown, CancellationToken stop)
    {
        OverlapParts own = OverlapParts.Of(document.Solution, document.Body, markdown);
        var found = new List<(SolutionOverlap Overlap, double Sum)>();
        foreach (string id in Candidates(document, own, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (id == document.Solution.Id || Find(id) is not { } other) continue;
            (IReadOnlyList<OverlapDimension> dimensions, IReadOnlyList<Evidence> evidence) = _rule.Compare(own, OverlapParts.Of(other.Solution, other.Body, markdown));
            if (dimensions.Count > 0) found.Add((new SolutionOverlap(0, OverlapRule.Level(dimensions.Count), dimensions, other.Solution, evidence), evidence.Sum(reason => reason.Weight)));
        }

        found.Sort((a, b) =>
        {
            int order = b.Overlap.Dimensions.Count.CompareTo(a.Overlap.Dimensions.Count);
            if (order == 0) order = b.Sum.CompareTo(a.Sum);
            return order != 0 ? order : string.CompareOrdinal(a.Overlap.Solution.Id, b.Overlap.Solution.Id);
        });
        return found.Select((entry, i) => entry.Overlap with { Rank = i + 1 }).ToArray();
    }

    // The search knows which documents are worth comparing: by the problem, and by what solved it.
    private HashSet<string> Candidates(SolutionDocument document, OverlapParts own, CancellationToken stop)
    {
        Solution solution = document.Solution;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        void Search(string text, IReadOnlyList<string> files)
        {
            if (string.IsNullOrWhiteSpace(text)) return;
            foreach (SolutionMatch match in _search.Rank(new KnowledgeQuery { Text = text, Files = files }, MostCandidates, stop)) ids.Add(match.Solution.Id);
        }

        SolutionBody body = SolutionBody.Of(own.Blocks);
        Search(string.Join('\n', [solution.Title, .. solution.Symptoms, body.Text(SolutionSection.Problem)]), own.Files);
        Search(body.Text(SolutionSection.Solution), []);
        Search(body.Text(SolutionSection.Prevention), []);
        return ids;
    }
}
