using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine.Tests.History;

public sealed class AddedLinesTests : IDisposable
{
    private readonly TestRepository _repository = new();

    [Fact]
    public void Between_commits_only_new_lines_count_also_in_a_renamed_file()
    {
        ObjectId first = _repository.Commit("one", ("a.cs", "1\n2\n3\n4\n5\n6\n"), ("gone.cs", "x\n"), ("crlf.cs", "1\r\n2\r\n"));
        _repository.Commit("two", ("a.cs", null), ("moved/a.cs", "1\n2\n3\n4\nnew\n5\n6\n"), ("gone.cs", null), ("crlf.cs", "1\n2\n3\n"), ("b.cs", "alone"), ("c.bin", "a\0b"));
        Assert.Equal(["b.cs:1:alone", "crlf.cs:3:3", "moved/a.cs:5:new"], Of($"{first}.."));
        Assert.Equal(["b.cs:1:alone", "crlf.cs:3:3", "moved/a.cs:5:new"], Of("HEAD~1..HEAD"));
    }

    [Fact]
    public void Three_dots_leave_out_what_the_other_side_did()
    {
        ObjectId start = _repository.Commit("start", ("a.cs", "1\n"));
        ObjectId main = _repository.Commit("main", [start], ("a.cs", "1\n"), ("main.cs", "m\n"));
        ObjectId branch = _repository.Commit("branch", [start], ("branch.cs", "b\n"));
        Assert.Equal(["branch.cs:1:b"], Of($"{main}...{branch}"));
        Assert.Equal(["main.cs:1:m"], Of($"{branch}...{main}"));
    }

    [Fact]
    public void Without_a_range_what_is_not_committed_counts()
    {
        _repository.Commit("one", ("a.cs", "1\n2\n"), ("same.cs", "s\n"), ("old.cs", "p\nq\nr\n"));
        _repository.CheckOut();
        Write("a.cs", "1\r\n2\r\n3\r\n");
        Write("new/b.cs", "b");
        Write("renamed.cs", "p\nq\nr\ns\n");
        File.Delete(Path.Combine(_repository.Path, "old.cs"));
        Assert.Equal(["a.cs:3:3", "new/b.cs:1:b", "renamed.cs:4:s"], Of(null));
        Assert.Equal(["a.cs:3:3", "new/b.cs:1:b", "renamed.cs:4:s"], Of("HEAD"));
    }

    [Fact]
    public void Before_the_first_commit_everything_is_new()
    {
        Write("a.cs", "1\n");
        Assert.Equal(["a.cs:1:1"], Of(null));
        Assert.Equal(ErrorId.HistoryEmpty, Assert.Throws<OperationException>(() => Of("HEAD~1..")).Id);
    }

    [Fact]
    public void A_revision_that_is_not_there_is_an_error()
    {
        _repository.Commit("one", ("a.cs", "1\n"));
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => Of("nope..HEAD")).Id);
    }

    public void Dispose() => _repository.Dispose();

    private void Write(string relative, string text)
    {
        string file = Path.Combine(_repository.Path, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private List<string> Of(string? range)
    {
        using IGitRepository repository = _repository.Open();
        return [.. new AddedLines(repository, new FileStore()).Of(range, default).SelectMany(file => file.Added.Select(line => $"{file.Path}:{line.Line}:{line.Text}")).Order(StringComparer.Ordinal)];
    }
}
