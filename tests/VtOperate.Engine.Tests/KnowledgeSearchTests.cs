using VtOperate.Core;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests;

public sealed class KnowledgeSearchTests : IDisposable
{
    private readonly KnowledgeFixture _fixture = new();

    public KnowledgeSearchTests()
    {
        Solution("runtime-errors/redis-timeout", "Sessions are lost when the connection pool is drained", "RedisTimeoutException after a deployment", "redis, connection-pool", "The pool in `src/Sessions/Store.cs` was unbounded.");
        Solution("ui-bugs/wrong-total", "The cart shows a wrong total with several discounts", "Total differs by a cent", "rounding, money", "`src/Shop/Cart.cs` rounded twice.");
        Solution("build-errors/ambiguous-name", "The compiler reports an ambiguous reference", "error CS0104", "compiler", "Two namespaces hold the type `MarkdownDocument`.");
        Solution("workflow/stale-branch", "A branch holds commits that were merged before", "Pull request shows foreign commits", "git, rebase", "Fetch before branching.");
        _fixture.Write("docs/solutions/patterns/critical-patterns.md", "## 1. Bound every pool\n\n### WRONG\n```csharp\nnew Pool()\n```\n\n### CORRECT\n```csharp\nnew Pool(20)\n```\n\n**Why:** An unbounded pool drains the server.\n\n**Documented in:** `docs/solutions/runtime-errors/redis-timeout.md`\n\n## 2. Round money once\n\n**Problem:** Totals differ by a cent\n\n**Rule:** Round at the end.\n");
    }

    [Theory]
    [InlineData("After we deployed, users lose their sessions; the log says RedisTimeoutException", "runtime-errors/redis-timeout")]
    [InlineData("connection pools drained", "runtime-errors/redis-timeout")]
    [InlineData("The sum in the shopping cart is a cent off when two discounts apply", "ui-bugs/wrong-total")]
    [InlineData("error CS0104 while building", "build-errors/ambiguous-name")]
    [InlineData("My pull request lists commits that were merged weeks ago", "workflow/stale-branch")]
    public void A_report_finds_the_solution_it_is_about(string report, string expected) => Assert.Equal(expected, Find(report)[0].Solution.Id);

    [Theory]
    [InlineData("")]
    [InlineData("It does not work")]
    [InlineData("error")]
    [InlineData("The user reports a problem with the page")]
    [InlineData("Emails arrive twice since the last release")]
    [InlineData("System.NullReferenceException: Object reference not set to an instance of an object.\n   at Mail.Queue.Send() in /src/Mail/Queue.cs:line 12")]
    [InlineData("The chart is unreadable in dark mode")]
    [InlineData("total")]
    public void A_report_about_something_else_finds_nothing(string report) => Assert.Empty(Find(report));

    [Fact]
    public void A_file_in_the_trace_that_a_solution_names_is_evidence()
    {
        SolutionMatch match = Assert.Single(Search.Find(new KnowledgeQuery { Text = "it crashes", Files = ["src/Shop/Cart.cs", "src/Program.cs"] }, 5, CancellationToken.None));
        Assert.Equal("ui-bugs/wrong-total", match.Solution.Id);
        Evidence evidence = Assert.Single(match.Evidence, reason => reason.Kind == "CitedFile" && reason.Text.Contains('/', StringComparison.Ordinal));
        Assert.Equal("names the file src/Shop/Cart.cs", evidence.Text);
        Assert.Equal("docs/solutions/ui-bugs/wrong-total.md", evidence.File);
    }

    [Fact]
    public void A_pattern_fits_by_itself_or_through_a_solution_that_belongs_to_it()
    {
        var query = new KnowledgeQuery { Text = "RedisTimeoutException, sessions are lost", ErrorTypes = ["StackExchange.Redis.RedisTimeoutException"] };
        IReadOnlyList<SolutionMatch> solutions = Search.Find(query, 5, CancellationToken.None);
        PatternMatch match = Assert.Single(Patterns.Find(query, solutions, 5, CancellationToken.None));
        Assert.Equal("bound-every-pool", match.Pattern.Slug);
        Assert.Equal("PatternOfSolution", match.Evidence[0].Kind);
        Assert.Contains("runtime-errors/redis-timeout", match.Evidence[0].Text, StringComparison.Ordinal);
        Assert.Equal("round-money-once", Assert.Single(Patterns.Find(new KnowledgeQuery { Text = "Totals of the invoices differ by one cent, money is rounded" }, [], 5, CancellationToken.None)).Pattern.Slug);
        Assert.Empty(Patterns.Find(new KnowledgeQuery { Text = "The chart is unreadable in dark mode" }, [], 5, CancellationToken.None));
    }

    [Fact]
    public void Without_knowledge_nothing_is_found_and_nothing_fails()
    {
        using var empty = new KnowledgeFixture();
        Assert.Empty(SolutionSearch.Read(new SolutionLibrary(empty.Engine, empty.Base), SolutionFilter.All, empty.Reporter, CancellationToken.None).Find(new KnowledgeQuery { Text = "redis" }, 5, CancellationToken.None));
        Assert.Empty(PatternSearch.Read(new PatternLibrary(empty.Engine, empty.Base), empty.Reporter, CancellationToken.None).Find(new KnowledgeQuery { Text = "redis" }, [], 5, CancellationToken.None));
        Assert.Empty(empty.Reporter.Problems);
    }

    public void Dispose() => _fixture.Dispose();

    private SolutionSearch Search => SolutionSearch.Read(new SolutionLibrary(_fixture.Engine, _fixture.Base), SolutionFilter.All, _fixture.Reporter, CancellationToken.None);

    private PatternSearch Patterns => PatternSearch.Read(new PatternLibrary(_fixture.Engine, _fixture.Base), _fixture.Reporter, CancellationToken.None);

    private IReadOnlyList<SolutionMatch> Find(string report) => Search.Find(new KnowledgeQuery { Text = report }, 5, CancellationToken.None);

    private void Solution(string id, string title, string symptom, string tags, string text) =>
        _fixture.Write($"docs/solutions/{id}.md", $"---\ntitle: {title}\nseverity: high\nsymptoms:\n  - {symptom}\ntags: [{tags}]\n---\n\n## Problem\n\n{text}\n");
}
