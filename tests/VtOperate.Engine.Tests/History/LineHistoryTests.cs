using VtOperate.Core.History;

namespace VtOperate.Engine.Tests.History;

public sealed class LineHistoryTests : IDisposable
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
    public void Lines_are_followed_through_changes_around_them_and_renames()
    {
        ObjectId first = _made.Commit("first", ("old.txt", Lines(1, 30)));
        ObjectId touched = _made.Commit("change line 12", ("old.txt", Lines(1, 30).Replace("line 12\n", "line twelve\n", StringComparison.Ordinal)));
        _made.Commit("change line 2", ("old.txt", Lines(1, 30).Replace("line 12\n", "line twelve\n", StringComparison.Ordinal).Replace("line 2\n", "line two\n", StringComparison.Ordinal)));
        string text = Lines(1, 30).Replace("line 12\n", "line twelve\n", StringComparison.Ordinal);
        _made.Commit("move", ("old.txt", null), ("new.txt", text));
        _made.Commit("five lines above", ("new.txt", Lines(101, 105) + text));
        _made.Commit("other file", ("other.txt", "x\n"));
        List<ChangedLines> found = Read("new.txt", (16, 3));
        Assert.Equal([(touched, "old.txt", 11, 3), (first, "old.txt", 11, 3)], found.Select(change => (change.Commit.Id, change.Path, change.Lines[0].First, change.Lines[0].Count)));
    }

    [Fact]
    public void Lines_deleted_between_the_followed_ones_count_and_those_beside_them_do_not()
    {
        ObjectId first = _made.Commit("first", ("a", Lines(1, 20)));
        _made.Commit("delete line 4", ("a", Lines(1, 3) + Lines(5, 20)));
        ObjectId inside = _made.Commit("delete line 8", ("a", Lines(1, 3) + Lines(5, 7) + Lines(9, 20)));
        Assert.Equal([inside, first], Read("a", (4, 6)).Select(change => change.Commit.Id));
    }

    [Fact]
    public void A_merge_that_takes_the_lines_from_one_side_is_passed_over_and_one_that_mixes_them_is_told()
    {
        ObjectId first = _made.Commit("first", ("a", Lines(1, 20)));
        ObjectId left = _made.Commit("left", [first], ("a", Lines(1, 20).Replace("line 5\n", "left\n", StringComparison.Ordinal)));
        ObjectId right = _made.Commit("right", [first], ("a", Lines(1, 20).Replace("line 15\n", "right\n", StringComparison.Ordinal)));
        string both = Lines(1, 20).Replace("line 5\n", "left\n", StringComparison.Ordinal).Replace("line 15\n", "right\n", StringComparison.Ordinal);
        ObjectId merge = _made.Commit("merge", [left, right], ("a", both));
        Assert.Equal([left, first], Read("a", (4, 3)).Select(change => change.Commit.Id));
        Assert.Equal([merge, right, left, first], Read("a", (1, 20)).Select(change => change.Commit.Id));
    }

    [Theory]
    [InlineData("class Cart\n{\n    int Add(int a)\n    {\n        return a;\n\n    }\n\n    int Total()\n    {\n        return Add(1);\n    }\n}\n", "Total", 9, 4)]
    [InlineData("class Cart\n{\n    int Add(int a)\n    {\n        return a;\n\n    }\n\n    int Total()\n    {\n        return Add(1);\n    }\n}\n", "Add", 3, 5)]
    [InlineData("def one(x):\n    return x\n\ndef two(x):\n    if x:\n        return one(x)\n    return 2\n", "two", 4, 4)]
    [InlineData("function Get-Thing {\n    param($x)\n    $x\n}\nfunction Get-Thing2 { 1 }\n", "Get-Thing", 1, 4)]
    public void A_function_is_found_by_its_name(string text, string name, int first, int count)
    {
        ObjectId head = _made.Commit("first", ("a", text));
        _repository = _made.Open();
        _objects = _repository.OpenObjects();
        var history = new HistoryReader(_objects, _repository.ShallowBoundary);
        var lines = new LineHistory(history, new RenameFinder(history));
        Assert.Equal((first, count), lines.FindFunction(head, "a", name));
        Assert.Null(lines.FindFunction(head, "a", "Nothing"));
        Assert.Null(lines.FindFunction(head, "b", name));
    }

    [Fact]
    public void Lines_that_are_not_there_have_no_history()
    {
        _made.Commit("first", ("a", Lines(1, 3)));
        Assert.Empty(Read("a", (9, 3)));
        Assert.Empty(Read("a", (-5, 2)));
        Assert.Empty(Read("b", (1, 1)));
        Assert.Single(Read("a", (int.MinValue, int.MaxValue), (1, int.MaxValue), (2, 1)));
    }

    private List<ChangedLines> Read(string path, params (int First, int Count)[] wanted)
    {
        _objects?.Dispose();
        _repository?.Dispose();
        _repository = _made.Open();
        _objects = _repository.OpenObjects();
        var history = new HistoryReader(_objects, _repository.ShallowBoundary);
        return [.. new LineHistory(history, new RenameFinder(history)).Read(_repository.Head!.Value, path, wanted, default)];
    }

    private static string Lines(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(line => $"line {line}\n"));
}
