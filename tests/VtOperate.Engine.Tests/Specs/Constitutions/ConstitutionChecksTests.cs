using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Constitutions;

/// <summary>Each kind of check with a change that respects it and one that does not.</summary>
public sealed class ConstitutionChecksTests : IDisposable
{
    private const string Constitution = ".specify/memory/constitution.md";

    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    // rule, file, text that respects it, text that does not, what is said
    public static TheoryData<string, string, string, string, string> Sentences { get; } = new()
    {
        { "- Functions MUST have at most 2 parameters.", "src/a.py", "def one(self, a, b):\n    return a\n", "def one(a, b, c):\n    return a\n", "one has 3 parameters, at most 2 are allowed" },
        { "- Files MUST NOT exceed 3 lines.", "src/a.py", "a = 1\n", "a = 1\nb = 2\nc = 3\nd = 4\n", "src/a.py has 4 lines, at most 3 are allowed" },
        { "- Code MUST NOT use `eval()`.", "src/a.py", "# eval() is not used\nb = 'eval()'\n", "b = eval()\n", "eval() stands here" },
        { "- `HASH_ROUNDS` MUST be at least 12.", "src/a.py", "HASH_ROUNDS = 12\n", "HASH_ROUNDS = 10\n", "HASH_ROUNDS is 10, at least 12 is asked for" },
        { "- `src/core` MUST NOT depend on `src/data`.", "src/core/a.ts", "import { b } from './b'\n// import { c } from '../data/c'\nconst d = \"import x from '../data/c'\"\n", "import { c } from '../data/c'\n", "it depends on ../data/c" },
        { "- `Core` MUST NOT reference the `Infrastructure` project.", "src/Shop.Core/Cart.cs", "using Shop.Contracts;\nclass A { }\n", "using Shop.Infrastructure.Sql;\nclass A { }\n", "it depends on Shop.Infrastructure.Sql" },
        { "- `Core` MUST NOT reference `Infrastructure`.", "src/Core/Core.csproj", "<Project><ItemGroup>\n<ProjectReference Include=\"..\\Contracts\\Contracts.csproj\" />\n</ItemGroup></Project>\n", "<Project><ItemGroup>\n<ProjectReference Include=\"..\\Infrastructure\\Infrastructure.csproj\" />\n</ItemGroup></Project>\n", "it depends on ..\\Infrastructure\\Infrastructure.csproj" },
        { "- `core` MUST NOT import `data`.", "core/a.py", "from core import b\nimport database\n", "from ..data import b\n", "it depends on ..data" },
        { "- `core` MUST NOT import `data`.", "core/a.go", "package core\n\nimport (\n\t\"shop/database\"\n)\n", "package core\n\nimport (\n\t\"fmt\"\n\t\"shop/data\"\n)\n", "it depends on shop/data" },
        { "- Modules (`.psm1`) stand alone.\n- **Rule**: Modules MUST NOT import other modules.", "modules/a.psm1", "# Import-Module b.psm1\nfunction Get-A { }\n", "Import-Module ./b.psm1\n", "it depends on ./b.psm1" },
        { "- Every change MUST update the changelog.", "CHANGELOG.md", "- Count.\n", "", "code changes and the change log does not" },
        { "- Update `CHANGELOG.md` under `[Unreleased]` section", "CHANGELOG.md", "- Count.\n", "", "code changes and the change log does not" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_is_held_against_a_change(string rule, string file, string good, string bad, string said)
    {
        string text = $"# Shop Constitution\n\n### I. Quality\n\n{rule}\n";
        _repository.Commit("base", (Constitution, text), ("src/main.py", "x = 1\n"));
        _repository.Commit("good", (file, good), ("src/main.py", "x = 2\n"));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal(0, result.Introduced);
        Assert.DoesNotContain(result.Rules, one => one.Kind == RuleKind.Unverifiable && one.Text != "Modules (`.psm1`) stand alone.");
        Assert.NotEqual(PrincipleStatus.Violates, result.Status);
        Assert.NotEqual(PrincipleStatus.NotApplicable, result.Status);

        _repository.Commit("bad", bad.Length == 0 ? [("src/main.py", "x = 3\n")] : [(file, bad)]);
        result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.Violates, 1), (result.Status, result.Introduced));
        Assert.Equal(said, Assert.Single(result.Evidence).Text);
        Assert.NotNull(result.Suggestion);
        if (bad.Length == 0) return;
        _repository.Commit("mend", (file, good));
        result = Assert.Single(Test("HEAD"));
        Assert.Equal((0, 0, 1), (result.Introduced, result.PreExisting, result.Fixed));
    }

