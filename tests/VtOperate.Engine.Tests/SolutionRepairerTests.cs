using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests;

public sealed class SolutionRepairerTests : IDisposable
{
    private const string File = "docs/solutions/runtime-errors/x.md";

    private readonly KnowledgeFixture _fixture = new();

    [Theory]
    [InlineData("title: `pool` is lost  \n", "title: \"`pool` is lost\"  \n", "SOL101")]
    [InlineData("title: Redis: it's \"lost\"\n", "title: \"Redis: it's \\\"lost\\\"\"\n", "SOL102")]
    [InlineData("title: lost #697\n", "title: \"lost #697\"\n", "SOL103")]
    [InlineData("title: [WIP] lost\n", "title: \"[WIP] lost\"\n", "SOL101")]
    [InlineData("title: x\nsymptoms:\n  - Error: refused  \n  - b\n", "title: x\nsymptoms:\n  - \"Error: refused\"  \n  - b\n", "SOL102")]
    [InlineData("title: x\ncreated: 2026-01-02 # when\n", "title: x\ndate: 2026-01-02 # when\n", "SOL210")]
    [InlineData("title: x\ndate: '2026/1/2'\n", "title: x\ndate: 2026-01-02\n", "SOL209")]
    [InlineData("title: x\ntags: Redis, connection pool\n", "title: x\ntags: [redis, connection-pool]\n", "SOL206,SOL208")]
    [InlineData("title: x\ntags: [Redis, 'redis', a_b] # all\n", "title: x\ntags: ['redis', a-b] # all\n", "SOL208")]
    [InlineData("title: x\nsymptoms: slow\n", "title: x\nsymptoms:\n  - slow\n", "SOL206")]
    [InlineData("title: x\nseverity: High\nresolution_type: 'Code-Fix'\n", "title: x\nseverity: high\nresolution_type: 'code_fix'\n", "SOL204")]
    public void A_certain_slip_is_repaired_and_nothing_else(string yaml, string expected, string ids)
    {
        const string Head = "# kept: comment\ncategory: runtime-errors\n", Body = "---\n\n## Problem\n\nTags: Redis, created: yesterday\n";
        Write("---\n" + Head + yaml + Body);
        SolutionRepair repair = Repair();
        Assert.Equal("---\n" + Head + expected + Body, Read());
        Assert.Equal(RepairAction.Repaired, repair.Action);
        Assert.Equal(ids, string.Join(',', repair.Repaired.Except(["SOL201"])));
        Assert.Equal(RepairAction.Unchanged, Repair().Action);
    }

    [Theory]
    [InlineData("title: x\nseverity: hihg\n")]
    [InlineData("title: x\nseverity: process\n")]
    [InlineData("title: x # y\n")]
    [InlineData("title: a: b # c\n")]
    [InlineData("title: x\ndate: 2026-01-02T10:00:00Z\n")]
    [InlineData("title: x\ndate: 01/02/2026\n")]
    [InlineData("title: x\ncreated: 2026-01-02\ncreated: 2026-01-03\n")]
    [InlineData("title: x\ntags: &t [A, B]\nmore: *t\n")]
    [InlineData("title: x\ntags: [redis, connection\npool]\n")]
    [InlineData("title: \"never closed\n")]
    [InlineData("title: x\nmodule: {a: b}\n")]
    [InlineData("title: x\nstatus: draft\n")]
    [InlineData("title: !important x\n")]
    public void What_is_not_certain_is_left_to_the_byte(string yaml)
    {
        string text = "---\ncategory: runtime-errors\n" + yaml + "---\n\n# x\n";
        Write(text);
        SolutionRepair repair = Repair();
        Assert.Equal((RepairAction.Unchanged, ""), (repair.Action, repair.Diff));
        Assert.Equal(text, Read());
    }

