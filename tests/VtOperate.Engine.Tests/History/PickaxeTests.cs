using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class PickaxeTests : IDisposable
{
    private readonly TestRepository _made = new();
    private readonly IGitRepository _repository;
    private readonly IObjectReader _objects;
    private readonly HistoryReader _history;

    public PickaxeTests()
    {
        _repository = _made.Open();
        _objects = _repository.OpenObjects();
        _history = new HistoryReader(_objects, _repository.ShallowBoundary);
    }

    public void Dispose()
    {
        _objects.Dispose();
        _repository.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void Commits_that_change_how_often_a_text_occurs_are_found()
    {
        ObjectId first = _made.Commit("first", ("a", "größe\n"), ("b", "x\n"));
        _made.Commit("move within the file", ("a", "y\ngröße\n"));
        ObjectId twice = _made.Commit("twice", ("b", "größe größe\n"));
        ObjectId gone = _made.Commit("gone", ("a", null));
        Assert.Equal([gone, twice, first], Found(gone, Pickaxe.ForText("größe")));
        Assert.Equal([twice], Found(gone, Pickaxe.ForText("größe"), "b"));
        Assert.Empty(Found(gone, Pickaxe.ForText("GRÖSSE")));
        Assert.Throws<ArgumentException>(() => Pickaxe.ForText(""));
    }

    [Fact]
    public void Commits_that_change_a_line_with_a_match_are_found_also_where_the_number_stays()
    {
        ObjectId first = _made.Commit("first", ("a", "call(1);\nother\n"));
        ObjectId second = _made.Commit("change", ("a", "call(2);\nother\n"));
        _made.Commit("beside", ("a", "call(2);\nchanged\n"));
        ObjectId head = _made.Commit("binary", ("c", "call(3);\0\n"));
        Assert.Equal([second, first], Found(head, Pickaxe.ForLines(new Regex(@"call\(\d\)", RegexOptions.NonBacktracking))));
        Assert.Equal([first], Found(second, Pickaxe.ForText("call")));
    }

    [Fact]
    public void Merges_are_left_out()
    {
        ObjectId root = _made.Commit("root", ("a", "1\n"));
        ObjectId left = _made.Commit("left", [root], ("a", "needle\n")), right = _made.Commit("right", [root], ("b", "2\n"));
        ObjectId merge = _made.Commit("merge", [left, right], ("b", "needle\n"));
        Assert.Equal([left], Found(merge, Pickaxe.ForText("needle")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Several_threads_give_the_results_in_the_order_of_the_commits(int threads)
    {
        for (int i = 0; i < 300; i++) _made.Commit($"commit {i}", ("a", $"{i}\n"), ($"b{i % 7}", i % 3 == 0 ? "needle\n" : "hay\n"));
        List<CommitNode> commits = [.. CommitWalk.Read(_history, Head, default)];
        List<(ObjectId Id, bool Found)> expected = [];
        var search = new PickaxeSearch(_history, Pickaxe.ForText("needle"));
        foreach (CommitNode commit in commits) expected.Add((commit.Id, search.IsMatch(commit, default)));
        Assert.Equal(expected, Scan(threads, commits));
        Assert.Equal(expected.Take(3), Scan(threads, commits).Take(3));
    }

    [Fact]
    public void A_missing_object_ends_a_scan_with_an_error_that_names_it()
    {
        ObjectId first = _made.Commit("first", ("a", "x\n"));
        for (int i = 0; i < 200; i++) _made.Commit($"commit {i}", ("b", $"{i}\n"));
        ObjectId lost = _history.FindBlob(_history.ReadCommit(first).Tree, "a");
        string file = LooseObjects.PathOf(Path.Combine(_made.GitFolder, "objects"), lost);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        OperationException problem = Assert.Throws<OperationException>(() => Scan(2, CommitWalk.Read(_history, Head, default)).Count());
        Assert.Equal((ErrorId.ObjectUnreadable, lost.ToString()), (problem.Id, problem.Target));
    }

    [Fact]
    public void A_scan_stops_when_told_to()
    {
        for (int i = 0; i < 5; i++) _made.Commit($"commit {i}", ("a", $"{i}\n"));
        using var stop = new CancellationTokenSource();
        IEnumerable<int> scan = new CommitScan(_repository, 2).Read<int>(CommitWalk.Read(_history, Head, default), _ => _ => { stop.Cancel(); stop.Token.ThrowIfCancellationRequested(); return 1; }, stop.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => scan.Count());
    }

    [Fact]
    public void A_patch_shows_its_hunks_below_the_function_they_are_in()
    {
        string[] lines = [.. Enumerable.Range(1, 30).Select(i => $"    line {i}")];
        lines[2] = "void first()";
        lines[15] = "void second()";
        _made.Commit("first", ("src/a b.c", string.Join('\n', lines) + "\n"), ("größe", "x"), ("old", "1\n2\n"), ("empty", ""));
        lines[9] = "    changed";
        lines[28] = "    changed, too";
        ObjectId second = _made.Commit("second", ("src/a b.c", string.Join('\n', lines)), ("größe", "x\n"), ("old", null), ("new", "n\n"), ("empty", "no more"), ("binary", "\0"));
        string patch = Patch(second);
        Assert.Contains("diff --git a/src/a b.c b/src/a b.c\n", patch, StringComparison.Ordinal);
        Assert.Contains("--- a/src/a b.c\t\n+++ b/src/a b.c\t\n@@ -7,7 +7,7 @@ void first()\n", patch, StringComparison.Ordinal);
        Assert.Contains("@@ -26,5 +26,5 @@ void second()\n     line 26\n     line 27\n     line 28\n-    line 29\n-    line 30\n+    changed, too\n+    line 30\n\\ No newline at end of file\n", patch, StringComparison.Ordinal);
        Assert.Contains("diff --git \"a/gr\\303\\266\\303\\237e\" \"b/gr\\303\\266\\303\\237e\"\n", patch, StringComparison.Ordinal);
        Assert.Contains("@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n", patch, StringComparison.Ordinal);
        Assert.Contains("deleted file mode 100644\n", patch, StringComparison.Ordinal);
        Assert.Contains("--- a/old\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-1\n-2\n", patch, StringComparison.Ordinal);
        Assert.Contains("new file mode 100644\n", patch, StringComparison.Ordinal);
        Assert.Contains("--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+n\n", patch, StringComparison.Ordinal);
        Assert.Contains("@@ -0,0 +1 @@\n+no more\n\\ No newline at end of file\n", patch, StringComparison.Ordinal);
        Assert.Contains("Binary files /dev/null and b/binary differ\n", patch, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_patch_adds_is_read_back_from_it()
    {
        var random = new Random(5);
        _made.Commit("root", ("a", ""));
        string[] lines = [];
        for (int round = 0; round < 40; round++)
        {
            lines = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => $"{new string(' ', random.Next(4))}line {random.Next(12)}")];
            ObjectId made = _made.Commit($"round {round}", ("a", string.Join('\n', lines) + "\n"));
            foreach (DiffFile file in UnifiedDiff.Read(Patch(made).Split('\n'), default))
            {
                Assert.Equal("a", file.Path);
                Assert.All(file.Added, line => Assert.Equal(lines[line.Line - 1], line.Text));
            }
        }
    }

    [Fact]
    public void A_merge_has_no_patch_and_a_changed_mode_has_one()
    {
        ObjectId root = _made.Commit("root", ("a", "1\n"), ("b", "2\n"));
        ObjectId left = _made.Commit("left", [root], ("a", "3\n")), right = _made.Commit("right", [root], ("b", "4\n"));
        Assert.Empty(Patch(_made.Commit("merge", [left, right], ("b", "4\n"))));
        using LibGit2Sharp.Repository git = new(_made.Path);
        var tree = LibGit2Sharp.TreeDefinition.From(git.Head.Tip).Add("a", git.Head.Tip["a"].Target as LibGit2Sharp.Blob, LibGit2Sharp.Mode.ExecutableFile);
        var who = new LibGit2Sharp.Signature("Zoë", "z@example.org", DateTimeOffset.UnixEpoch.AddYears(60));
        ObjectId made = TestRepository.Id(git.ObjectDatabase.CreateCommit(who, who, "mode", git.ObjectDatabase.CreateTree(tree), [git.Head.Tip], false));
        Assert.Equal("diff --git a/a b/a\nold mode 100644\nnew mode 100755\n", Patch(made));
    }

    private ObjectId Head => _made.Open().Head!.Value;

    private string Patch(ObjectId commit)
    {
        var output = new ArrayBufferWriter<byte>();
        new PatchWriter(_history).Write(_history.ReadCommit(commit), output, default);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private IEnumerable<(ObjectId Id, bool Found)> Scan(int threads, IEnumerable<CommitNode> commits) =>
        new CommitScan(_repository, threads).Read<(ObjectId, bool)>(commits, history => Matcher(history), default);

    private static Func<CommitNode, (ObjectId, bool)> Matcher(HistoryReader history)
    {
        var search = new PickaxeSearch(history, Pickaxe.ForText("needle"));
        return commit => (commit.Id, search.IsMatch(commit, default));
    }

    private List<ObjectId> Found(ObjectId head, Pickaxe pickaxe, string? path = null)
    {
        var search = new PickaxeSearch(_history, pickaxe, path);
        return [.. CommitWalk.Read(_history, head, default).Where(commit => search.IsMatch(commit, default)).Select(commit => commit.Id)];
    }
}
