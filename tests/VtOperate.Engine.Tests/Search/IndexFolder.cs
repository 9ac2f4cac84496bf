using VtOperate.Core;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.Workspace;

namespace VtOperate.Engine.Tests.Search;

/// <summary>A knowledge base with a cache folder of its own.</summary>
internal sealed class IndexFolder : IDisposable
{
    private readonly WorkspaceFolder _folder = new();

    /// <summary>The engine, whose cache folder is this test's own.</summary>
    internal IEngine Engine => _folder.Engine;

    /// <summary>The cache folder.</summary>
    internal string Cache => _folder.Engine.User.CacheFolder;

    /// <summary>The documents there are, by their path below the root of solutions.</summary>
    internal IEnumerable<string> Documents => Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    private string Root => _folder.In("docs/solutions");

    /// <summary>A session that keeps more than a few documents on disk.</summary>
    internal static IndexSession Session(int mostInMemory = 2) => new() { MostInMemory = mostInMemory, MostGathered = 1 << 16 };

    /// <summary>Writes a document.</summary>
    internal void Write(string name, string text) => _folder.Write("docs/solutions/" + name, text);

    /// <summary>The absolute path of a document.</summary>
    internal string File(string name) => Path.Combine(Root, name);

    /// <summary>Some made-up documents.</summary>
    internal void Fill(int documents, int seed = 1)
    {
        var random = new Random(seed);
        for (int i = 0; i < documents; i++) Write($"area-{i % 5}/doc-{i:0000}.md", MadeUpText.Document(random));
    }

    /// <summary>Opens the search as a command would.</summary>
    internal SolutionSearch Search(IndexSession session, IReporter? reporter = null, SolutionFilter? filter = null) =>
        SolutionSearch.Read(Library(session), filter ?? SolutionFilter.All, reporter ?? new SilentReporter(), CancellationToken.None);

    /// <summary>The documents.</summary>
    internal SolutionLibrary Library(IndexSession session) =>
        new(Engine, KnowledgeBase.Of(new ConfigurationReader(Engine).Read(_folder.Root, new SilentReporter(), CancellationToken.None)), session);

    /// <summary>Everything a search answers, as text: ids, scores to the last bit, evidence, and the solutions themselves.</summary>
    internal static string Answers(SolutionSearch search, params string[] queries)
    {
        var lines = new List<string> { search.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (string query in queries)
        {
            foreach (SolutionMatch match in search.Search(query, 12, CancellationToken.None))
            {
                Solution found = match.Solution;
                lines.Add($"{match.Rank} {match.Score:R} {found.Id} | {found.Title} | {found.Date} | {found.Severity} | {string.Join(';', found.Tags)} | {string.Join(';', found.Symptoms)} | {found.File} | {found.Pattern} | {string.Join(" / ", match.Evidence)}");
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>What a fresh build in memory answers.</summary>
    internal string Fresh(params string[] queries) => Answers(Search(Session(int.MaxValue)), queries);

    public void Dispose() => _folder.Dispose();
}
