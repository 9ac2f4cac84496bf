using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Engine.Tests.History;

public sealed class HistoryTests : IDisposable
{
    private readonly TestRepository _made = new();
    private IGitRepository? _repository;
    private IObjectReader? _objects;

    public void Dispose()
    {
        _objects?.Dispose();
        _repository?.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void A_line_keeps_its_commit_through_renames_and_changes_around_it()
    {
        ObjectId first = _made.Commit("first", ("src/old.txt", Lines(1, 20)));
        _made.Commit("unrelated", ("other.txt", "x\n"));
        ObjectId moved = _made.Commit("move and change", ("src/old.txt", null), ("lib/new näme.txt", Lines(1, 20).Replace("line 7\n", "line seven\n", StringComparison.Ordinal)));
        ObjectId grown = _made.Commit("grow", ("lib/new näme.txt", "head\n" + Lines(1, 20).Replace("line 7\n", "line seven\n", StringComparison.Ordinal)));
        IReadOnlyList<BlamedLines> found = Blame(grown, "lib/new näme.txt", (1, 100));
        Assert.Equal([(1, 1, grown), (2, 6, first), (8, 1, moved), (9, 13, first)], found.Select(part => (part.First, part.Count, part.Commit.Id)));
        Assert.Equal("src/old.txt", found[1].Path);
        Assert.Equal((1, 8), (found[1].SourceFirst, found[3].SourceFirst));
    }

    [Fact]
    public void An_exact_copy_wins_over_a_similar_one_and_the_same_name_over_another()
    {
        ObjectId first = _made.Commit("first", ("a/x.txt", Lines(1, 20)), ("b/y.txt", Lines(1, 20)), ("c/y.txt", Lines(1, 19)));
        ObjectId moved = _made.Commit("move", ("a/x.txt", null), ("b/y.txt", null), ("c/y.txt", null), ("d/y.txt", Lines(1, 20)));
        Assert.Equal([("b/y.txt", first)], Blame(moved, "d/y.txt", (1, 20)).Select(part => (part.Path, part.Commit.Id)));
    }

    [Fact]
    public void A_change_of_white_space_is_no_change_where_it_does_not_count()
    {
        ObjectId first = _made.Commit("first", ("a", "if (x)\n{\n    y();\n}\n"));
        ObjectId second = _made.Commit("indent", ("a", "    if (x)\r\n    {\r\n        y();\r\n    }\r\n"));
        Assert.Equal([second], Blame(second, "a", (1, 9)).Select(part => part.Commit.Id));
        HistoryReader history = History();
        var blame = new Blame(history, new RenameFinder(history), new BlameOptions { IgnoreBlanks = true });
        Assert.Equal([first], blame.Explain(second, "a", [(1, 9)], default).Select(part => part.Commit.Id));
    }

    [Fact]
    public void Lines_that_moved_within_their_file_keep_their_commit_where_moves_count()
    {
        const string Moved = "the sentence that moves about\nand one more long sentence with it\n";
        ObjectId first = _made.Commit("first", ("a", Moved + Lines(1, 20)));
        ObjectId second = _made.Commit("move", ("a", Lines(1, 20) + "new\n" + Moved));
        Assert.Equal([(first, 20), (second, 3)], Blame(second, "a", (1, 99)).Select(part => (part.Commit.Id, part.Count)));
        HistoryReader history = History();
        var blame = new Blame(history, new RenameFinder(history), new BlameOptions { FollowMovedLines = true });
        Assert.Equal([(first, 1, 3), (second, 21, 21), (first, 22, 1)], blame.Explain(second, "a", [(1, 99)], default).Select(part => (part.Commit.Id, part.First, part.SourceFirst)));
    }

    [Fact]
    public void An_ancestor_is_told_from_a_commit_beside()
    {
        ObjectId root = _made.Commit("root", ("a", "1"));
        ObjectId left = _made.Commit("left", [root], ("a", "2")), right = _made.Commit("right", [root], ("a", "3"));
        ObjectId merge = _made.Commit("merge", [left, right], ("a", "4"));
        HistoryReader history = History();
        Assert.True(history.IsAncestor(root, merge, default) && history.IsAncestor(right, merge, default) && history.IsAncestor(merge, merge, default));
        Assert.False(history.IsAncestor(left, right, default) || history.IsAncestor(merge, root, default));
    }

    [Fact]
    public void Only_the_wanted_lines_are_explained_each_once()
    {
        ObjectId first = _made.Commit("first", ("a", Lines(1, 50)));
        ObjectId second = _made.Commit("second", ("a", Lines(1, 50).Replace("line 10\n", "ten\n", StringComparison.Ordinal)));
        Assert.Equal(
            [(9, 1, first), (10, 1, second), (11, 1, first), (49, 2, first)],
            Blame(second, "a", (9, 2), (10, 2), (49, 1000), (60, 5), (-3, 2), (int.MaxValue, int.MaxValue)).Select(part => (part.First, part.Count, part.Commit.Id)));
    }

    [Fact]
    public void A_merge_takes_lines_from_both_sides_and_owns_only_what_it_adds()
    {
        string text = Lines(1, 30);
        ObjectId root = _made.Commit("root", ("a", text));
        ObjectId left = _made.Commit("left", [root], ("a", text.Replace("line 3\n", "left\n", StringComparison.Ordinal)));
        ObjectId right = _made.Commit("right", [root], ("a", text.Replace("line 20\n", "right\n", StringComparison.Ordinal)));
        string both = text.Replace("line 3\n", "left\n", StringComparison.Ordinal).Replace("line 20\n", "right\n", StringComparison.Ordinal);
        ObjectId merge = _made.Commit("merge", [left, right], ("a", both.Replace("line 10\n", "evil\n", StringComparison.Ordinal)));
        ObjectId[] owners = new ObjectId[30];
        foreach (BlamedLines part in Blame(merge, "a", (1, 30))) Array.Fill(owners, part.Commit.Id, part.First - 1, part.Count);
        Assert.Equal((left, right, merge, root), (owners[2], owners[19], owners[9], owners[0]));
        Assert.Equal([merge, right, left, root], Log("a", merge));
    }

    [Fact]
    public void The_log_follows_the_parent_that_a_merge_agrees_with()
    {
        ObjectId root = _made.Commit("root", ("a", "1\n"));
        _made.Commit("on one side", [root], ("a", "2\n"));
        ObjectId back = _made.Commit("and back", ("a", "1\n"));
        ObjectId other = _made.Commit("other side", [root], ("b", "x\n"));
        ObjectId merge = _made.Commit("merge", [other, back], ("a", "1\n"));
        Assert.Equal([root], Log("a", merge));
        Assert.Equal([other], Log("b", merge));
    }

    [Fact]
    public void An_octopus_an_empty_commit_and_a_folder_have_their_logs()
    {
        ObjectId root = _made.Commit("root", ("d/x", "1\n"));
        ObjectId[] arms = [.. Enumerable.Range(0, 40).Select(i => _made.Commit($"arm {i}", [root], ($"d/arm{i}", "x\n")))];
        ObjectId octopus = _made.Commit("octopus", arms, [.. Enumerable.Range(1, 39).Select(i => ($"d/arm{i}", (string?)"x\n"))]);
        ObjectId empty = _made.Commit("empty");
        Assert.Equal(arms.Reverse().Append(root).Prepend(octopus), Log("d", empty));
        Assert.Equal([arms[7]], Log("d/arm7", empty));
        Assert.Equal(43, CommitWalk.Read(History(), empty, default).Count());
        Assert.Empty(History().ReadChanges(History().ReadCommit(empty), default));
    }

    [Fact]
    public void Windows_line_ends_and_a_missing_last_one_are_part_of_the_lines()
    {
        ObjectId first = _made.Commit("first", ("a", "one\r\ntwo\r\nthree"));
        ObjectId second = _made.Commit("second", ("a", "one\r\ntwo\nthree\n"));
        Assert.Equal([(1, 1, first), (2, 2, second)], Blame(second, "a", (1, 9)).Select(part => (part.First, part.Count, part.Commit.Id)));
    }

    [Fact]
    public void A_file_that_became_a_folder_and_one_that_is_gone_are_no_files()
    {
        ObjectId first = _made.Commit("first", ("x", "1\n"), ("x.txt", "1\n"));
        ObjectId second = _made.Commit("second", ("x", null), ("x/y", "1\n"));
        HistoryReader history = History();
        Assert.Equal([("x", true, false), ("x/y", false, true)], history.ReadChanges(history.ReadCommit(second), default).Select(change => (change.Path, change.IsDeleted, change.IsAdded)));
        foreach (string none in new[] { "x", "x/y/z", "", "/", "x/", "../x", "X/Y" }) Assert.True(history.FindBlob(history.ReadCommit(second).Tree, none).IsZero);
        Assert.Empty(Blame(second, "x", (1, 1)));
        Assert.Equal([second, first], Log("x", second));
        Assert.Equal(["x.txt", "x/y"], history.ListFiles(history.ReadCommit(second).Tree, default).Select(file => file.Path));
    }

    [Fact]
    public void A_shallow_boundary_has_no_parents_and_is_said()
    {
        _made.Commit("first", ("a", "1\n"));
        ObjectId second = _made.Commit("second", ("b", "1\n"));
        ObjectId third = _made.Commit("third", ("b", "2\n"));
        File.WriteAllText(Path.Combine(_made.GitFolder, "shallow"), second + "\n");
        HistoryReader history = History();
        Assert.False(history.MetBoundary);
        Assert.Equal([third, second], CommitWalk.Read(history, third, default).Select(commit => commit.Id));
        Assert.True(history.MetBoundary);
        Assert.Equal(second, Assert.Single(Blame(third, "a", (1, 1))).Commit.Id);
    }

    [Fact]
    public void Work_stops_when_told_to()
    {
        ObjectId first = _made.Commit("first", ("a", Lines(1, 10)));
        var stop = new CancellationToken(true);
        HistoryReader history = History();
        Assert.Throws<OperationCanceledException>(() => CommitWalk.Read(history, first, stop).Count());
        Assert.Throws<OperationCanceledException>(() => PathLog.Read(history, first, "a", stop).Count());
        Assert.Throws<OperationCanceledException>(() => new Blame(history, new RenameFinder(history)).Explain(first, "a", [(1, 1)], stop));
        Assert.Throws<OperationCanceledException>(() => history.ListFiles(history.ReadCommit(first).Tree, stop).Count());
        Assert.Throws<OperationCanceledException>(() => history.CompareTrees(default, history.ReadCommit(first).Tree, stop));
        Assert.Throws<OperationCanceledException>(() => LineDiff.FindShared([1, 2, 3], [3, 2, 1], stop));
    }

    [Fact]
    public void A_blob_where_a_commit_is_expected_is_an_error()
    {
        ObjectId first = _made.Commit("first", ("a", "x\n"));
        HistoryReader history = History();
        ObjectId blob = history.FindBlob(history.ReadCommit(first).Tree, "a");
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => history.ReadCommit(blob)).Id);
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => history.ReadBlob(first)).Id);
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => history.FindBlob(blob, "a")).Id);
    }

    private static string Lines(int first, int last)
    {
        var text = new StringBuilder();
        for (int i = first; i <= last; i++) text.Append("line ").Append(i).Append('\n');
        return text.ToString();
    }

    private HistoryReader History()
    {
        _objects?.Dispose();
        _repository?.Dispose();
        _repository = _made.Open();
        _objects = _repository.OpenObjects();
        return new HistoryReader(_objects, _repository.ShallowBoundary);
    }

    private IReadOnlyList<BlamedLines> Blame(ObjectId head, string path, params (int First, int Count)[] wanted)
    {
        HistoryReader history = History();
        return new Blame(history, new RenameFinder(history)).Explain(head, path, wanted, default);
    }

    private List<ObjectId> Log(string path, ObjectId head) => [.. PathLog.Read(History(), head, path, default).Select(commit => commit.Id)];
}