    [Theory]
    [InlineData("- Use conventional commits:", "feat: count", "Count", "is not of the form")]
    [InlineData("- Commit messages MUST follow the conventional commits format.", "fix(cart)!: count", "WIP", "is not of the form")]
    [InlineData("- Commit subjects MUST NOT exceed 10 characters.", "feat: it", "feat: count them all", "has 20 characters, at most 10 are allowed")]
    public void Subjects_of_commits_are_held_against_their_form(string rule, string good, string bad, string said)
    {
        _repository.Commit("base", (Constitution, $"# Shop Constitution\n\n### I. Commits\n\n{rule}\n"));
        _repository.Commit(good, ("src/a.py", "a = 1\n"));
        Assert.Equal(PrincipleStatus.Pass, Assert.Single(Test("HEAD")).Status);
        _repository.Commit(bad, ("src/a.py", "a = 2\n"));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal(PrincipleStatus.Violates, result.Status);
        Assert.Contains(said, Assert.Single(result.Evidence).Text, StringComparison.Ordinal);
        Assert.NotNull(result.Evidence[0].Sha);
    }

    [Theory]
    [InlineData("- Controllers MUST NOT call `connect()`.")]
    [InlineData("- `core` MUST NOT import `data` unless it is tested.")]
    [InlineData("- `nowhere` MUST NOT import `data`.")]
    [InlineData("- Modules MUST NOT import other modules.")]
    [InlineData("- `HASH_ROUNDS` MUST be at least 12 in production.")]
    [InlineData("- Update `CHANGELOG.md` when behavior changes.")]
    public void A_rule_about_a_part_or_a_condition_is_left_to_a_person(string rule)
    {
        _repository.Commit("base", (Constitution, $"# Shop Constitution\n\n### I. Quality\n\n{rule}\n"));
        _repository.Commit("next", ("src/a.py", "HASH_ROUNDS = 1\nfrom data import b\nconnect()\n"), ("core/a.py", "a = 1\n"));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.NeedsReview, RuleKind.Unverifiable), (result.Status, Assert.Single(result.Rules).Kind));
    }

    [Theory]
    [InlineData("coverage.xml", "<coverage line-rate=\"0.79\" />", "<coverage line-rate=\"0.81\" />")]
    [InlineData("lcov.info", "LF:100\nLH:79\n", "LF:100\nLH:80\n")]
    public void Coverage_is_read_from_a_report_and_without_one_left_to_a_person(string file, string low, string high)
    {
        _repository.Commit("base", (Constitution, "# Shop Constitution\n\n### I. Tests\n\n- Minimum line coverage threshold: **80%**\n"), ("src/a.py", "a = 1\n"));
        Assert.Equal(PrincipleStatus.NeedsReview, Assert.Single(Test("HEAD")).Status);
        Write(file, high);
        Assert.Equal(PrincipleStatus.Pass, Assert.Single(Test("HEAD")).Status);

        // A report is of an unknown hour: what it lacks is no fault of the change.
        Write(file, low);
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.NeedsReview, 0, 1), (result.Status, result.Introduced, result.PreExisting));
        Assert.Equal("79 % of the lines are covered, at least 80 % are asked for", Assert.Single(result.Evidence).Text);
    }

    // rule of the file, path, good, bad
    public static TheoryData<string, string, string, string> Added { get; } = new()
    {
        { "kind: layer\n    paths: src/core/**\n    pattern: '(^|/)data/'", "src/core/a.js", "const b = require('./b')\n", "const b = require('../data/b')\n" },
        { "kind: constant\n    name: token_lifetime\n    least: 5\n    most: 15.5", "src/a.js", "const tokenLifetime = 15;\n", "const tokenLifetime = 16;\n" },
        { "kind: required\n    pattern: 'Copyright'\n    paths: src/**", "src/b.py", "# Copyright\nb = 1\n", "b = 1\n" },
        { "kind: parameters\n    limit: 1", "src/b.cs", "class A { void B(int a) { } }\n", "class A { void B(int a, int b) { } }\n" },
        { "kind: forbidden\n    pattern: 'console\\.log'", "src/b.js", "// console.log\n", "console.log(1)\n" },
    };

    [Theory]
    [MemberData(nameof(Added))]
    public void Each_kind_of_added_rule_tells_good_from_bad(string rule, string file, string good, string bad)
    {
        _repository.Commit("base", (Constitution, "# Shop Constitution\n\n### I. Quality\n\n- Files MUST NOT exceed 9000 lines.\n"), ("src/main.py", "x = 1\n"));
        Rules($"rules:\n  - principle: Quality\n    {rule}\n    why: As agreed.\n");
        _repository.Commit("good", (file, good));
        Assert.Equal((PrincipleStatus.Pass, 0), (Assert.Single(Test("HEAD")).Status, Test("HEAD")[0].Introduced));
        _repository.Commit("bad", (file, bad));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((PrincipleStatus.Violates, 1, "As agreed."), (result.Status, result.Introduced, result.Suggestion));
        Assert.Equal(file, result.Evidence[0].File);
    }

    [Fact]
    public void New_files_are_held_against_the_layout_and_old_ones_are_not_blamed()
    {
        _repository.Commit("base", (Constitution, "# Shop Constitution\n\n### I. Quality\n\n- Files MUST NOT exceed 9000 lines.\n"), ("src/Old Name.py", "x = 1\n"));
        Rules("rules:\n  - principle: Quality\n    kind: file-layout\n    pattern: '^src/[a-z_/]+\\.py$'\n    paths: src/**\n    name: snake_case\n");
        _repository.Commit("old", ("src/Old Name.py", "x = 2\n"));
        Assert.Equal((0, 1), (Test("HEAD")[0].Introduced, Test("HEAD")[0].PreExisting));
        _repository.Commit("good", ("src/new_name.py", "x = 2\n"));
        Assert.Equal(PrincipleStatus.Pass, Test("HEAD")[0].Status);
        _repository.Commit("bad", ("src/NewName.py", "x = 2\n"));
        Assert.Equal((PrincipleStatus.Violates, "the path does not have the form of snake_case"), (Test("HEAD")[0].Status, Test("HEAD")[0].Evidence[0].Text));
    }

    [Theory]
    [InlineData("kind: layer\n    pattern: a", "Layer needs 'paths'")]
    [InlineData("kind: constant\n    name: a", "Constant needs a 'name' and a bound")]
    [InlineData("kind: constant\n    name: a\n    least: much", "line 5: 'much' is no number")]
    [InlineData("kind: coverage", "Coverage needs a 'limit'")]
    public void An_added_rule_that_lacks_something_says_what(string rule, string why)
    {
        _repository.Commit("base", (Constitution, "# Shop Constitution\n\n### I. Quality\n\n- Be good.\n"));
        Rules($"rules:\n  - principle: Quality\n    {rule}\n");
        OperationException bad = Assert.Throws<OperationException>(() => Test("HEAD"));
        Assert.Contains(why, bad.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| Principle I | the parser is generated | none |", true)]
    [InlineData("| Short code | the parser is generated | none |", true)]
    [InlineData("| Principle II | the parser is generated | none |", false)]
    public void A_documented_exception_leaves_a_violation_to_a_person(string row, bool isExcused)
    {
        _repository.Commit("base", (Constitution, "# Shop Constitution\n\n### I. Short code\n\n- Functions MUST NOT exceed 2 lines.\n"), ("src/a.py", "a = 1\n"));
        Write("specs/001-cart/spec.md", "# Cart\n");
        Write("specs/001-cart/plan.md", $"# Plan\n\n## Complexity Tracking\n\n| Violation | Why | Rejected |\n|---|---|---|\n{row}\n");
        _repository.Commit("bad", ("src/a.py", "def a():\n    b = 1\n    return b\n"));
        PrincipleResult result = Assert.Single(Test("HEAD"));
        Assert.Equal((isExcused ? PrincipleStatus.NeedsReview : PrincipleStatus.Violates, 1), (result.Status, result.Introduced));
        Assert.Equal(isExcused ? 1 : 0, result.Exceptions.Count);
    }

    private void Rules(string text) => Write(".specify/constitution.rules.yml", text);

    private void Write(string file, string text)
    {
        string path = Path.Combine(_repository.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private IReadOnlyList<PrincipleResult> Test(string commit)
    {
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        return new ConstitutionTester(new EngineRoot(), new SilentReporter()).Test(_repository.Path, null, commit, default);
    }
}
