using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Constitutions;

public sealed class ConstitutionTesterTests : IDisposable
{
    private const string File = ".specify/memory/constitution.md";
    private const string Limit = "# Shop Constitution\n\n## Core Principles\n\n### I. Quality (NON-NEGOTIABLE)\n\n- Functions MUST NOT exceed 5 lines. Extract what grows.\n\n```python\n# MUST NOT use `eval`\n```\n\n**Rationale**: Short code is read.\n";

    private readonly TestRepository _repository = new();
    private readonly EngineRoot _engine = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void What_a_change_brings_is_told_from_what_was_there_and_from_what_it_mends()
    {
        _repository.Commit("base", (File, Limit), ("src/a.py", Function("old", 9) + Function("mended", 9)), ("src/b.py", Function("far", 8)));
        _repository.Commit("next", (File, Limit), ("src/a.py", Function("old", 9) + Function("mended", 2) + Function("fresh", 7)), ("src/b.py", Function("far", 8)));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.Violates, 1, 2, 1), (result.Status, result.Introduced, result.PreExisting, result.Fixed));
        Assert.Equal(("src/a.py", "fresh has 8 lines, at most 5 are allowed"), (result.Evidence[0].File, result.Evidence[0].Text));
        Assert.Contains("Short code is read.", result.Suggestion, StringComparison.Ordinal);
        Assert.True(result.IsNonNegotiable);
    }

    [Fact]
    public void A_function_goes_on_below_its_docstring_and_one_that_shrinks_was_there_before()
    {
        const string head = "def long():\n    \"\"\"Say.\n\n    More of it.\n    \"\"\"\n";
        _repository.Commit("base", (File, Limit), ("src/a.py", head + string.Concat(Enumerable.Repeat("    a = 1\n", 9))));
        _repository.Commit("less", (File, Limit), ("src/a.py", head + string.Concat(Enumerable.Repeat("    a = 2\n", 7))));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.NeedsReview, 0, 1), (result.Status, result.Introduced, result.PreExisting));
        Assert.Equal("long has 12 lines, at most 5 are allowed", result.Evidence[0].Text);
    }

    [Fact]
    public void A_file_that_is_renamed_brings_nothing_new()
    {
        _repository.Commit("base", (File, Limit), ("src/a.py", Function("old", 9)));
        _repository.Commit("move", (File, Limit), ("src/a.py", null), ("src/c.py", Function("old", 9)));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.NeedsReview, 0, 1, 0), (result.Status, result.Introduced, result.PreExisting, result.Fixed));
    }

    [Theory]
    [InlineData("- Code MUST be clean.")]
    [InlineData("- 모든 코드는 테스트를 거친다.")]
    [InlineData("- すべてのコードを試験する。")]
    [InlineData("- Functions SHOULD have at most 5 lines.")]
    [InlineData("- Core functions MUST NOT exceed 5 lines unless justified.")]
    public void A_sentence_without_a_check_is_left_to_a_person(string rule)
    {
        string text = $"# Shop Constitution\r\n\r\n### Article X — Care\r\n\r\n{rule}\r\n";
        _repository.Commit("base", (File, text), ("src/a.py", Function("long", 60)));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal(PrincipleStatus.NeedsReview, result.Status);
        Assert.Equal(RuleKind.Unverifiable, Assert.Single(result.Rules).Kind);
    }

    [Fact]
    public void A_listed_rule_without_a_word_such_as_must_keeps_its_principle_from_passing()
    {
        _repository.Commit("base", (File, Limit.Replace("\n```python", "- No dead code.\n- 모든 코드는 테스트를 거친다.\n\n```python", StringComparison.Ordinal)), ("src/a.py", "a = 1\n"));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal(PrincipleStatus.NeedsReview, result.Status);
        Assert.Equal([RuleKind.FunctionLines, RuleKind.Unverifiable, RuleKind.Unverifiable], result.Rules.Select(rule => rule.Kind));
    }

    [Fact]
    public void A_bug_fix_without_a_test_violates_and_one_with_a_test_does_not()
    {
        const string text = "# Shop Constitution\n\n### Tests\n\n- Every bug fix MUST include a regression test.\n";
        _repository.Commit("base", (File, text), ("src/a.py", "a = 1\n"));
        _repository.Commit("fix: count", (File, text), ("src/a.py", "a = 2\n"));
        Assert.Equal(PrincipleStatus.Violates, Assert.Single(Test("HEAD")).Status);
        _repository.Commit("fix: again", (File, text), ("src/a.py", "a = 3\n"), ("tests/test_a.py", "def test_a():\n    assert True\n"));
        Assert.Equal(PrincipleStatus.Pass, Assert.Single(Test("HEAD")).Status);
        _repository.Commit("feat: more", (File, text), ("src/a.py", "a = 4\n"), ("tests/test_a.py", "def test_a():\n    assert True\n"));
        Assert.Equal(PrincipleStatus.NotApplicable, Assert.Single(Test("HEAD")).Status);
    }

    [Fact]
    public void An_unfilled_template_has_no_result()
    {
        _repository.Commit("base", (File, "# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n\nMUST\n"));
        Assert.Empty(Test("HEAD"));
    }

    [Fact]
    public void An_amended_principle_says_so()
    {
        _repository.Commit("base", (File, Limit), ("src/a.py", "a = 1\n"));
        _repository.Commit("amend", (File, Limit.Replace("5 lines", "6 lines", StringComparison.Ordinal)), ("src/a.py", "a = 2\n"));
        Assert.True(Assert.Single(Test("HEAD")).IsAmended);
    }

    [Fact]
    public void Added_rules_count_and_a_wrong_one_is_an_error_with_its_line()
    {
        _repository.Commit("base", (File, Limit), ("src/a.py", "a = 1\n"));
        _repository.Commit("next", (File, Limit), ("src/a.py", "a = 1\n# print(a)\nprint(a)\n"));
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        string rules = Path.Combine(_repository.Path, ".specify", "constitution.rules.yml");
        System.IO.File.WriteAllText(rules, "rules:\n  - principle: I\n    kind: forbidden\n    pattern: 'print\\('\n    paths: src/**\n    why: Use the log.\n");
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.Violates, "Use the log."), (result.Status, result.Suggestion));
        Assert.Equal(("src/a.py", 3), (result.Evidence[0].File, result.Evidence[0].Line));
        System.IO.File.WriteAllText(rules, "rules:\n  - principle: I\n    kind: forbidden\n    pattern: '(?=a)'\n");
        OperationException bad = Assert.Throws<OperationException>(() => Test("HEAD"));
        Assert.Equal(ErrorId.YamlInvalid, bad.Id);
        Assert.Contains("line 4:", bad.Message, StringComparison.Ordinal);
    }

    private static string Function(string name, int lines) => $"def {name}():\n" + string.Concat(Enumerable.Repeat("    a = 1\n", lines));

    private IReadOnlyList<PrincipleResult> Test(string commit)
    {
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        return new ConstitutionTester(_engine, new SilentReporter()).Test(_repository.Path, null, commit, default);
    }
}
