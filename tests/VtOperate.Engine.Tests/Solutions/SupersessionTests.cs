using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class SupersessionTests : IDisposable
{
    private readonly CaptureFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("no/such", ErrorId.RecordNotFound)]
    [InlineData("unsorted/the-new-one-breaks", ErrorId.RecordNotFound)]
    [InlineData("a/../a/old", ErrorId.RecordNotFound)]
    [InlineData("a/*", ErrorId.RecordNotFound)]
    public void An_id_that_no_solution_has_is_refused_and_nothing_is_written(string id, ErrorId expected)
    {
        Write("a/old");
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        OperationException refused = Assert.Throws<OperationException>(() => _fixture.Add(New(id)));
        Assert.Equal((expected, id), (refused.Id, refused.Target));
        Assert.Equal(expected, Assert.Throws<OperationException>(() => _fixture.Update("a/old", new SolutionFields { Supersedes = [id] })).Id);
        Assert.Equal(before, _fixture.Snapshot());
    }

    [Fact]
    public void A_solution_cannot_supersede_itself()
    {
        string id = _fixture.Add(New()).Solution.Id;
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        OperationException refused = Assert.Throws<OperationException>(() => _fixture.Add(New(id)));
        Assert.Equal((ErrorId.ValueNotAllowed, id), (refused.Id, refused.Target));
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => _fixture.Add(New(id), update: true)).Id);
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => _fixture.Update(id, new SolutionFields { Supersedes = [id.ToUpperInvariant()] })).Id);
        Assert.Equal(before, _fixture.Snapshot());
    }

    [Fact]
    public void Two_solutions_cannot_supersede_each_other_however_long_the_way_round()
    {
        Write("a/one");
        Write("a/two");
        Write("a/three");
        _fixture.Update("a/two", new SolutionFields { Supersedes = ["a/one"] });
        _fixture.Update("a/three", new SolutionFields { Supersedes = ["a/two"] });
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => _fixture.Update("a/one", new SolutionFields { Supersedes = ["a/three"] })).Id);
        Assert.Equal(before, _fixture.Snapshot());
    }

    [Fact]
    public void The_newer_one_names_the_older_and_the_older_one_the_newer()
    {
        Write("a/old");
        SolutionChange change = _fixture.Add(New("A/Old"));
        Assert.Equal(["a/old"], change.Solution.Supersedes);
        Assert.Equal([new FileEdit("docs/solutions/unsorted/the-new-one-breaks.md", "created"), new FileEdit("docs/solutions/a/old.md", "marked superseded")], change.Files);
        Assert.Equal("---\r\ntitle: a/old\r\nsuperseded_by: unsorted/the-new-one-breaks\r\n---\r\n\r\n# a/old\r\n", _fixture.Text("docs/solutions/a/old.md"));
        Assert.Equal(["unsorted/the-new-one-breaks"], _fixture.Read("a/old").Solution.SupersededBy);
        Assert.Equal(["a/old"], _fixture.Read("unsorted/the-new-one-breaks").Solution.Supersedes);
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Add(New("a/old")).Action);
    }

    [Fact]
    public void An_interrupted_call_is_finished_by_the_same_call()
    {
        Write("a/old");
        string before = _fixture.Text("docs/solutions/a/old.md");
        _fixture.Add(New("a/old"));
        string marked = _fixture.Text("docs/solutions/a/old.md");
        _fixture.Write("docs/solutions/a/old.md", before);
        _fixture.Add(New("a/old"));
        Assert.Equal(marked, _fixture.Text("docs/solutions/a/old.md"));
    }

    [Fact]
    public void What_is_superseded_already_keeps_what_it_says_and_is_found_stale_all_the_same()
    {
        Write("a/old");
        _fixture.Add(New("a/old"));
        _fixture.Add(new SolutionFields { Title = "Third", Problem = "Something else entirely", Supersedes = ["a/old"] });
        Assert.Equal(["unsorted/the-new-one-breaks"], _fixture.Read("a/old").Solution.SupersededBy);
        var finder = new StaleFinder(_fixture.Engine, _fixture.Configuration, TimeProvider.System);
        StaleFinding[] found = [.. finder.Find(_ => true, null, includeNew: true, _fixture.Reporter, default).Where(finding => finding.Kind == StaleKind.Superseded)];
        Assert.Equal(["unsorted/the-new-one-breaks", "unsorted/third"], found.Select(finding => finding.Suggestion!).Order(StringComparer.Ordinal));
        Assert.All(found, finding => Assert.Equal("a/old", finding.Solution.Id));
    }

    [Fact]
    public void An_older_one_of_another_root_is_named_and_left_as_it_is()
    {
        _fixture.Write(".vtoperate.yml", "knowledge:\n  team: other\n");
        _fixture.Write("other/a/old.md", "---\ntitle: Old\n---\n\n# Old\n");
        Assert.Equal(["team:a/old"], _fixture.Add(New("team:a/old")).Solution.Supersedes);
        Assert.Equal("---\ntitle: Old\n---\n\n# Old\n", _fixture.Text("other/a/old.md"));
    }

    private static SolutionFields New(params string[] supersedes) => new() { Problem = "The new one breaks", Solution = "Mend it", Supersedes = supersedes.Length == 0 ? null : supersedes };

    private void Write(string id) => _fixture.Write($"docs/solutions/{id}.md", $"---\r\ntitle: {id}\r\n---\r\n\r\n# {id}\r\n");
}
