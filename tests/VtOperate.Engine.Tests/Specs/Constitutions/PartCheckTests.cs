using VtOperate.Core;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Constitutions;

/// <summary>Sentences of which a part is checked: what breaks it violates them, and nothing passes them.</summary>
public sealed class PartCheckTests : IDisposable
{
    private const string Constitution = ".specify/memory/constitution.md";

    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    // rule, file, text with traps that respects it, text that does not, what is said
    public static TheoryData<string, string, string, string, string> Parts { get; } = new()
    {
        { "- No dead code or unused imports in committed files.", "src/a.py", "from os import path, sep as mark\nfrom x import y  # registers\n\nprint(path, mark)\ntext = '''\nfrom a import b\n'''\n", "from os import path, sep\n\nprint(path)\n", "sep is imported and not used" },
        { "- Cyclomatic complexity per function MUST NOT exceed 2.", "src/a.py", "def a(b):\n    if b:  # if if\n        return 'if'\n    def c():\n        if b:\n            return 1\n    return [x for x in b if x]\n", "def a(b):\n    if b:\n        for c in b:\n            pass\n", "a has 2 conditions and loops, at most 1 are allowed" },
        { "- Strict TypeScript mode enabled", "web/tsconfig.json", "{ \"strict\": true, \"x\": 1 }", "{ \"strict\": false }", "strict is set no more" },
        { "- **Web framework**: FastAPI + Uvicorn — async only", "pyproject.toml", "dependencies = ['fastapi', 'uvicorn']\n", "dependencies = ['fastapi']\n", "Uvicorn is no dependency any more" },
        { "- **Function Names**: PascalCase with approved verbs", "src/a.ps1", "function Get-State { }\n# function bad { }\n", "function do_it { }\n", "the function do_it has no name of the form asked for" },
        { "- Python classes: PascalCase.", "src/a.py", "class A:\n    pass\n'''\nclass b\n'''\n", "class b_c:\n    pass\n", "the class b_c has no name of the form asked for" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_that_is_broken_violates_and_one_that_is_kept_is_left_to_a_person(string rule, string file, string good, string bad, string said)
    {
        _repository.Commit("base", (Constitution, Text(rule)), ("src/main.py", "x = 1\n"));
        _repository.Commit("good", (file, good));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.NeedsReview, 0, 0), (result.Status, result.Introduced, result.PreExisting));
        Assert.True(Assert.Single(result.Rules).IsPartial);
        Assert.Contains("0 checked, 1 for a person", result.Summary, StringComparison.Ordinal);

        _repository.Commit("bad", (file, bad));
        result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.Violates, said), (result.Status, Assert.Single(result.Evidence).Text));

        // What stays as it was is no fault of the next change, nor is what moves.
        if (rule.Contains("framework", StringComparison.Ordinal) || rule.Contains("Strict", StringComparison.Ordinal)) return;
        _repository.Commit("touch", (file, "\n\n" + bad));
        Assert.Equal(0, Assert.Single(Test("HEAD")).Introduced);
        _repository.Commit("mend", (file, good));
        result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.NeedsReview, 1), (result.Status, result.Fixed));
    }

    [Theory]
    [InlineData("- All public functions SHOULD have docstrings.")]
    [InlineData("- All public functions MUST have docstrings unless they are trivial.")]
    [InlineData("- No `Any` types in public interfaces unless explicitly justified.")]
    [InlineData("- `any` MUST NOT be used.")]
    [InlineData("- API client generation: TypeScript types MUST be generated.")]
    [InlineData("- Database: PostgreSQL or MySQL.")]
    [InlineData("- Deprecated framework: Flask")]
    [InlineData("- Cyclomatic complexity SHOULD stay below 10.")]
    [InlineData("- Never commit `.env` unless it is a sample.")]
    public void A_sentence_that_leaves_doubt_has_no_check(string rule)
    {
        _repository.Commit("base", (Constitution, Text(rule)), ("src/a.py", "a = 1\n"));
        Assert.Equal(RuleKind.Unverifiable, Assert.Single(Assert.Single(Test("HEAD")).Rules).Kind);
    }

    [Theory]
    [InlineData("- Never commit `.env` files.", ".env.example", ".env")]
    [InlineData("- Python files: snake_case.", "src/good_name.py", "src/BadName.py")]
    [InlineData("- Test class names MUST follow the `*Test.java` convention.", "app/src/test/java/OneTest.java", "app/src/test/java/CheckTwo.java")]
    public void Names_of_new_files_are_held_against_a_rule(string rule, string good, string bad)
    {
        _repository.Commit("base", (Constitution, Text(rule)));
        _repository.Commit("good", (good, "class A {\n  @Test\n  void a() { }\n}\n"), ("app/src/test/java/Fixture.java", "class Fixture { }\n"));
        Assert.Equal(0, Assert.Single(Test("HEAD")).Introduced);
        _repository.Commit("bad", (bad, "class A {\n  @Test\n  void a() { }\n}\n"));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.Violates, bad), (result.Status, Assert.Single(result.Evidence).File));
        _repository.Commit("touch", (bad, "class A {\n  @Test\n  void b() { }\n}\n"));
        Assert.Equal(0, Assert.Single(Test("HEAD")).Introduced);
    }

    [Theory]
    [InlineData("feat(app): count", true)]
    [InlineData("fix!: count", true)]
    [InlineData("fix:  two blanks", true)]
    [InlineData("perf: count", false)]
    [InlineData("feat(web): count", false)]
    [InlineData("feat count", false)]
    public void Types_and_scopes_that_are_listed_are_the_only_ones(string subject, bool isGood)
    {
        _repository.Commit("feat: base", (Constitution, Text("- Conventional Commits — `<type>(<scope>): <subject>` where type is one of feat, fix; scope is one of app, build-ci")));
        _repository.Commit(subject, ("src/a.py", "a = 1\n"));
        Assert.Equal(isGood ? PrincipleStatus.NeedsReview : PrincipleStatus.Violates, Assert.Single(Test("HEAD")).Status);
    }

    [Theory]
    [InlineData("- Code MUST NOT use `eval()`.", "src/a.py", "b = eval(c)\n", true)]
    [InlineData("- Code MUST NOT use `eval()`.", "src/a.py", "def eval(c):\n    self.eval(c)\n    medieval(c)\n# eval(c)\nd = 'eval(c)'\n", false)]
    [InlineData("- No `console.log()` calls in `src/` — use `logger` instead.", "src/a.js", "console.log(1)\n", true)]
    [InlineData("- No `console.log()` calls in `src/`.", "web/a.js", "console.log(1)\n", false)]
    [InlineData("- `any` MUST NOT be used in TypeScript.", "src/a.ts", "const a = b as any;\n", true)]
    [InlineData("- `any` MUST NOT be used in TypeScript.", "src/a.ts", "const any = 1; // any\nconst a: anyone = any(b);\nconst c = 'x as any;';\n", false)]
    public void Calls_and_types_that_are_forbidden_are_told_from_what_only_looks_like_them(string rule, string file, string text, bool isFound)
    {
        _repository.Commit("base", (Constitution, Text(rule)), ("src/main.py", "x = 1\n"));
        _repository.Commit("next", (file, text));
        Assert.Equal(isFound ? 1 : 0, Assert.Single(Test("HEAD")).Introduced);
    }

    [Theory]
    [InlineData("kind: docstrings", "src/a.py", "def a():\n    return 1\n")]
    [InlineData("kind: type-hints", "src/a.py", "def a(b):\n    return 1\n")]
    [InlineData("kind: unused-import", "src/a.py", "from os import sep\n")]
    [InlineData("kind: complexity\n    limit: 1", "src/a.js", "function a(b) {\n  if (b) { return 1; }\n}\n")]
    [InlineData("kind: forbidden-file\n    paths: '**/*.pem'", "keys/a.pem", "x\n")]
    [InlineData("kind: names\n    name: class\n    pattern: '^[A-Z]'", "src/a.py", "class b:\n    pass\n")]
    [InlineData("kind: setting\n    paths: a.toml\n    pattern: 'strict = true'", "a.toml", "strict = false\n")]
    [InlineData("kind: commit-form\n    types: feat, fix", "src/a.py", "a = 1\n")]
    public void Each_new_kind_can_be_added_by_the_project(string rule, string file, string bad)
    {
        _repository.Commit("feat: base", (Constitution, Text("- Be good.")), ("a.toml", "strict = true\n"));
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        File.WriteAllText(Path.Combine(_repository.Path, ".specify/constitution.rules.yml"), $"rules:\n  - principle: Quality\n    {rule}\n");
        _repository.Commit("feat: good", ("src/other.py", "b = 1\n"));
        Assert.Equal(0, Assert.Single(Test("HEAD")).Introduced);
        _repository.Commit("bad: it", (file, bad));
        Assert.Equal((PrincipleStatus.Violates, 1), (Test("HEAD")[0].Status, Test("HEAD")[0].Introduced));
    }

    [Theory]
    [InlineData("from src.a import (\n    sep,\n)\nprint(sep)\n", 0)]
    [InlineData("from os import sep\nprint(sep)\n", 1)]
    public void An_import_that_another_file_takes_from_here_is_used(string other, int count)
    {
        _repository.Commit("base", (Constitution, Text("- Unused imports are forbidden.")), ("src/b.py", other));
        _repository.Commit("next", ("src/a.py", "from os import sep\n"));
        Assert.Equal(count, Assert.Single(Test("HEAD")).Introduced);
    }

    [Fact]
    public void Code_that_moves_was_there_before_and_a_documented_exception_leaves_it_to_a_person()
    {
        const string Bad = "def a():\n    return 1\n";
        _repository.Commit("base", (Constitution, Text("- All public functions MUST have docstrings.")), ("src/a.py", Bad));
        _repository.Commit("move", ("src/a.py", "b = 1\n"), ("src/b.py", Bad), ("tests/test_a.py", "def test_a():\n    return 1\n"));
        Assert.Equal(0, Assert.Single(Test("HEAD")).Introduced);
        _repository.Commit("more", (Constitution, Text("- All public functions MUST have docstrings.") + "\n## Exceptions\n\n- Quality: generated code\n"), ("src/c.py", "def c():\n    return 1\n"));
        Assert.Equal((PrincipleStatus.NeedsReview, 1), (Test("HEAD")[0].Status, Test("HEAD")[0].Introduced));
    }

    private static string Text(string rule) => $"# Shop Constitution\n\n### I. Quality\n\n{rule}\n";

    private IReadOnlyList<PrincipleResult> Test(string commit)
    {
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        return new ConstitutionTester(new EngineRoot(), new SilentReporter()).Test(_repository.Path, null, commit, default);
    }
}
