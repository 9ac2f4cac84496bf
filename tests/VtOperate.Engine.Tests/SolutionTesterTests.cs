using System.Text;
using VtOperate.Core;
using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;
using VtOperate.Engine.Tests.Documents;

namespace VtOperate.Engine.Tests;

public sealed class SolutionTesterTests : IDisposable
{
    private const string Good = "---\ntitle: Sessions are lost\nmodule: Sessions\ndate: 2026-02-03\ncategory: runtime-errors\nproblem_type: runtime_error\ncomponent: cache\nsymptoms:\n  - Timeout after a deployment\nroot_cause: config_error\nresolution_type: config_change\nseverity: high\ntags: [redis, connection-pool]\n---\n\n# Sessions are lost\n\n## Problem\n\nThe pool was too small.\n\n## Solution\n\nA larger pool.\n";

    private readonly KnowledgeFixture _fixture = new();

    [Fact]
    public void A_document_as_it_should_be_passes_without_a_word()
    {
        CheckResult result = Check(Good);
        Assert.Empty(result.Problems);
        Assert.True(result.Passed);
        Assert.Equal(("Solution", "runtime-errors/x", _fixture.Root), (result.Kind, result.Target, result.Repository));
    }

    [Theory]
    [InlineData("severity: high", "severity: process", SolutionProblem.UnknownWord, 12, CheckSeverity.Error, "Use one of them")]
    [InlineData("resolution_type: config_change", "resolution_type: prayer", SolutionProblem.UnknownWord, 11, CheckSeverity.Error, "vocabulary.resolution_type")]
    [InlineData("severity: high", "severity: hihg", SolutionProblem.UnknownWord, 12, CheckSeverity.Error, "Perhaps high")]
    [InlineData("severity: high", "severity: P3", SolutionProblem.UnknownWord, 12, CheckSeverity.Error, "Perhaps medium")]
    [InlineData("resolution_type: config_change", "resolution_type: Config Change", SolutionProblem.Spelling, 11, CheckSeverity.Error, "Write config_change")]
    [InlineData("module: Sessions\n", "", SolutionProblem.Missing, 1, CheckSeverity.Error, "Update-Solution")]
    [InlineData("module: Sessions\n", "module: ~\n", SolutionProblem.Missing, 3, CheckSeverity.Error, "Update-Solution")]
    [InlineData("module: Sessions\n", "module: [a, b]\n", SolutionProblem.NotText, 3, CheckSeverity.Warning, null)]
    [InlineData("date: 2026-02-03", "date: 2026-02-30", SolutionProblem.DayForm, 4, CheckSeverity.Error, null)]
    [InlineData("date: 2026-02-03", "date: 3 February 2026", SolutionProblem.DayForm, 4, CheckSeverity.Error, "Write 2026-02-03")]
    [InlineData("date: 2026-02-03", "created: 2026-02-03", SolutionProblem.DayKey, 4, CheckSeverity.Error, "Rename 'created' to 'date'")]
    [InlineData("[redis, connection-pool]", "[a, b, c, d, e, f, g, h, i]", SolutionProblem.TooMany, 13, CheckSeverity.Error, "Keep the 8")]
    [InlineData("[redis, connection-pool]", "[Redis, connection_pool]", SolutionProblem.TagForm, 13, CheckSeverity.Warning, "Write redis")]
    [InlineData("[redis, connection-pool]", "redis, pool", SolutionProblem.NotList, 13, CheckSeverity.Error, "Make it a list")]
    [InlineData("\n  - Timeout after a deployment", " Timeout after a deployment", SolutionProblem.NotList, 8, CheckSeverity.Error, "Make it a list")]
    [InlineData("- Timeout after", "- Error: timeout after", SolutionProblem.Colon, 9, CheckSeverity.Warning, "Put the value in quotes: \"Error: timeout after a deployment\"")]
    [InlineData("title: Sessions are lost\n", "title: Sessions are lost #697\n", SolutionProblem.Hash, 2, CheckSeverity.Warning, "Put the value in quotes: \"Sessions are lost #697\"")]
    [InlineData("title: Sessions are lost\n", "title: Sessions # are lost\n", SolutionProblem.Hash, 2, CheckSeverity.Warning, "Put it in quotes if")]
    [InlineData("title: Sessions are lost\n", "title: !important Sessions\n", SolutionProblem.Indicator, 2, CheckSeverity.Warning, "Put the value in quotes")]
    [InlineData("title: Sessions are lost\n", "title: `pool` is lost\n", SolutionProblem.Indicator, 2, CheckSeverity.Error, "Put the value in quotes: \"`pool` is lost\"")]
    [InlineData("title: Sessions are lost\n", "title: Redis: sessions are lost\n", SolutionProblem.Colon, 2, CheckSeverity.Error, "Put the value in quotes: \"Redis: sessions are lost\"")]
    [InlineData("title: Sessions are lost\n", "title: [WIP] sessions\n", SolutionProblem.Indicator, 2, CheckSeverity.Error, "Put the value in quotes: \"[WIP] sessions\"")]
    [InlineData("tags: [redis, connection-pool]", "tags: [redis, connection\npool]", SolutionProblem.Yaml, 13, CheckSeverity.Error, "then test again")]
    [InlineData("component: cache\n", "component: cache\nmodule: again\n", SolutionProblem.KeyTwice, 8, CheckSeverity.Error, "Keep one")]
    [InlineData("category: runtime-errors\n", "", SolutionProblem.Category, 1, CheckSeverity.Information, "Add 'category: runtime-errors'")]
    [InlineData("category: runtime-errors\n", "category: ui-bugs\n", SolutionProblem.Category, 5, CheckSeverity.Information, null)]
    [InlineData("problem_type: runtime_error", "problem_type: ui_bug", SolutionProblem.Folder, 6, CheckSeverity.Warning, "Move it to ui-bugs/ or")]
    [InlineData("## Problem\n\nThe pool was too small.\n\n", "", SolutionProblem.Section, 15, CheckSeverity.Warning, "'Problem'")]
    [InlineData("## Solution\n\n", "", SolutionProblem.Section, 15, CheckSeverity.Warning, "'Solution'")]
    [InlineData("A larger pool.", "TODO", SolutionProblem.Placeholder, 24, CheckSeverity.Warning, "Fill it in")]
    [InlineData("A larger pool.", "- **Cause:** [Technical explanation of the cause]", SolutionProblem.Placeholder, 24, CheckSeverity.Warning, "Fill it in")]
    [InlineData("A larger pool.", "Set {{pool_size}} to 20.", SolutionProblem.Placeholder, 24, CheckSeverity.Warning, "Fill it in")]
    [InlineData("A larger pool.", "Set <your pool size> there.", SolutionProblem.Placeholder, 24, CheckSeverity.Warning, "Fill it in")]
    [InlineData("A larger pool.", "password=\"hunter2-Long-9x81\"", SolutionProblem.Secret, 24, CheckSeverity.Error, "Take it out")]
    [InlineData("A larger pool.", "See [it](gone.md).", SolutionProblem.Link, 24, CheckSeverity.Warning, null)]
    public void One_slip_is_one_problem_with_its_line(string was, string becomes, string id, int line, CheckSeverity severity, string? repair)
    {
        Assert.Contains(was, Good, StringComparison.Ordinal);
        CheckProblem problem = Assert.Single(Check(Good.Replace(was, becomes, StringComparison.Ordinal)).Problems, problem => problem.Id != SolutionProblem.TagForm || id == SolutionProblem.TagForm && problem.Message.Contains("Redis", StringComparison.Ordinal));
        Assert.Equal((id, line, severity), (problem.Id, problem.Line, problem.Severity));
        Assert.Equal("docs/solutions/runtime-errors/x.md", problem.File);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        if (repair is null) Assert.Null(problem.Repair);
        else Assert.Contains(repair, problem.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severity: high  # critical, high, medium or low")]
    [InlineData("severity: \"high\"")]
    [InlineData("Severity: high")]
    [InlineData("severity: high\nunknown_key: {anything: [goes]}")]
    [InlineData("severity: high\nnote: |\n  a: b # c\n  `tick`")]
    public void What_is_right_in_another_form_is_left_alone(string line) => Assert.Empty(Check(Good.Replace("severity: high", line, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Use `TODO`, `{{x}}`, `<your name>` or `[words in brackets]`.")]
    [InlineData("```\nTODO {{x}} <your name>\n```")]
    [InlineData("A [link with words](#problem), a list<T>, a <br> and <details open>.")]
    [InlineData("- [ ] open\n- [x] done with it")]
    [InlineData("The sum [see the note below] is right.")]
    [InlineData("It is on the TODO list.")]
    [InlineData("`x`\n\n    api_key=api_key,\n    token = group.set(group1)\n\nVOYAGE_API_KEY=pa-...")]
    public void Examples_and_markup_are_no_placeholders(string words) => Assert.Empty(Check(Good.Replace("A larger pool.", words, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("----\ntitle: x\nmodule: m\n---\n\n# x\n", SolutionProblem.Delimiter, 1)]
    [InlineData("---\ntitle: x\nmodule: m\n----\n\n# x\n", SolutionProblem.Delimiter, 4)]
    [InlineData("---\ntitle: x\nmodule: m\n\n# x\n", SolutionProblem.Delimiter, 1)]
    [InlineData("# x\n\n----\n", SolutionProblem.NoFrontMatter, 1)]
    [InlineData("---\njust words\n---\n# x\n", SolutionProblem.Yaml, 2)]
    public void A_front_matter_that_nobody_finds_is_named(string text, string id, int line)
    {
        CheckProblem problem = Assert.Single(Check(text).Problems, problem => problem.Severity == CheckSeverity.Error);
        Assert.Equal((id, line), (problem.Id, problem.Line));
    }

    [Fact]
    public void A_value_that_YAML_refuses_hides_nothing_of_the_rest()
    {
        CheckResult result = Check(Good.Replace("title: Sessions are lost\n", "title: Redis: sessions are lost\n", StringComparison.Ordinal).Replace("severity: high", "severity: process", StringComparison.Ordinal).Replace("date:", "created:", StringComparison.Ordinal));
        Assert.Equal([("SOL102", 2), ("SOL210", 4), ("SOL203", 12)], result.Problems.Select(problem => (problem.Id, problem.Line)));
    }

    [Fact]
    public void Where_only_a_person_can_tell_how_far_a_value_goes_the_other_repairs_wait_and_it_says_so()
    {
        string text = Good.Replace("title: Sessions are lost\n", "title: Redis: sessions are lost # really\n", StringComparison.Ordinal).Replace("date:", "created:", StringComparison.Ordinal);
        Assert.Contains("nothing else of the front matter is repaired", Check(text).Problems[0].Repair, StringComparison.Ordinal);
        using var repairer = new SolutionRepairer(_fixture.Engine, Library, SolutionSchema.Default, _fixture.Reporter);
        Assert.Equal(RepairAction.Unchanged, repairer.Plan("runtime-errors/x", CancellationToken.None).Action);
    }

    [Theory]
    [InlineData("----\ntitle: x\nmodule: m\n---\n\n# x\n")]
    [InlineData("---\ntitle: x\ntags: [a, b\nmodule: m\n---\n\n# x\n")]
    public void Where_the_fields_cannot_be_seen_the_repair_says_to_test_again(string text) =>
        Assert.Contains("then test again", Assert.Single(Check(text).Problems, problem => problem.Severity == CheckSeverity.Error).Repair, StringComparison.Ordinal);

    [Theory]
    [InlineData("## What happened", "## What to do instead")]
    [InlineData("## The anti-pattern: one pool", "## The pattern: a bounded pool")]
    [InlineData("**Symptoms:** slow", "**Fix:** a bound")]
    public void Sections_are_known_by_what_people_call_them(string problem, string solution) =>
        Assert.Empty(Check(Good.Replace("## Problem", problem, StringComparison.Ordinal).Replace("## Solution", solution, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("runtime-errors/x", "is the document itself", "Take it out")]
    [InlineData("runtime-errors/never", "names no document", "Take it out")]
    [InlineData("ui-bugs/older", "names no document", "Write logic-errors/older")]
    public void What_a_document_supersedes_must_be_another_one(string link, string message, string repair)
    {
        _fixture.Write("docs/solutions/logic-errors/older.md", Good);
        _fixture.Write("docs/solutions/runtime-errors/x.md", Good.Replace("severity: high", $"severity: high\nsupersedes: [{link}]", StringComparison.Ordinal));
        CheckProblem problem = Assert.Single(All().Single(result => result.Target == "runtime-errors/x").Problems);
        Assert.Equal((SolutionProblem.Link, 13), (problem.Id, problem.Line));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(repair, problem.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logic-errors/older")]
    [InlineData("../logic-errors/older.md")]
    public void What_a_document_supersedes_may_be_written_in_any_way(string link)
    {
        _fixture.Write("docs/solutions/logic-errors/older.md", Good);
        _fixture.Write("docs/solutions/runtime-errors/x.md", Good.Replace("severity: high", $"severity: high\nsupersedes: [{link}]", StringComparison.Ordinal));
        Assert.Empty(All().Single(result => result.Target == "runtime-errors/x").Problems);
    }

    [Fact]
    public void A_draft_names_what_it_has_open_and_passes()
    {
        CheckResult result = Check("---\ntitle: Sessions are lost\ndate: 2026-02-03\ncategory: runtime-errors\nproblem_type: runtime_error\ncomponent: cache\nstatus: draft\nopen: [module, symptoms, root_cause, severity, solution]\n---\n\n## Problem\n\nThe pool.\n\n## Solution\n\nNot known yet.\n");
        Assert.True(result.Passed);
        Assert.Equal(["module", "severity", "symptoms", "root_cause", "resolution_type", "solution"], result.Problems.Where(problem => problem.Id == SolutionProblem.Open).Select(problem => problem.Message.Split('\'')[1]).OrderBy(name => Array.IndexOf(["module", "severity", "symptoms", "root_cause", "resolution_type", "solution"], name)));
        Assert.Contains("resolution_type", Assert.Single(result.Problems, problem => problem.Id == SolutionProblem.DraftState).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_the_repositorys_own_is_a_note()
    {
        _fixture.Write("docs/solutions/our-area/x.md", Good.Replace("category: runtime-errors", "category: our-area", StringComparison.Ordinal));
        CheckProblem problem = Assert.Single(Assert.Single(All()).Problems);
        Assert.Equal((SolutionProblem.Folder, CheckSeverity.Information), (problem.Id, problem.Severity));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_results_and_the_rest_goes_on()
    {
        _fixture.Write("docs/solutions/a/binary.md", [0, 1, 2]);
        _fixture.Write("docs/solutions/a/latin.md", [.. Encoding.UTF8.GetBytes(Good), 0xE9]);
        _fixture.Write("docs/solutions/runtime-errors/x.md", Good);
        CheckResult[] results = [.. All()];
        Assert.Equal(["a/binary", "a/latin", "runtime-errors/x"], results.Select(result => result.Target));
        Assert.Equal([false, false, true], results.Select(result => result.Passed));
        Assert.Equal(SolutionProblem.Unreadable, Assert.Single(results[0].Problems).Id);
        Assert.Contains(results[1].Problems, problem => problem.Id == SolutionProblem.Encoding);
    }

    [Fact]
    public void The_repositorys_own_words_are_words()
    {
        _fixture.Write(".vtoperate.yml", "vocabulary:\n  resolution_type: [rollback]\n  category: [our-area]\n");
        Assert.Empty(Check(Good.Replace("config_change", "rollback", StringComparison.Ordinal)).Problems);
        File.Delete(Path.Combine(_fixture.Root, "docs/solutions/runtime-errors/x.md"));
        _fixture.Write("docs/solutions/our-area/x.md", Good.Replace("category: runtime-errors", "category: our-area", StringComparison.Ordinal));
        Assert.Empty(Assert.Single(All()).Problems);
    }

    [Fact]
    public void Any_document_is_checked_and_repaired_without_a_fault_and_a_second_repair_changes_nothing()
    {
        var random = new Random(41);
        var odd = new OddDocument(random);
        for (int i = 0; i < 400; i++) _fixture.Write($"docs/solutions/odd/{i:000}.md", odd.Bytes(Slipped(odd, random)));
        Assert.Equal(400, All().Count());
        using var tester = new SolutionTester(_fixture.Engine, Library, SolutionSchema.Default, _fixture.Reporter);
        using var repairer = new SolutionRepairer(_fixture.Engine, Library, SolutionSchema.Default, _fixture.Reporter);
        string[] ids = [.. repairer.Ids(null, CancellationToken.None)];
        int repaired = 0;
        foreach (string id in ids)
        {
            string file = Path.Combine(_fixture.Root, "docs/solutions", id + ".md");
            byte[] asItWas = File.ReadAllBytes(file);
            SolutionRepair plan = repairer.Plan(id, CancellationToken.None);
            Assert.Equal(asItWas, File.ReadAllBytes(file));
            int lines = TextDocument.Decode(asItWas).Text.ReplaceLineEndings("\n").Split('\n').Length;
            Assert.All(plan.Problems, problem => Assert.InRange(problem.Line, 1, lines));
            SolutionRepair first = repairer.Repair(id, CancellationToken.None);
            Assert.Equal((plan.Diff, plan.Action == RepairAction.Planned), (first.Diff, first.Action == RepairAction.Repaired));
            Assert.Equal(plan.Repaired, first.Repaired);
            Assert.Equal(plan.Problems.Select(problem => problem.Id).Order(), first.Problems.Select(problem => problem.Id).Order());
            Assert.Equal(tester.Find(id, CancellationToken.None).Problems, first.Problems);
            if (first.Action == RepairAction.Repaired) repaired++;
            Assert.Equal(first.Action == RepairAction.Repaired, first.Diff.Length > 0);
            SolutionRepair second = repairer.Repair(id, CancellationToken.None);
            Assert.True(second.Action == RepairAction.Unchanged, $"{id}\n{first.Diff}\nthen\n{second.Diff}");
        }

        Assert.True(repaired > 40, $"only {repaired} were repaired");
        Assert.Empty(_fixture.Reporter.Problems);
    }

    public void Dispose() => _fixture.Dispose();

    private SolutionLibrary Library => new(_fixture.Engine, _fixture.Base);

    private static string Slipped(OddDocument odd, Random random)
    {
        string[] slips = ["tags: A B, c", "created: 2026-01-02", "severity: High", "title: `x` y", "title: a: b", "symptoms: one only", "status: draft", "open: [module]", "date: 2026/3/1"];
        string text = odd.Text();
        int end = text.IndexOf(odd.LineEnd, StringComparison.Ordinal);
        for (int count = random.Next(3); count > 0 && end > 0; count--) text = text.Insert(end + odd.LineEnd.Length, slips[random.Next(slips.Length)] + odd.LineEnd);
        return text;
    }

    private IEnumerable<CheckResult> All()
    {
        var configuration = new VtOperate.Core.Workspace.ConfigurationReader(_fixture.Engine).Read(_fixture.Root, _fixture.Reporter, CancellationToken.None);
        using var tester = new SolutionTester(_fixture.Engine, Library, SolutionSchema.Of(configuration), _fixture.Reporter);
        return [.. tester.Test(null, CancellationToken.None)];
    }

    private CheckResult Check(string text)
    {
        _fixture.Write("docs/solutions/runtime-errors/x.md", text);
        return Assert.Single(All());
    }
}
