using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Search;

public sealed class DocumentIndexTests
{
    private static readonly string[] s_queries = ["wak wbk", "getUserName wdk wck wek", "用户登录 pool size", "System.TimeoutException src/app/cart.cs", "wzk wyk wxk wbbk", "DLQ wak", "dead letter exchange"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_the_files_the_answers_are_those_of_a_fresh_build(int seed)
    {
        using var folder = new IndexFolder();
        var random = new Random(seed);
        folder.Fill(40, seed);
        IndexSession session = IndexFolder.Session();
        for (int step = 0; step < 25; step++)
        {
            for (int change = random.Next(4); change > 0; change--) Change(folder, random);
            if (random.Next(3) == 0) session = IndexFolder.Session();
            var problems = new SilentReporter();
            var expected = new SilentReporter();
            string answers = IndexFolder.Answers(folder.Search(session, problems), s_queries);
            Assert.Equal(IndexFolder.Answers(folder.Search(IndexFolder.Session(int.MaxValue), expected), s_queries), answers);
            Assert.Equal(expected.Problems.Select(Show), problems.Problems.Select(Show));
        }
    }

    [Fact]
    public void A_change_that_keeps_length_and_time_is_seen()
    {
        using var folder = new IndexFolder();
        folder.Fill(10);
        folder.Write("a.md", "# alpha one\n");
        IndexSession session = IndexFolder.Session();
        Assert.Single(folder.Search(session).Search("alpha", 10, CancellationToken.None));
        DateTime written = File.GetLastWriteTimeUtc(folder.File("a.md"));
        File.WriteAllText(folder.File("a.md"), "# gamma one\n");
        File.SetLastWriteTimeUtc(folder.File("a.md"), written);
        foreach (IndexSession each in (IndexSession[])[session, IndexFolder.Session()])
        {
            Assert.Empty(folder.Search(each).Search("alpha", 10, CancellationToken.None));
            Assert.Single(folder.Search(each).Search("gamma", 10, CancellationToken.None));
        }
    }

    [Fact]
    public void An_index_that_fits_is_used_and_not_written_again()
    {
        using var folder = new IndexFolder();
        folder.Fill(30);
        Age(folder);
        folder.Search(IndexFolder.Session());
        Dictionary<string, DateTime> written = Files(folder);
        Assert.Contains(written.Keys, file => Path.GetFileName(file) == "current");
        var reporter = new Listener();
        Assert.Equal(folder.Fresh(s_queries), IndexFolder.Answers(folder.Search(IndexFolder.Session(), reporter), s_queries));
        Assert.Contains(reporter.Lines, line => line.Contains("30 files compared") && line.Contains("brought up to date"));
        Assert.Equal(written, Files(folder));
    }

    [Fact]
    public void A_small_base_writes_nothing_to_the_cache()
    {
        using var folder = new IndexFolder();
        folder.Fill(10);
        Assert.Equal(10, folder.Search(new IndexSession()).Count);
        Assert.False(Directory.Exists(folder.Cache));
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_said_each_time()
    {
        using var folder = new IndexFolder();
        folder.Fill(10);
        folder.Write("bad.md", "---\ntitle: [never closed\n---\nzebra\n");
        File.WriteAllBytes(folder.File("binary.md"), [1, 0, 2]);
        IndexSession session = IndexFolder.Session();
        for (int round = 0; round < 3; round++)
        {
            var reporter = new SilentReporter();
            Assert.Single(folder.Search(round == 2 ? IndexFolder.Session() : session, reporter).Search("zebra", 10, CancellationToken.None));
            Assert.Contains(reporter.Problems, problem => problem.Id == ErrorId.SolutionUnreadable && ((string)problem.Target!).EndsWith("bad.md", StringComparison.Ordinal));
            Assert.Contains(reporter.Problems, problem => problem.Id == ErrorId.SolutionUnreadable && ((string)problem.Target!).EndsWith("binary.md", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Filters_take_from_the_index_what_they_take_from_the_documents()
    {
        using var folder = new IndexFolder();
        folder.Fill(60);
        foreach (SolutionFilter filter in (SolutionFilter[])[new() { Category = category => category == "area-2" }, new() { Severities = [Severity.High] }, new() { Tag = tag => tag == "wak" }, new() { Id = _ => false }])
        {
            SolutionSearch search = folder.Search(IndexFolder.Session(), filter: filter);
            IReadOnlyList<SolutionMatch> all = folder.Search(IndexFolder.Session()).Search(s_queries[0], 1000, CancellationToken.None);
            Assert.Equal(
                all.Where(match => filter.Takes(match.Solution)).Select(match => (match.Solution.Id, match.Score)).Take(5),
                search.Search(s_queries[0], 5, CancellationToken.None).Select(match => (match.Solution.Id, match.Score)));
            Assert.Equal(folder.Library(new IndexSession()).Read(new SilentReporter(), CancellationToken.None).Count(document => filter.Takes(document.Solution)), search.Count);
        }
    }

    private static void Change(IndexFolder folder, Random random)
    {
        string[] documents = [.. folder.Documents];
        string name = documents.Length > 0 ? documents[random.Next(documents.Length)] : "";
        switch (random.Next(6))
        {
            case 0 when documents.Length > 5:
                File.Delete(folder.File(name));
                break;
            case 1:
                folder.Write($"area-{random.Next(7)}/new-{random.Next(1000):000}.md", MadeUpText.Document(random));
                break;
            case 2 when documents.Length > 0:
                string target = folder.File($"moved-{random.Next(1000):000}.md");
                if (!File.Exists(target)) File.Move(folder.File(name), target);
                break;
            case 3 when documents.Length > 0:
                File.SetLastWriteTimeUtc(folder.File(name), DateTime.UtcNow.AddDays(random.Next(-3, 2)));
                break;
            case 4:
                for (int i = 0; i < 12; i++) folder.Write($"many/new-{random.Next(200):000}.md", MadeUpText.Document(random));
                break;
            default:
                if (documents.Length > 0) File.WriteAllText(folder.File(name), MadeUpText.Document(random));
                break;
        }
    }

    // What was written an hour ago needs no second look.
    private static void Age(IndexFolder folder)
    {
        foreach (string name in folder.Documents) File.SetLastWriteTimeUtc(folder.File(name), DateTime.UtcNow.AddHours(-1));
        Thread.Sleep(200);
    }

    private static Dictionary<string, DateTime> Files(IndexFolder folder) =>
        Directory.EnumerateFiles(folder.Cache, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static string Show(OperationException problem) => $"{problem.Id} {problem.Target} {problem.Message}";

    private sealed class Listener : IReporter
    {
        public List<string> Lines { get; } = [];

        public void Verbose(string text) => Lines.Add(text);

        public void Warning(string text) { }

        public void Progress(string activity, string status, int percent) { }

        public void Problem(OperationException problem) { }
    }
}