    [Theory]
    [InlineData("----\ntitle: x\nmodule: m\ncategory: runtime-errors\n---\n# x\n", "---\ntitle: x\nmodule: m\ncategory: runtime-errors\n---\n# x\n")]
    [InlineData("---\r\ntitle: x\r\nmodule: m\r\ncategory: runtime-errors\r\n-----\r\n# x", "---\r\ntitle: x\r\nmodule: m\r\ncategory: runtime-errors\r\n---\r\n# x")]
    [InlineData("----\nNote: this is prose\n----\n", "----\nNote: this is prose\n----\n")]
    public void A_delimiter_is_put_right_where_it_opens_a_front_matter(string text, string expected)
    {
        Write(text);
        Repair();
        Assert.Equal(expected, Read());
    }

    [Theory]
    [InlineData("title: x\nmodule: m\ndate: 2026-01-02\nproblem_type: convention\ncomponent: c\nseverity: low\nstatus: draft\nopen: [module, severity]\n", "title: x\nmodule: m\ndate: 2026-01-02\nproblem_type: convention\ncomponent: c\nseverity: low\n")]
    [InlineData("title: x\nmodule: m\ndate: 2026-01-02\nproblem_type: convention\ncomponent: c\nstatus: draft\nopen:\n  - module\n  - severity\n", "title: x\nmodule: m\ndate: 2026-01-02\nproblem_type: convention\ncomponent: c\nstatus: draft\nopen:\n  - severity\n")]
    [InlineData("title: x\nmodule: m\ndate: 2026-01-02\nproblem_type: convention\ncomponent: c\nopen: [severity]\n", "title: x\nmodule: m\ndate: 2026-01-02\nproblem_type: convention\ncomponent: c\nstatus: draft\nopen: [severity]\n")]
    public void Status_and_open_fields_are_brought_in_step(string yaml, string expected)
    {
        const string Body = "---\n\n## Context\n\nIt was so.\n\n## Guidance\n\nDo so.\n";
        Write("---\ncategory: runtime-errors\n" + yaml + Body);
        Repair();
        Assert.Equal("---\ncategory: runtime-errors\n" + expected + Body, Read());
    }

    [Fact]
    public void A_missing_category_stands_at_its_place()
    {
        Write("---\ntitle: x\ndate: 2026-01-02\nproblem_type: runtime_error\n---\n# x\n");
        Assert.Contains("+category: runtime-errors", Repair().Diff, StringComparison.Ordinal);
        Assert.Equal("---\ntitle: x\ndate: 2026-01-02\ncategory: runtime-errors\nproblem_type: runtime_error\n---\n# x\n", Read());
    }

