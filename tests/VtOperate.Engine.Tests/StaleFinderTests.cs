using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests;

public sealed class StaleFinderTests : IDisposable
{
    private const string Cart = "class Cart\n{\n    int Total() => 1;\n    int Count() => 2;\n    int Tax() => 3;\n    void Clear() { }\n}\n";

    private readonly TestRepository _made = new();
    private readonly SilentReporter _reporter = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_finding_is_reported_when_it_holds_in_two_checks()
    {
        StartWithCart();
        ObjectId removal = _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        Assert.Empty(Find());
        StaleFinding finding = Assert.Single(Find());
        Assert.Equal((StaleKind.PathMissing, "src/Cart.cs", "logic-errors/wrong-total", 7, 2), (finding.Kind, finding.Cited, finding.Solution.Id, finding.Line, finding.Checks));
        Assert.StartsWith($"src/Cart.cs was deleted by {removal.ToString()[..10]} on 2023-12-31: Drop the cart", finding.Message, StringComparison.Ordinal);
        Assert.Equal(removal.ToString(), finding.Evidence[0].Sha);
        Assert.Equal(3, Assert.Single(Find()).Checks);
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void What_comes_back_starts_anew()
    {
        StartWithCart();
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        Assert.Empty(Find());
        Directory.CreateDirectory(Path.Combine(_made.Path, "src"));
        File.WriteAllText(Path.Combine(_made.Path, "src/Cart.cs"), Cart);
        Assert.Empty(Find(includeNew: true));
        File.Delete(Path.Combine(_made.Path, "src/Cart.cs"));
        Assert.Equal(1, Assert.Single(Find(includeNew: true)).Checks);
        Assert.Single(Find());
    }

    [Fact]
    public void A_check_of_one_document_leaves_what_is_known_of_the_others()
    {
        StartWithCart();
        _made.Commit("more", ("docs/solutions/logic-errors/other.md", "# Other\n\nSee `src/Cart.cs`.\n"));
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        Assert.Empty(Find());
        Assert.Equal("logic-errors/other", Assert.Single(Find(id: "logic-errors/other")).Solution.Id);
        Assert.Equal(["logic-errors/other 3", "logic-errors/wrong-total 2"], Find().Select(finding => $"{finding.Solution.Id} {finding.Checks}"));
    }

    [Fact]
    public void An_earlier_commit_counts_as_the_earlier_check()
    {
        ObjectId start = StartWithCart();
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        ObjectId later = _made.Commit("work", ("a.txt", "1"));
        _made.Commit("more work", ("a.txt", "2"));
        _made.CheckOut();
        Assert.Single(Find(revision: later.ToString()));
        ClearState();
        Assert.Empty(Find(revision: start.ToString()));
        OperationException problem = Assert.Throws<OperationException>(() => Find(revision: "no-such"));
        Assert.Equal(ErrorId.RevisionNotFound, problem.Id);
    }

    [Fact]
    public void A_renamed_file_comes_with_its_new_path_and_a_gone_name_with_where_it_stood()
    {
        StartWithCart("The method `Cart.Total()` and `NeverThere()` in `src/Cart.cs`, `Clear()` too.");
        _made.Commit("Move", ("src/Cart.cs", null), ("lib/Cart.cs", Cart));
        _made.Commit("Rework", ("lib/Cart.cs", Cart.Replace("Total()", "Sum()", StringComparison.Ordinal)));
        _made.CheckOut();
        IReadOnlyList<StaleFinding> findings = Find(includeNew: true);
        Assert.Equal([(StaleKind.SymbolGone, "Total", null), (StaleKind.PathRenamed, "src/Cart.cs", (string?)"lib/Cart.cs")], findings.Select(finding => (finding.Kind, finding.Cited, finding.Suggestion)));
        Assert.Equal("1 of the 3 names it cites is in this state", findings[0].Evidence[1].Text);
    }

    [Fact]
    public void Neither_age_nor_changed_code_is_a_reason()
    {
        StartWithCart("`src/Cart.cs` and `Total()`");
        for (int i = 0; i < 30; i++) _made.Commit($"change {i}", ("src/Cart.cs", Cart + $"// {i}\n" + string.Concat(Enumerable.Repeat("int Total();\n", i))));
        _made.CheckOut();
        Assert.Empty(Find(includeNew: true));
    }

    [Fact]
    public void What_a_person_confirmed_is_not_reported_again_and_what_goes_later_is()
    {
        StartWithCart("`src/Cart.cs` and `src/Tax.cs`");
        _made.Commit("tax", ("src/Tax.cs", Cart + "// tax\n"));
        ObjectId drop = _made.Commit("Drop the cart", ("src/Cart.cs", null));
        string document = File.Exists(Document) ? File.ReadAllText(Document) : Text("`src/Cart.cs` and `src/Tax.cs`");
        _made.Commit("confirm", ("docs/solutions/logic-errors/wrong-total.md", document.Replace("severity: high", $"severity: high\nconfirmed_at: {drop}", StringComparison.Ordinal)));
        _made.CheckOut();
        Assert.Empty(Find(includeNew: true));
        _made.Commit("Drop the tax", ("src/Tax.cs", null));
        _made.CheckOut();
        Assert.Equal("src/Tax.cs", Assert.Single(Find(includeNew: true)).Cited);
    }

    [Fact]
    public void A_citation_that_was_added_after_the_confirmation_is_not_covered_by_it()
    {
        StartWithCart("nothing");
        ObjectId drop = _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.Commit("cite", ("docs/solutions/logic-errors/wrong-total.md", Text("`src/Cart.cs`").Replace("severity: high", $"severity: high\nconfirmed_at: {drop}", StringComparison.Ordinal)));
        _made.CheckOut();
        Assert.Equal("src/Cart.cs", Assert.Single(Find(includeNew: true)).Cited);
    }

    [Theory]
    [InlineData("supersedes: [logic-errors/wrong-total]")]
    [InlineData("supersedes: docs/solutions/logic-errors/wrong-total.md")]
    [InlineData("supersedes:\n  - ./wrong-total.md")]
    public void A_superseded_document_names_what_supersedes_it(string field)
    {
        StartWithCart();
        _made.Commit("new", ("docs/solutions/logic-errors/better.md", $"---\ntitle: Better\n{field}\n---\n# Better\n"));
        _made.CheckOut();
        StaleFinding finding = Assert.Single(Find(includeNew: true));
        Assert.Equal((StaleKind.Superseded, "logic-errors/wrong-total", "logic-errors/better"), (finding.Kind, finding.Solution.Id, finding.Suggestion));
    }

    [Fact]
    public void A_superseded_document_is_found_where_it_was_moved_to()
    {
        _made.Commit("new", ("docs/solutions/logic-errors/better.md", "---\ntitle: Better\nsupersedes: [ui-bugs/wrong-total]\n---\n# Better\n"), ("docs/solutions/logic-errors/wrong-total.md", Text("x")), ("docs/solutions/ui-bugs/total.md", Text("x")));
        _made.CheckOut();
        Assert.Equal("logic-errors/wrong-total", Assert.Single(Find(includeNew: true)).Solution.Id);
    }

    [Fact]
    public void A_document_that_says_itself_that_it_is_stale_is_left_alone()
    {
        StartWithCart();
        _made.Commit("Drop", ("src/Cart.cs", null), ("docs/solutions/logic-errors/wrong-total.md", Text("`src/Cart.cs`").Replace("severity: high", "severity: high\nstatus: stale", StringComparison.Ordinal)));
        _made.CheckOut();
        Assert.Empty(Find(includeNew: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"v\":1,\"seen\":{\"a\":{\"b\":5}}}")]
    [InlineData("\0\0\0\0")]
    public void A_damaged_ledger_counts_as_empty(string text)
    {
        StartWithCart();
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        Directory.CreateDirectory(State);
        File.WriteAllText(Path.Combine(State, "stale.json"), text);
        Assert.Empty(Find());
        Assert.Single(Find());
    }

    [Fact]
    public void The_work_tree_is_left_as_it_was()
    {
        StartWithCart();
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        Find();
        Find();
        Assert.False(LibGit2Sharp.RepositoryExtensions.RetrieveStatus(_made.Git).IsDirty);
    }

    [Fact]
    public async Task Checks_at_the_same_time_lose_nothing()
    {
        StartWithCart();
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new StaleFinder(new EngineRoot(), Configuration(), TimeProvider.System).Find(_ => true, null, false, new SilentReporter(), default).ToList())));
        Assert.Single(Find());
    }

    private string Document => Path.Combine(_made.Path, "docs/solutions/logic-errors/wrong-total.md");

    private string State => Path.Combine(_made.Path, ".git", "vtoperate");

    private ObjectId StartWithCart(string body = "Look at `src/Cart.cs`.") =>
        _made.Commit("start", ("src/Cart.cs", Cart), ("docs/solutions/logic-errors/wrong-total.md", Text(body)));

    private static string Text(string body) => $"---\ntitle: Wrong total\nseverity: high\n---\n# Wrong total\n\n{body}\n";

    private void ClearState() => Directory.Delete(State, recursive: true);

    private OperationConfiguration Configuration() => new ConfigurationReader(new EngineRoot()).Read(_made.Path, _reporter, default);

    private IReadOnlyList<StaleFinding> Find(string? id = null, string? revision = null, bool includeNew = false) =>
        [.. new StaleFinder(new EngineRoot(), Configuration(), TimeProvider.System).Find(solution => id is null || solution.Id == id, revision, includeNew, _reporter, default)];
}
