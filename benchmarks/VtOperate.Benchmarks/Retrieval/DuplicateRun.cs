using System.Text.Json;
using VtOperate.Core.Documents;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Benchmarks.Retrieval;

/// <summary>Bug reports with known duplicates: each pair's first report is the query, all others are ranked, and the second is to be found.</summary>
internal static class DuplicateRun
{
    private const int First = 100;

    internal static void Run(string file, bool withMisses, TextWriter output)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (JsonElement set in json.RootElement.EnumerateArray()) Run(set, withMisses, output);
    }

    private static void Run(JsonElement set, bool withMisses, TextWriter output)
    {
        List<Report> reports = [.. set.GetProperty("reports").EnumerateArray().Select(Report.Of)];
        var byId = reports.ToDictionary(report => report.Id, StringComparer.Ordinal);
        List<(string A, string B)> pairs = [.. set.GetProperty("pairs").EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetString()!))];
        var plain = new PlainBm25();
        foreach (Report report in reports) plain.Add(report.Id, $"{report.Summary}\n{report.Summary}\n{report.Description}");
        SolutionSearch ours = SolutionSearch.Of(reports.Select(report => report.ToDocument()), CancellationToken.None);
        List<int> plainRanks = [], ourRanks = [];
        foreach ((string a, string b) in pairs)
        {
            Report query = byId[a];
            plainRanks.Add(Rank(plain.Rank($"{query.Summary}\n{query.Summary}\n{query.Description}", First), a, b));
            ourRanks.Add(Rank([.. ours.Rank(query.ToQuery(), First, CancellationToken.None).Select(match => match.Solution.Id)], a, b));
        }

        string name = set.GetProperty("set").GetString() ?? "reports";
        RetrievalFigures.PrintHead(output, $"duplicates: {name}, {reports.Count} reports");
        RetrievalFigures.Of(plainRanks).Print(output, "plain BM25, summary twice");
        RetrievalFigures.Of(ourRanks).Print(output, "ours");
        if (!withMisses) return;
        output.WriteLine("misses of the first ten (rank, plain BM25's rank):");
        for (int i = 0; i < pairs.Count; i++)
        {
            if (ourRanks[i] is 0 or > 10) output.WriteLine($"  {ourRanks[i]} ({plainRanks[i]}) {byId[pairs[i].A].Summary}\n      wanted {byId[pairs[i].B].Summary}");
        }
    }

    private static int Rank(IReadOnlyList<string> found, string query, string wanted)
    {
        int rank = 0;
        foreach (string id in found)
        {
            if (id == query) continue;
            rank++;
            if (id == wanted) return rank;
        }

        return 0;
    }

    private sealed record Report(string Id, string Summary, string Description)
    {
        internal static Report Of(JsonElement json) => new(json.GetProperty("id").GetString()!, json.GetProperty("summary").GetString() ?? "", json.GetProperty("description").GetString() ?? "");

        internal KnowledgeQuery ToQuery() => new() { Title = Summary, Text = Description };

        // The id is a number that means nothing, so it may not become a word of the document's name.
        internal SolutionDocument ToDocument() => new(new Solution { Id = Id, Title = Summary, File = "/" + Id, Repository = "/" }, new DocumentFields(null), Description, 1);
    }
}
