using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests;

public sealed class SolutionLibraryTests : IDisposable
{
    private readonly KnowledgeFixture _fixture = new();

    [Fact]
    public void Reads_both_generations_whatever_their_bytes()
    {
        _fixture.Write("docs/solutions/build-errors/old.md", "---\r\nmodule: [Cart, Checkout]\r\ndate: 2026-02-03\r\nproblem_type: build_error\r\ncomponent: tooling\r\nsymptoms: \"only one\"\r\nroot_cause: wrong_api\r\nresolution_type: code_fix\r\nseverity: critical\r\ntags: a, b\r\n---\r\n\r\n# Troubleshooting: The old one\r\n");
        _fixture.Write("docs/solutions/conventions/new.md", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\n---\ntitle: \"Größe: #1\"\nProblem-Type: convention\ncreated: 2026-02-04T10:00:00Z\nseverity: P4\nstatus: stale\ntags:\n  - x\n  - 2026\n  - null\napplies_when:\n  - Error: refused\n---\nText\n")]);
        _fixture.Write("docs/solutions/deep/er/utf16-20260205.md", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("# Überschrift\n")]);
        Solution[] read = [.. Read().Select(document => document.Solution)];
        Assert.Empty(_fixture.Reporter.Problems);
        Assert.Equal(["build-errors/old", "conventions/new", "deep/er/utf16-20260205"], read.Select(solution => solution.Id));
        Assert.Equal(["The old one", "Größe: #1", "Überschrift"], read.Select(solution => solution.Title));
        Assert.Equal([new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 4), new DateOnly(2026, 2, 5)], read.Select(solution => solution.Date!.Value));
        Assert.Equal(["build-errors", "conventions", "deep/er"], read.Select(solution => solution.Category));
        Assert.Equal([Severity.Critical, Severity.Low, null], read.Select(solution => solution.Severity));
        Assert.Equal("Cart, Checkout", read[0].Module);
        Assert.Equal(["only one"], read[0].Symptoms);
        Assert.Equal(["a", "b"], read[0].Tags);
        Assert.Equal(["x", "2026"], read[1].Tags);
        Assert.Equal(("convention", "stale"), (read[1].ProblemType, read[1].Status));
    }

    [Fact]
    public void Quoting_traps_cost_what_they_cost_and_no_more()
    {
        _fixture.Write("docs/solutions/a.md", "---\ntitle: cut here #697\ntags: [one]\ntags: [two]\nseverity: process\ncategory: docs/solutions/workflow/\n---\n");
        SolutionDocument read = Assert.Single(Read());
        Assert.Equal("cut here", read.Solution.Title);
        Assert.Equal(["two"], read.Solution.Tags);
        Assert.Null(read.Solution.Severity);
        Assert.Equal("workflow", read.Solution.Category);
    }

    [Theory]
    [InlineData("---\ntitle: `tick`\n---\n# H\n", 2, "H")]
    [InlineData("---\ntitle: a: b\n---\n# H\n", 2, "H")]
    [InlineData("---\njust prose\n---\n# H\n", 2, "H")]
    [InlineData("---\ntitle: x\n# H\n", 1, "H")]
    [InlineData("---\nmodule: S\ntags: [redis, connection\npool]\n---\n# H\n", 3, "H")]
    public void A_broken_front_matter_is_one_problem_with_its_line_and_the_document_stays(string text, int line, string title)
    {
        _fixture.Write("docs/solutions/c/broken.md", text);
        _fixture.Write("docs/solutions/c/fine.md", "# Fine\n");
        Assert.Equal([title, "Fine"], Read().Select(document => document.Solution.Title));
        OperationException problem = Assert.Single(_fixture.Reporter.Problems);
        Assert.Equal(ErrorId.SolutionUnreadable, problem.Id);
        Assert.Contains($"broken.md' line {line}:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_solution_is_left_out()
    {
        foreach (string other in (string[])["README.md", "a/Index.md", "_archived/old.md", "a/_archived/old.md", "patterns/critical-patterns.md", "patterns/common-solutions.md", ".hidden/x.md", "a/x.txt", "critical-patterns.md"])
            _fixture.Write("docs/solutions/" + other, "# No\n");
        _fixture.Write("docs/solutions/a/real.md", "");
        SolutionDocument read = Assert.Single(Read());
        Assert.Equal(("a/real", "real"), (read.Solution.Id, read.Solution.Title));
    }

    [Fact]
    public void Further_roots_have_a_name_and_belong_to_the_same_repository()
    {
        _fixture.Write(".vtoperate.yml", "paths:\n  solutions: knowledge\nknowledge:\n  team: shared/solutions\n  gone: nowhere\n");
        _fixture.Write("knowledge/a/own.md", "# Own\n");
        _fixture.Write("shared/solutions/a/theirs.md", "# Theirs\n");
        _fixture.Write("shared/solutions/patterns/critical-patterns.md", "## 1. Share\n**Why:** x\n**Documented in:** `a/theirs.md`\n");
        Solution[] read = [.. Read().Select(document => document.Solution)];
        Assert.Equal(["a/own", "team:a/theirs"], read.Select(solution => solution.Id));
        Assert.All(read, solution => Assert.Equal(_fixture.Root, solution.Repository));
        Assert.Equal([null, "share"], read.Select(solution => solution.Pattern));
        Assert.Equal("Theirs", Library.Find("TEAM:a/theirs", _fixture.Reporter, CancellationToken.None)!.Solution.Title);
        Assert.Null(Library.Find("a/theirs", _fixture.Reporter, CancellationToken.None));
    }

    [Theory]
    [InlineData("`docs/solutions/build-errors/x.md`")]
    [InlineData("[x](./build-errors/x.md)")]
    [InlineData("[text](../../../docs/solutions/build-errors/x.md#why)")]
    [InlineData("build-errors\\x.md")]
    [InlineData("x.md")]
    public void A_pattern_names_a_document_by_its_last_parts(string link)
    {
        _fixture.Write("docs/solutions/build-errors/x.md", "# X\n");
        _fixture.Write("docs/solutions/build-errors/xx.md", "# Not this one\n");
        _fixture.Write("docs/critical-patterns.md", $"## 1. Name\n\n**Why:** y\n\n**Documented in:** {link}\n");
        Assert.Equal(["name", null], Read().Select(document => document.Solution.Pattern));
        Assert.Equal(["build-errors/x"], Assert.Single(new PatternLibrary(_fixture.Engine, _fixture.Base).ReadLinked(_fixture.Reporter, CancellationToken.None)).DocumentedIn);
    }

    [Fact]
    public void The_first_document_comes_before_the_last_is_read()
    {
        for (int i = 0; i < 50; i++) _fixture.Write($"docs/solutions/a/{i:00}.md", "# T\n");
        using IEnumerator<SolutionDocument> documents = Read().GetEnumerator();
        Assert.True(documents.MoveNext());
        File.Delete(Path.Combine(_fixture.Root, "docs", "solutions", "a", "49.md"));
        int rest = 0;
        while (documents.MoveNext()) rest++;
        Assert.Equal(48, rest);
        Assert.Equal(ErrorId.SolutionUnreadable, Assert.Single(_fixture.Reporter.Problems).Id);
    }

    [Fact]
    public void Without_a_folder_there_is_nothing_and_stopping_stops()
    {
        Assert.Empty(Read());
        Assert.Equal(ErrorId.RecordNotFound, Library.NotFound("x", CancellationToken.None).Id);
        _fixture.Write("docs/solutions/a.md", "# T\n");
        Assert.Throws<OperationCanceledException>(() => Library.Read(_fixture.Reporter, new CancellationToken(canceled: true)).ToList());
    }

    [Fact]
    public void Any_bytes_give_a_document_or_a_problem()
    {
        var random = new Random(8);
        byte[] whole = Encoding.UTF8.GetBytes("---\ntitle: 'x'\ntags: [a, b]\nsymptoms:\n  - one\n---\n\n# T\n\n## 2026-03-01 a\n\n### ❌ WRONG\n```\nx\n```\n## 2026-03-02\n**Why:** [y](z.md)\n");
        for (int round = 0; round < 300; round++)
        {
            byte[] torn = [.. whole[..random.Next(whole.Length)]];
            for (int flips = random.Next(6); flips > 0 && torn.Length > 0; flips--) torn[random.Next(torn.Length)] = (byte)random.Next(256);
            using var fixture = new KnowledgeFixture();
            fixture.Write("docs/solutions/a/b.md", torn);
            fixture.Write("docs/critical-patterns.md", torn);
            fixture.Write("docs/journal/j.md", torn);
            int documents = new SolutionLibrary(fixture.Engine, fixture.Base).Read(fixture.Reporter, CancellationToken.None).Count();
            Assert.True(documents == 1 || fixture.Reporter.Problems.Count > 0);
            _ = new Core.Decisions.JournalReader(fixture.Engine, fixture.Base).Read(fixture.Reporter, CancellationToken.None).Count();
        }
    }

    public void Dispose() => _fixture.Dispose();

    private SolutionLibrary Library => new(_fixture.Engine, _fixture.Base);

    private IEnumerable<SolutionDocument> Read() => Library.Read(_fixture.Reporter, CancellationToken.None);
}
