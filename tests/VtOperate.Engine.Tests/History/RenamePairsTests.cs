using System.Buffers;
using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Engine.Tests.History;

public sealed class RenamePairsTests : IDisposable
{
    private readonly TestRepository _made = new();
    private readonly List<IDisposable> _open = [];

    public void Dispose()
    {
        foreach (IDisposable open in _open) open.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void A_renamed_and_changed_file_is_one_file_in_the_patch()
    {
        string old = Text(1, 20), changed = old.Replace("line 1-7 ", "line ONE ", StringComparison.Ordinal);
        _made.Commit("start", ("alte größe.md", old));
        _made.Commit("rename", ("alte größe.md", null), ("docs/new name.md", changed));
        string patch = Patch(withRenames: true);
        Assert.StartsWith(
            "diff --git \"a/alte gr\\303\\266\\303\\237e.md\" b/docs/new name.md\nsimilarity index 9",
            patch,
            StringComparison.Ordinal);
        Assert.Contains("%\nrename from \"alte gr\\303\\266\\303\\237e.md\"\nrename to docs/new name.md\nindex ", patch, StringComparison.Ordinal);
        Assert.Contains("--- \"a/alte gr\\303\\266\\303\\237e.md\"\t\n+++ b/docs/new name.md\t\n@@ -", patch, StringComparison.Ordinal);
        Assert.Contains("deleted file mode", Patch(withRenames: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_only_moved_has_no_hunks()
    {
        _made.Commit("start", ("a.txt", Text(1, 9)));
        _made.Commit("move", ("a.txt", null), ("b/a.txt", Text(1, 9)));
        Assert.Equal("diff --git a/a.txt b/b/a.txt\nsimilarity index 100%\nrename from a.txt\nrename to b/a.txt\n", Patch(withRenames: true));
    }

    [Fact]
    public void Of_equal_files_the_one_with_the_same_name_is_the_origin_and_each_is_used_once()
    {
        _made.Commit("start", ("x/one.txt", Text(1, 9)), ("y/two.txt", Text(1, 9)));
        _made.Commit("move", ("x/one.txt", null), ("y/two.txt", null), ("z/one.txt", Text(1, 9)), ("z/two.txt", Text(1, 9)), ("z/zzz.txt", Text(1, 9)));
        Assert.Equal(["x/one.txt > z/one.txt 100", "y/two.txt > z/two.txt 100"], Pairs().Where(pair => !pair.Contains("zzz", StringComparison.Ordinal)));
        Assert.Equal(2, Pairs().Length);
    }

    [Fact]
    public void A_name_that_stands_once_on_each_side_decides_where_the_files_are_alike_enough()
    {
        // The likeliest content is in other.txt, but a file of the same name that is 80 percent alike comes first.
        _made.Commit("start", ("src/name.txt", Text(1, 20)));
        _made.Commit("move", ("src/name.txt", null), ("lib/name.txt", Text(1, 16) + Text(9, 4)), ("lib/other.txt", Text(1, 19) + Text(8, 1)));
        Assert.StartsWith("src/name.txt > lib/name.txt", Assert.Single(Pairs()), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_less_than_half_alike_are_two_files()
    {
        _made.Commit("start", ("a", Text(1, 20)));
        _made.Commit("replace", ("a", null), ("b", Text(1, 9) + Text(2, 11)));
        Assert.Empty(Pairs());
    }

    [Fact]
    public void The_pairs_do_not_depend_on_what_else_is_asked()
    {
        var random = new Random(20261123);
        for (int round = 0; round < 12; round++)
        {
            using var made = new TestRepository();
            string[] texts = [.. Enumerable.Range(0, 8).Select(i => Text(i, 12))];
            made.Commit("start", [.. texts.Select((text, i) => ($"old/{i}.txt", (string?)text))]);
            made.Commit("move", [.. texts.SelectMany((text, i) => new[] { ($"old/{i}.txt", (string?)null), ($"new/{random.Next(100)}-{i}.txt", Text(i, random.Next(4, 12)) + Text(50 + i, random.Next(0, 8))) })]);
            using IGitRepository repository = made.Open();
            using IObjectReader objects = repository.OpenObjects();
            var history = new HistoryReader(objects, repository.ShallowBoundary);
            CommitNode commit = history.ReadCommit(repository.Head!.Value);
            IReadOnlyList<RenamedFile> pairs = RenamePairs.Find(history, history.CompareTreesAndModes(history.ReadCommit(commit.Parents[0]).Tree, commit.Tree, default), default);
            Assert.Equal(pairs.Count, pairs.Select(pair => pair.From.Path).Distinct().Count());
            Assert.All(pairs, pair => Assert.InRange(pair.Likeness, 50, 100));
            var finder = new RenameFinder(history);
            foreach (RenamedFile pair in pairs)
            {
                Assert.Equal(pair.From, finder.Find(history.ReadCommit(commit.Parents[0]), commit, pair.To.Path, default));
                Assert.Equal(pair.To, finder.FindTarget(history.ReadCommit(commit.Parents[0]), commit, pair.From.Path, default));
            }
        }
    }

    private string[] Pairs()
    {
        (HistoryReader history, CommitNode head) = Head();
        return [.. RenamePairs.Find(history, history.CompareTreesAndModes(history.ReadCommit(head.Parents[0]).Tree, head.Tree, default), default).Select(pair => $"{pair.From.Path} > {pair.To.Path} {pair.Likeness}")];
    }

    private string Patch(bool withRenames)
    {
        (HistoryReader history, CommitNode head) = Head();
        var output = new ArrayBufferWriter<byte>();
        new PatchWriter(history, withRenames).Write(head, output, default);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private (HistoryReader History, CommitNode Head) Head()
    {
        IGitRepository repository = _made.Open();
        _open.Insert(0, repository);
        IObjectReader objects = repository.OpenObjects();
        _open.Insert(0, objects);
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        return (history, history.ReadCommit(repository.Head!.Value));
    }

    private static string Text(int seed, int lines) => string.Concat(Enumerable.Range(0, lines).Select(i => $"line {seed}-{i} of {(seed * 31) + i} in the file\n"));
}