    [Fact]
    public void A_plan_writes_nothing_and_shows_no_secret()
    {
        const string Text = "---\ntitle: x\nnote: password=hunter2-Long-9x81\ntags: A\ncategory: runtime-errors\n---\n# x\n";
        Write(Text);
        using SolutionRepairer repairer = Repairer();
        SolutionRepair plan = repairer.Plan("runtime-errors/x", CancellationToken.None);
        Assert.Equal(RepairAction.Planned, plan.Action);
        Assert.Contains("+tags: [a]", plan.Diff, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", plan.Diff, StringComparison.Ordinal);
        Assert.Equal(Text, Read());
        Assert.False(Directory.Exists(Path.Combine(_fixture.Root, ".git", "vtoperate")));
    }

    [Fact]
    public void What_is_left_is_told_by_the_lines_of_the_file_as_it_is_on_disk()
    {
        Write("---\ntitle: x\nsymptoms: slow\ntags: A, B\nseverity: process\n---\n\n## Problem\n\nSee [it](gone.md).\n\nTODO\n");
        using SolutionRepairer repairer = Repairer();
        SolutionRepair plan = repairer.Plan("runtime-errors/x", CancellationToken.None);
        Assert.Equal((5, 10, 12), (Line(plan, "SOL203"), Line(plan, "SOL501"), Line(plan, "SOL403")));
        SolutionRepair made = repairer.Repair("runtime-errors/x", CancellationToken.None);
        Assert.Equal((7, 12, 14), (Line(made, "SOL203"), Line(made, "SOL501"), Line(made, "SOL403")));
        Assert.StartsWith("severity: process", Read().Split('\n')[6], StringComparison.Ordinal);
        Assert.False(plan.Passed);
        Assert.Equal(plan.Problems.Select(problem => problem.Id).Order(), made.Problems.Select(problem => problem.Id).Order());
    }

    [Fact]
    public void A_key_that_stands_twice_is_told_with_both_lines_as_they_are()
    {
        Write("---\ntitle: x\nsymptoms: slow\nmodule: a\nmodule: b\n---\n\n# x\n");
        using SolutionRepairer repairer = Repairer();
        CheckProblem twice = Assert.Single(repairer.Plan("runtime-errors/x", CancellationToken.None).Problems, problem => problem.Id == SolutionProblem.KeyTwice);
        Assert.Equal(5, twice.Line);
        Assert.Contains("also in line 4", twice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: Redis: lost\ncreated: 2026-01-02\nseverity: High\ntags: A, b\nmodule: m\n---\n# x\n", "SOL102,SOL204,SOL206,SOL208,SOL210,SOL301")]
    [InlineData("----\ntitle: lost\ncreated: 2026-01-02\nseverity: High\ntags: A, b\nmodule: m\n---\n# x\n", "SOL004,SOL204,SOL206,SOL208,SOL210,SOL301")]
    public void What_could_be_seen_only_after_the_front_matter_is_named_too(string text, string ids)
    {
        Write(text);
        SolutionRepair repair = Repair();
        Assert.Equal(ids, string.Join(',', repair.Repaired));
        Assert.Contains(repair.Problems, problem => problem.Id == SolutionProblem.Missing);
    }

    [Fact]
    public void Documents_of_further_roots_are_only_read()
    {
        _fixture.Write(".vtoperate.yml", "knowledge:\n  team: shared\n");
        _fixture.Write("shared/a/x.md", "---\ntags: A\n---\n");
        using SolutionRepairer repairer = Repairer();
        Assert.Empty(repairer.Ids(null, CancellationToken.None));
        Assert.Equal(ErrorId.FileUnwritable, Assert.Throws<OperationException>(() => repairer.Repair("team:a/x", CancellationToken.None)).Id);
        Assert.Equal(ErrorId.RecordNotFound, Assert.Throws<OperationException>(() => repairer.Repair("a/x", CancellationToken.None)).Id);
    }

    [Fact]
    public void Many_at_once_lose_nothing()
    {
        for (int i = 0; i < 12; i++) _fixture.Write($"docs/solutions/a/{i}.md", $"---\ntitle: {i}\ncreated: 2026-01-02\ntags: A B, c\nseverity: HIGH\nkept_{i}: yes\n---\nbody {i}\n");
        Parallel.For(0, 8, _ =>
        {
            using SolutionRepairer repairer = Repairer();
            for (int i = 0; i < 12; i++) repairer.Repair($"a/{i}", CancellationToken.None);
        });
        for (int i = 0; i < 12; i++)
            Assert.Equal($"---\ntitle: {i}\ndate: 2026-01-02\ncategory: a\ntags: [a-b, c]\nseverity: high\nkept_{i}: yes\n---\nbody {i}\n", System.IO.File.ReadAllText(Path.Combine(_fixture.Root, $"docs/solutions/a/{i}.md")));
        Assert.Empty(Directory.EnumerateFiles(_fixture.Root, "*.tmp", SearchOption.AllDirectories));
    }

    public void Dispose() => _fixture.Dispose();

    private SolutionRepairer Repairer() => new(_fixture.Engine, new SolutionLibrary(_fixture.Engine, _fixture.Base), SolutionSchema.Default, _fixture.Reporter);

    private SolutionRepair Repair()
    {
        using SolutionRepairer repairer = Repairer();
        return repairer.Repair("runtime-errors/x", CancellationToken.None);
    }

    private static int Line(SolutionRepair repair, string id) => Assert.Single(repair.Problems, problem => problem.Id == id).Line;

    private void Write(string text) => _fixture.Write(File, Encoding.UTF8.GetBytes(text));

    private string Read() => System.IO.File.ReadAllText(Path.Combine(_fixture.Root, File));
}
