using VtOperate.Core.Documents;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>A knowledge base read once for writing into it: the words it uses, and a search for what is alike.</summary>
internal sealed class SolutionCorpus
{
    private const int MostCandidates = 20;

    private readonly Dictionary<string, SolutionDocument> _documents = new(StringComparer.Ordinal);
    private readonly SolutionSearch _search;
    private readonly OverlapRule _rule;

    private SolutionCorpus(SolutionLibrary library, IReporter reporter, CancellationToken stop)
    {
        _search = SolutionSearch.Of(library.Read(reporter, stop).Select(Take), stop);
        _rule = new OverlapRule(_search.Rarity, _search.Count);
    }

    /// <summary>The words that the documents of the repository use.</summary>
    public SolutionVocabulary Vocabulary { get; } = new();

    /// <summary>Reads the documents of a library. What cannot be read goes to the reporter.</summary>
    public static SolutionCorpus Read(SolutionLibrary library, IReporter reporter, CancellationToken stop) => new(library, reporter, stop);

    /// <summary>The document with this id, or null.</summary>
    public SolutionDocument? Find(string id) => _documents.GetValueOrDefault(id);

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
        return [.. found.Select((entry, i) => entry.Overlap with { Rank = i + 1 })];
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

    private SolutionDocument Take(SolutionDocument document)
    {
        _documents[document.Solution.Id] = document;
        Vocabulary.Add(document.Solution);
        return document;
    }
}
