using System.Globalization;
using VtOperate.Core;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Retrieval;

/// <summary>Asks the queries of a gold set of the documents of each repository: what Search-Solution ranks, what an investigation is given, and what plain BM25 ranks.</summary>
internal static class GoldRun
{
    private const int First = 50;
    private const int FirstOfInvestigation = 5;

    internal static void Run(string goldFile, string root, bool withMisses, bool withHeldOut, TextWriter output)
    {
        var asked = new List<Asked>();
        var bases = new List<(string Repository, SolutionSearch Search)>();
        foreach (IGrouping<string, GoldQuery> repository in GoldQuery.Read(goldFile).Where(query => withHeldOut || !query.IsHeldOut).GroupBy(query => query.Repository))
        {
            if (Folder(root, repository.Key) is not { } folder)
            {
                output.WriteLine($"not run: {repository.Key} has no docs/solutions below {root} (looked for its name, owner/name and owner+name)");
                continue;
            }

            asked.AddRange(Ask(folder, repository, bases, output));
        }

        Print(asked, withMisses, output);
        PrintElsewhere(asked, bases, output);
    }

    // A query about one project is about nothing in another, but for what all projects know.
    private static void PrintElsewhere(List<Asked> asked, List<(string Repository, SolutionSearch Search)> bases, TextWriter output)
    {
        int all = 0, quiet = 0;
        foreach (Asked item in asked)
        {
            foreach ((string repository, SolutionSearch search) in bases)
            {
                if (repository == item.Query.Repository) continue;
                all++;
                if (search.Find(new KnowledgeQuery { Text = item.Query.Text }, FirstOfInvestigation, CancellationToken.None).Count == 0) quiet++;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"investigation, asked of the other repositories: {quiet} of {all} are given nothing"));
    }

    private static List<Asked> Ask(string folder, IGrouping<string, GoldQuery> queries, List<(string Repository, SolutionSearch Search)> bases, TextWriter output)
    {
        var engine = new EngineRoot();
        var library = new SolutionLibrary(engine, KnowledgeBase.Of(new ConfigurationReader(engine).Read(folder, new SilentReporter(), CancellationToken.None)));
        List<SolutionDocument> documents = [.. library.Read(new SilentReporter(), CancellationToken.None)];
        SolutionSearch ours = SolutionSearch.Of(documents, CancellationToken.None);
        bases.Add((queries.Key, ours));
        var asked = new List<Asked>();
        var plain = new PlainBm25();
        foreach (SolutionDocument document in documents)
        {
            Solution solution = document.Solution;
            plain.Add(solution.Id, string.Join('\n', (string?[])[solution.Title, solution.Title, .. solution.Symptoms, .. solution.Tags, solution.Module, document.Body]));
        }

        HashSet<string> known = [.. documents.Select(document => document.Solution.Id)];
        foreach (GoldQuery query in queries)
        {
            foreach (string id in query.Expected.Where(id => !known.Contains(id))) output.WriteLine($"not there: {query.Repository} has no {id}; check the commit that the gold set names");
            List<string> found = [.. ours.Search(query.Text, First, CancellationToken.None).Select(match => match.Solution.Id)];
            List<string> given = [.. ours.Find(new KnowledgeQuery { Text = query.Text }, FirstOfInvestigation, CancellationToken.None).Select(match => match.Solution.Id)];
            asked.Add(new Asked(query, Rank(query, found), Rank(query, given), given.Count, Rank(query, plain.Rank(query.Text, First)), found));
        }

        return asked;
    }

    private static int Rank(GoldQuery query, IReadOnlyList<string> found)
    {
        for (int i = 0; i < found.Count; i++)
        {
            if (query.Expected.Contains(found[i])) return i + 1;
        }

        return 0;
    }

    private static string? Folder(string root, string repository)
    {
        string name = repository[(repository.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new[] { name, repository, repository.Replace('/', '+') }.Select(path => Path.GetFullPath(Path.Combine(root, path))).FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "docs", "solutions")));
    }

    private static void Print(List<Asked> asked, bool withMisses, TextWriter output)
    {
        List<Asked> answered = [.. asked.Where(item => item.Query.Expected.Count > 0)];
        RetrievalFigures.PrintHead(output, "gold set");
        PrintPair("all", answered, output);
        PrintPair("tuning half (odd numbers)", [.. answered.Where(item => !item.Query.IsHeldOut)], output);
        PrintPair("held-out half (even numbers)", [.. answered.Where(item => item.Query.IsHeldOut)], output);
        foreach (IGrouping<string, Asked> kind in answered.GroupBy(item => item.Query.Kind)) PrintPair(kind.Key, [.. kind], output);
        foreach (IGrouping<string, Asked> repository in answered.GroupBy(item => item.Query.Repository)) PrintPair(repository.Key, [.. repository], output);
        PrintInvestigation(asked, output);
        if (!withMisses) return;
        output.WriteLine("misses of the first five (rank, plain BM25's rank):");
        foreach (Asked item in answered.Where(item => item.Ours is 0 or > 5))
            output.WriteLine($"  {item.Query.Number} {item.Ours} ({item.Plain}) {item.Query.Text}\n      wanted {string.Join(", ", item.Query.Expected)}\n      first  {string.Join(", ", item.Found.Take(3))}");
    }

    private static void PrintPair(string name, IReadOnlyCollection<Asked> items, TextWriter output)
    {
        if (items.Count == 0) return;
        RetrievalFigures.Of([.. items.Select(item => item.Plain)]).Print(output, $"{name}: plain BM25");
        RetrievalFigures.Of([.. items.Select(item => item.Ours)]).Print(output, $"{name}: ours");
    }

    private static void PrintInvestigation(List<Asked> asked, TextWriter output)
    {
        foreach ((string name, bool? isHeldOut) in new (string, bool?)[] { ("all", null), ("tuning half", false), ("held-out half", true) })
        {
            List<Asked> part = [.. asked.Where(item => isHeldOut is null || item.Query.IsHeldOut == isHeldOut)];
            List<Asked> none = [.. part.Where(item => item.Query.Expected.Count == 0)], some = [.. part.Where(item => item.Query.Expected.Count > 0)];
            if (part.Count == 0) continue;
            int right = some.Count(item => item.Given > 0), silent = some.Count(item => item.GivenCount == 0), quiet = none.Count(item => item.GivenCount == 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"investigation, {name}: the right one is among the {FirstOfInvestigation} given for {right} of {some.Count}, nothing is given for {silent}; of {none.Count} without an answer {quiet} are given nothing"));
        }

        foreach (Asked item in asked.Where(item => item.Query.Expected.Count == 0 && item.GivenCount > 0)) output.WriteLine($"  given though nothing answers it: {item.Query.Number} {item.Query.Text}: {item.Found[0]}");
    }

    private sealed record Asked(GoldQuery Query, int Ours, int Given, int GivenCount, int Plain, IReadOnlyList<string> Found);
}
