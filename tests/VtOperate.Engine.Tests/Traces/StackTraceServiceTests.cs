using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Traces;
using VtOperate.Engine.History;
using VtOperate.Engine.Storage;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Traces;

public sealed class StackTraceServiceTests
{
    private static readonly FileStore s_files = new();
    private static readonly GitFinder s_git = new();
    private static readonly StackTraceService s_service = new(s_files, new CommitTreePaths(s_git, new WorkTreePaths(s_files, s_git)));

    [Fact]
    public void Frames_are_looked_for_in_the_commit_at_head()
    {
        using var repository = new TestRepository();
        repository.Commit("first", ("src/Läden/Cart [1].cs", "x"), ("src/B.cs", "y"));
        Assert.Equal("src/Läden/Cart [1].cs", Map(repository.Path, "/build/src/Läden/Cart [1].cs"));
        repository.CheckOut();
        Assert.Equal("src/B.cs", Map(Path.Combine(repository.Path, "src"), "/build/src/B.cs"));
    }

    [Fact]
    public void Before_the_first_commit_the_work_tree_counts_without_packages()
    {
        using var repository = new TestRepository();
        foreach (string path in (string[])["src/a.js", "node_modules/p/src/a.js", "web/node_modules/p/lib/b.js", "web/lib/b.js"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(repository.Path, path))!);
            File.WriteAllText(Path.Combine(repository.Path, path), "x");
        }

        RepositoryFiles files = new CommitTreePaths(s_git, new WorkTreePaths(s_files, s_git)).Read(repository.Path, default)!;
        Assert.Equal(["src/a.js", "web/lib/b.js"], files.Paths);
    }

    [Fact]
    public void A_bare_repository_is_mapped_and_a_folder_without_one_is_not()
    {
        using var bare = new TestRepository(bare: true);
        bare.Commit("first", ("src/B.cs", "y"));
        Assert.Equal("src/B.cs", Map(bare.Path, "/build/src/B.cs"));
        using var empty = new TestRepository(bare: true);
        Assert.Null(s_service.OpenMapper(empty.Path));
        using var folder = new TemporaryFolder();
        Assert.Null(s_service.OpenMapper(folder.Path));
    }

    [Fact]
    public void A_log_is_read_only_as_far_as_the_trace_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        string log = folder.File("big log [1].log");
        const int Records = 100_000;
        using (var writer = new StreamWriter(log, append: false, new UTF8Encoding(true)))
        {
            for (int i = 0; i < Records; i++)
            {
                writer.Write($"2026-01-02T03:04:05.{i % 1000:000}Z INFO request {i} served in {i % 90} ms for größe (user {i % 7})\r\n");
                if (i % 1000 == 0) writer.Write($"System.Exception: number {i}\r\n   at A.B() in a.cs:line 1\r\n");
            }
        }

        using Stream stream = s_files.OpenRead(log);
        int count = 0;
        foreach (StackTrace trace in StackTraceReader.Read(LogLines.Read(stream, log)))
        {
            Assert.Equal($"number {count * 1000}", trace.Message);
            long expected = stream.Length / (Records / 1000) * count;
            Assert.InRange(stream.Position, expected - 500_000, expected + 500_000);
            count++;
        }

        Assert.Equal(Records / 1000, count);
    }

    [Fact]
    public void A_log_that_is_still_written_and_torn_is_read_as_far_as_it_goes()
    {
        using var folder = new TemporaryFolder();
        string log = folder.File("torn.log");
        using FileStream writing = new(log, FileMode.Create, FileAccess.Write, FileShare.Read);
        writing.Write("System.Exception: x\n   at A.B() in a.cs:line 1\n   at C.D() in c.cs:li"u8);
        writing.Flush();
        Assert.Equal("A.B", Assert.Single(Assert.Single(s_service.ReadLog(log)).Frames).Function);
    }

    [Fact]
    public void What_cannot_be_read_says_why()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("empty"), []);
        Assert.Equal(ErrorId.TraceNotRecognized, Failure(folder.File("empty")));
        Assert.Equal(ErrorId.PathNotFound, Failure(folder.File("missing")));
        Assert.Equal(ErrorId.FileUnreadable, Failure(folder.Path));
    }

    private static ErrorId Failure(string path) => Assert.Throws<OperationException>(() => s_service.ReadLog(path).Count()).Id;

    private static string? Map(string folder, string file) =>
        s_service.OpenMapper(folder)!.Find(TraceLanguage.DotNet, new TraceFrame { File = file });
}
