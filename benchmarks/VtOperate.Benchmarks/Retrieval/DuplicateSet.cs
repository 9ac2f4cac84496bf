using System.Text.Json;
using VtOperate.Core.Documents;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Benchmarks.Retrieval;

/// <summary>Bug reports with known duplicates: each pair's first report is the query, all others are ranked, and the second is to be found.</summary>
internal sealed class DuplicateSet
{
    private const int First = 100;

    private readonly List<Report> _reports;
    private readonly List<SolutionDocument> _documents;
    private readonly Dictionary<string, Report> _byId;
    private readonly List<(string A, string B)> _pairs;

    private DuplicateSet(JsonElement set)
    {
        Name = set.GetProperty("set").GetString() ?? "reports";
        _reports = [.. set.GetProperty("reports").EnumerateArray().Select(Report.Of)];
        _documents = [.. _reports.Select(report => report.ToDocument())];
        _byId = _reports.ToDictionary(report => report.Id, StringComparer.Ordinal);
        _pairs = [.. set.GetProperty("pairs").EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetString()!))];
    }

    internal string Name { get; }

    internal int Reports => _reports.Count;

    internal int Pairs => _pairs.Count;

    internal static IReadOnlyList<DuplicateSet> Read(string file)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(set => new DuplicateSet(set))];
    }

    internal int[] Plain()
    {
        var plain = new PlainBm25();
        foreach (Report report in _reports) plain.Add(report.Id, report.Twice);
        return [.. _pairs.Select(pair => Rank(plain.Rank(_byId[pair.A].Twice, First), pair))];
    }

    internal int[] Ours(SearchWeights weights, IReadOnlyList<SearchField> fields)
    {
        SolutionSearch search = SolutionSearch.Of(_documents, CancellationToken.None, weights, fields);
        return [.. _pairs.Select(pair => Rank([.. search.Where(new SolutionFilter { Id = id => id != pair.A }).Rank(_byId[pair.A].ToQuery(), First, CancellationToken.None).Select(match => match.Solution.Id)], pair))];
    }

    internal string Describe(int pair) => $"{_byId[_pairs[pair].A].Summary}\n      wanted {_byId[_pairs[pair].B].Summary}";

    /// <summary>The fold of each pair. Duplicates are chains: what hangs together is in one fold, so that no report is learned from and asked about.</summary>
    internal int[] Folds(int folds)
    {
        var group = new Dictionary<string, string>(StringComparer.Ordinal);
        string Find(string id) => group.GetValueOrDefault(id, id) is { } above && above != id ? Find(above) : id;
        foreach ((string a, string b) in _pairs) group[Find(a)] = Find(b);
        List<string> groups = [.. _pairs.Select(pair => Find(pair.A)).Distinct()];
        return [.. _pairs.Select(pair => groups.IndexOf(Find(pair.A)) % folds)];
    }

    private static int Rank(IReadOnlyList<string> found, (string A, string B) pair)
    {
        int rank = 0;
        foreach (string id in found)
        {
            if (id == pair.A) continue;
            rank++;
            if (id == pair.B) return rank;
        }

        return 0;
    }

    private sealed record Report(string Id, string Summary, string Description)
    {
        internal string Twice => $"{Summary}\n{Summary}\n{Description}";

        internal static Report Of(JsonElement json) => new(json.GetProperty("id").GetString()!, json.GetProperty("summary").GetString() ?? "", json.GetProperty("description").GetString() ?? "");

        internal KnowledgeQuery ToQuery() => new() { Title = Summary, Text = Description };

        internal SolutionDocument ToDocument() => new(new Solution { Id = Id, Title = Summary, File = "/" + Id, Repository = "/" }, new DocumentFields(null), Description, 1);
    }
}
