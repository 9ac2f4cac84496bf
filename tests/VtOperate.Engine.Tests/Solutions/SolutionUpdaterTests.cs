using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class SolutionUpdaterTests : IDisposable
{
    private const string Odd = "---\r\n# kept\r\ntitle:   'Old title'  # mine\r\nx-team: [ops,  web]\r\nproblem_type: runtime_error\r\nroot_cause: \"config_error\"\r\nseverity: low\r\n---\r\n\r\n# Old title\r\n\r\n## Problem\r\n\r\nIt breaks.   \r\n\r\n## Solution\r\n\r\nOld words.\r\n\r\n## Own part\r\n\r\n\tkept\r\n\r\n## Related\r\n\r\n- x\r\n\r\n\r\nend without line end";

    private readonly CaptureFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Only_what_is_given_changes()
    {
        _fixture.Write("docs/solutions/a/b.md", Odd);
        SolutionChange change = _fixture.Update("a/b", new SolutionFields { Severity = Core.Severity.High, Solution = "New words.\n\nAnd more." });
        Assert.Equal(SolutionChangeAction.Updated, change.Action);
        string expected = Odd.Replace("severity: low", "severity: high\r\nlast_updated: 2026-03-01", StringComparison.Ordinal).Replace("Old words.", "New words.\r\n\r\nAnd more.", StringComparison.Ordinal);
        Assert.Equal(expected, _fixture.Text("docs/solutions/a/b.md"));
    }

    [Fact]
    public void A_known_part_one_level_deeper_stays()
    {
        const string nested = "---\ntitle: T\n---\n\n# T\n\n## Solution\n\nOld.\n\n### Note\n\nOld, too.\n\n### Why This Works\n\nkept\n\n### Prevention\n\nkept, too\n";
        _fixture.Write("docs/solutions/a/b.md", nested);
        _fixture.Update("a/b", new SolutionFields { Solution = "New." });
        Assert.EndsWith("## Solution\n\nNew.\n\n### Why This Works\n\nkept\n\n### Prevention\n\nkept, too\n", _fixture.Text("docs/solutions/a/b.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_whose_front_matter_begins_wrongly_is_left_as_it_is()
    {
        const string wrong = "----\ntitle: T\n----\n\n# T\n";
        _fixture.Write("docs/solutions/a/b.md", wrong);
        OperationException problem = Assert.Throws<OperationException>(() => _fixture.Update("a/b", new SolutionFields { Module = "m" }));
        Assert.Equal(ErrorId.DocumentNotEditable, problem.Id);
        Assert.Equal(wrong, _fixture.Text("docs/solutions/a/b.md"));
    }

    [Fact]
    public void Saying_what_it_says_already_changes_nothing()
    {
        _fixture.Write("docs/solutions/a/b.md", Odd);
        SolutionChange change = _fixture.Update("a/b", new SolutionFields { Title = "Old title", RootCause = "Config Error", Severity = Core.Severity.Low, Solution = "Old words." });
        Assert.Equal(SolutionChangeAction.Unchanged, change.Action);
        Assert.Equal(Odd, _fixture.Text("docs/solutions/a/b.md"));
    }

    [Fact]
    public void Filling_the_last_open_field_ends_the_draft()
    {
        string id = _fixture.Add("Problem: The total is off, Solution: Round once").Solution.Id;
        SolutionChange half = _fixture.Update(id, new SolutionFields { Module = "Cart", ProblemType = "logic_error", Component = "frontend" });
        Assert.Equal(["symptoms", "root_cause", "resolution_type", "severity"], half.OpenFields);
        Assert.Equal("draft", half.Solution.Status);
        Assert.Equal("logic-errors/the-total-is-off", half.Solution.Id);
        SolutionChange done = _fixture.Update(half.Solution.Id, new SolutionFields { Symptoms = ["off by a cent"], RootCause = "logic_error", ResolutionType = "code_fix", Severity = Core.Severity.Low });
        Assert.Empty(done.OpenFields);
        Assert.Null(done.Solution.Status);
        string text = _fixture.Text("docs/solutions/logic-errors/the-total-is-off.md");
        Assert.DoesNotContain("open:", text, StringComparison.Ordinal);
        Assert.Contains("category: logic-errors\nproblem_type: logic_error\ncomponent: frontend\nsymptoms:\n  - off by a cent\nroot_cause: logic_error\nresolution_type: code_fix\nseverity: low\nformer_ids: [unsorted/the-total-is-off]\nlast_updated: 2026-03-01\n---", text, StringComparison.Ordinal);
        Assert.Contains("## Problem\n\nThe total is off\n\n## Symptoms\n\n- off by a cent\n\n## Solution", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_known_yet_is_replaced()
    {
        string id = _fixture.Add(new SolutionFields { Title = "Something broke" }).Solution.Id;
        SolutionChange change = _fixture.Update(id, new SolutionFields { Problem = "The pool", Solution = "Bound it", Why = "W", Prevention = "P" });
        Assert.DoesNotContain("problem", change.OpenFields);
        Assert.EndsWith("# Something broke\n\n## Problem\n\nThe pool\n\n## Solution\n\nBound it\n\n## Why This Works\n\nW\n\n## Prevention\n\nP\n", _fixture.Text("docs/solutions/unsorted/something-broke.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_title_stands_in_the_heading_too_and_the_file_keeps_its_name()
    {
        _fixture.Write("docs/solutions/a/b.md", Odd);
        _fixture.Write("docs/solutions/a/older.md", "---\ntitle: Older\n---\n\n# Older\n");
        SolutionChange change = _fixture.Update("a/b", new SolutionFields { Title = "New: *title*", Supersedes = ["a/older"] });
        Assert.Equal(("a/b", "New: *title*"), (change.Solution.Id, change.Solution.Title));
        string text = _fixture.Text("docs/solutions/a/b.md");
        Assert.Contains("\r\ntitle:   'New: *title*'  # mine\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\n# New: \\*title\\*\r\n", text, StringComparison.Ordinal);
        Assert.Contains("supersedes:\r\n  - a/older\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_added_to_the_evidence_once()
    {
        string id = _fixture.Add("Problem: P, Solution: S, Files: src/a.cs").Solution.Id;
        _fixture.Update(id, new SolutionFields { Files = ["src/b.cs"] });
        SolutionChange again = _fixture.Update(id, new SolutionFields { Files = ["src/b.cs"] });
        Assert.Equal(SolutionChangeAction.Unchanged, again.Action);
        string text = _fixture.Text("docs/solutions/unsorted/p.md");
        Assert.Contains("- `src/a.cs`", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("src/b.cs").Length);
    }

    [Theory]
    [InlineData("runtme_error", "runtime_error")]
    [InlineData("nonsense", "Allowed: build_error")]
    public void A_word_that_the_schema_does_not_take_is_refused_with_the_near_one(string type, string named)
    {
        _fixture.Write("docs/solutions/a/b.md", Odd);
        OperationException refused = Assert.Throws<OperationException>(() => _fixture.Update("a/b", new SolutionFields { ProblemType = type }));
        Assert.Equal(ErrorId.ValueNotAllowed, refused.Id);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Equal(Odd, _fixture.Text("docs/solutions/a/b.md"));
    }

    [Fact]
    public void What_is_appended_takes_the_place_of_nothing()
    {
        _fixture.Write("docs/solutions/a/b.md", Odd);
        var said = new SolutionFields { Problem = "It breaks again.", Solution = "Newer words.", Symptoms = ["seen"], Tags = ["x"], Severity = Core.Severity.High };
        SolutionChange change = _fixture.Update("a/b", said, append: true);
        Assert.Equal(SolutionChangeAction.Updated, change.Action);
        string text = _fixture.Text("docs/solutions/a/b.md");
        Assert.Contains("## Problem\r\n\r\nIt breaks.\r\n\r\nAdded 2026-03-01:\r\n\r\nIt breaks again.", text, StringComparison.Ordinal);
        Assert.Contains("Old words.\r\n\r\nAdded 2026-03-01:\r\n\r\nNewer words.\r\n\r\n## Own part\r\n", text, StringComparison.Ordinal);
        Assert.Contains("severity: high\r\ntags: [x]\r\n", text, StringComparison.Ordinal);
        Assert.Contains("## Symptoms\r\n\r\n- seen\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n\r\nend without line end", text, StringComparison.Ordinal);
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Update("a/b", said, append: true).Action);
    }

    [Fact]
    public void What_cannot_be_changed_is_an_error_that_says_why()
    {
        Assert.Equal(ErrorId.RecordNotFound, Assert.Throws<OperationException>(() => _fixture.Update("no/such", new SolutionFields { Title = "x" })).Id);
        _fixture.Write("docs/solutions/a/b.md", Odd);
        Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => _fixture.Update("a/b", new SolutionFields { Title = " " })).Id);
        _fixture.Write("docs/solutions/a/torn.md", "---\ntitle: x\nroot_cause: [\n---\n\nbody\n");
        Assert.Equal(ErrorId.DocumentNotEditable, Assert.Throws<OperationException>(() => _fixture.Update("a/torn", new SolutionFields { Title = "y" })).Id);
        _fixture.Write("shared/old.md", "---\ntitle: Old\n---\n\nbody\n");
        _fixture.Write(".vtoperate.yml", "knowledge:\n  team: shared\n");
        Assert.Equal(ErrorId.FileUnwritable, Assert.Throws<OperationException>(() => _fixture.Update("team:old", new SolutionFields { Title = "y" })).Id);
    }

    [Fact]
    public void Words_full_of_traps_stay_in_their_section()
    {
        string[] traps =
        [
            "# Heading\n\ntext", "## Solution\n\nnot the real one", "Setext\n---\n\nmore", "Setext\n===\nmore", "```\nopen fence", "- a\n  ```\n  x\noutside\n# heading", "<!-- open comment", "<script>\nalert(1)",
            "---\ntitle: evil\n---", "text\n\n    indented", "> quote\n> # in quote", "[x]: http://example.org\n[x]", "~~~~\n```\n~~~", "### Prevention\nnested", "\u0000\u001b[31mred", "a: b # c\n`tick", "| a | b |\n|---|---|\n| 1 | 2 |", "1. one\n\n   ## two",
        ];
        foreach (string trap in traps)
        {
            using var fixture = new CaptureFixture();
            string id = fixture.Add(new SolutionFields { Title = "T", Problem = trap, Solution = trap, Why = trap, Prevention = "the end", Attempts = [trap], Symptoms = [trap] }).Solution.Id;
            SolutionDocument document = fixture.Read(id);
            SolutionBody body = SolutionBody.Of(fixture.Engine.Markdown.Read(document.Body));
            Assert.Equal("the end", body.Text(SolutionSection.Prevention).Replace("### Prevention\nnested", "", StringComparison.Ordinal));
            Assert.Equal("T", document.Solution.Title);
            Assert.NotEqual("", body.Text(SolutionSection.Why));
            SolutionChange changed = fixture.Update(id, new SolutionFields { Prevention = trap, Module = trap });
            Assert.Equal(SolutionChangeAction.Updated, changed.Action);
            Assert.Empty(fixture.Reporter.Problems);
        }
    }

    [Fact]
    public void A_document_in_another_encoding_keeps_its_bytes()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("---\ntitle: T\nseverity: low\n---\n\n# T\n\n## Problem\n\nGr"), 0xFC, .. Encoding.UTF8.GetBytes("n\n")];
        _fixture.Write("docs/solutions/a/b.md", bytes);
        _fixture.Update("a/b", new SolutionFields { Severity = Core.Severity.High });
        byte[] now = File.ReadAllBytes(_fixture.File("docs/solutions/a/b.md"));
        Assert.Contains((byte)0xFC, now);
        Assert.DoesNotContain((byte)0xEF, now);
    }
}
