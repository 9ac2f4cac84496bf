using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Decisions;

/// <summary>Searches the journal by words.</summary>
public sealed class JournalSearch
{
    private static readonly SearchField[] s_fields = [new("title", 3, 0.3), new("tags", 3, 0.3), new("text", 1, 0.75)];

    private readonly SearchIndex<JournalEntry> _index = new(s_fields);

    private JournalSearch() { }

    /// <summary>How many entries are searched.</summary>
    public int Count => _index.Count;

    /// <summary>Reads the journal and makes it searchable.</summary>
    public static JournalSearch Read(JournalReader reader, IReporter reporter, CancellationToken stop)
    {
        var search = new JournalSearch();
        foreach (JournalEntry entry in reader.Read(reporter, stop)) search._index.Add(entry.Id, entry, [entry.Title, string.Join('\n', entry.Tags), entry.Text]);
        return search;
    }

    /// <summary>The entries that share words with the query, best first.</summary>
    public IReadOnlyList<JournalMatch> Search(string query, int first, CancellationToken stop)
    {
        var matches = new List<JournalMatch>();
        foreach (SearchHit<JournalEntry> hit in _index.Search(SearchQuery.Parse(query), first, stop)) matches.Add(Match(hit, matches.Count + 1));
        return matches;
    }

    /// <summary>The entries that fit a report, best first; one that shares only common words with it is left out, and the list may be empty.</summary>
    public IReadOnlyList<JournalMatch> Find(KnowledgeQuery query, int first, CancellationToken stop)
    {
        var matches = new List<JournalMatch>();
        SearchQuery parsed = SearchQuery.Parse(query);
        foreach (SearchHit<JournalEntry> hit in _index.Search(parsed, first, stop))
        {
            if (Relevance.IsEnough(hit.Terms, parsed, _index.Rarity, _index.Count, IsStrong)) matches.Add(Match(hit, matches.Count + 1));
        }

        return matches;
    }

    private static bool IsStrong(string field) => field is "title" or "tags";

    private static JournalMatch Match(SearchHit<JournalEntry> hit, int rank) =>
        new(rank, hit.Score, hit.Document, SearchEvidence.Of(hit.Terms, RepositoryPath.Relative(hit.Document.File, hit.Document.Repository)));
}
