using VtOperate.Core;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Constitutions;

/// <summary>Docstrings and type hints of Python: what is missing is seen, what a sentence asks beyond is left to a person.</summary>
public sealed class SignatureCheckTests : IDisposable
{
    private const string Docstrings = "- All public functions MUST have docstrings describing purpose, arguments, and return values.";
    private const string Hints = "- Type hints MUST be present on all function signatures.";
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("def load(path):\n    return path\n")]
    [InlineData("async def load(path):\n    # Loads it.\n    return path\n")]
    [InlineData("def load(\n    path: str = \")\",\n) -> dict[str, int]:\n    x = \"\"\"no docstring\"\"\"\n    return x\n")]
    [InlineData("@app.command()\ndef load(path): return path\n")]
    [InlineData("__all__ = ['load']\ndef load(): pass\n")]
    [InlineData("def load(path):\r\n    return path\r\n")]
    public void A_public_function_without_a_docstring_is_against_the_rule(string code) => Assert.Equal((PrincipleStatus.Violates, "load is public and has no docstring"), Judge(Docstrings, "src/a.py", code));

    [Theory]
    [InlineData("def load(path):\n    \"\"\"Loads it.\"\"\"\n    return path\n")]
    [InlineData("def load(path):\n    # why\n\n    r'''Loads it.'''\n    return path\n")]
    [InlineData("def load(a=(1, 2), *, b=lambda x: x) -> 'T': \"Loads it.\"\n")]
    [InlineData("def load(path):\r\n    \"\"\"Loads it.\"\"\"\r\n    return path\r\n")]
    [InlineData("def _load(path):\n    return path\n")]
    [InlineData("class A:\n    def load(self):\n        return 1\n")]
    [InlineData("@overload\ndef load(path: str) -> str: ...\n")]
    [InlineData("@typing.overload\n@other\ndef load(path: str) -> str: ...\n")]
    [InlineData("__all__ = ['other']\ndef load(): pass\n")]
    [InlineData("text = '''\ndef load(path):\n    return path\n'''\n# def load(path):\n")]
    public void What_is_documented_or_nobody_elses_business_is_not(string code) => Assert.Equal((PrincipleStatus.NeedsReview, ""), Judge(Docstrings, "src/a.py", code));

    [Theory]
    [InlineData("def load(path, size: int) -> str:\n    return path\n", "path of load")]
    [InlineData("def load(size: int, path=\"a:b\"):\n    return path\n", "path of load")]
    [InlineData("class A:\n    def load(self, *names):\n        return 1\n", "names of load")]
    [InlineData("def load(key=lambda x: x): pass\n", "key of load")]
    [InlineData("def load(\n    # path: str\n    path,\n): pass\n", "path of load")]
    [InlineData("def load(self): pass\n", "self of load")]
    public void A_parameter_without_a_type_hint_is_against_the_rule(string code, string what) => Assert.Equal((PrincipleStatus.Violates, $"the parameter {what} has no type hint"), Judge(Hints, "src/a.py", code));

    [Theory]
    [InlineData("def load(path: str, *args: int, size: int = 3, **rest: dict[str, list[int]]) -> str:\n    return path\n")]
    [InlineData("class A:\n    def load(self, *, size: int): pass\n    @classmethod\n    def make(cls, /, a: 'B'): pass\n")]
    [InlineData("def load(): pass\ndef other(_, _request): pass\n")]
    [InlineData("def load[T](items: list[T]) -> T: ...\n")]
    [InlineData("a = lambda x, y: x\n# def load(path): pass\n")]
    [InlineData("def load(path\n")]
    public void What_has_hints_or_needs_none_is_not(string code) => Assert.Equal((PrincipleStatus.NeedsReview, ""), Judge(Hints, "src/a.py", code));

    [Theory]
    [InlineData(Docstrings, "tests/test_a.py")]
    [InlineData(Hints, "src/a.rb")]
    public void Tests_and_other_languages_are_not_asked(string rule, string file) => Assert.Equal((PrincipleStatus.NotApplicable, ""), Judge(rule, file, "def load(path):\n    return path\n"));

    [Theory]
    [InlineData("- All public interfaces MUST include docstrings or JSDoc.")]
    [InlineData("- All public functions MUST have docstrings or comments.")]
    [InlineData("- All public functions MUST have docstrings unless they are trivial.")]
    [InlineData("- All public functions SHOULD have docstrings.")]
    [InlineData("- Functions MUST NOT have docstrings.")]
    [InlineData("- Type hints MUST be present on all function signatures where they help.")]
    public void Another_sentence_is_read_by_a_person(string rule)
    {
        Judge(rule, "src/a.py", "def load(path):\n    return path\n");
        Assert.All(Test().SelectMany(result => result.Rules), one => Assert.Equal(RuleKind.Unverifiable, one.Kind));
    }

    [Fact]
    public void What_was_there_before_is_not_new_and_what_is_mended_is_said()
    {
        Judge(Hints, "src/a.py", "def load(path): pass\n");
        _repository.Commit("more", ("src/a.py", "def load(path): return 1\ndef save(path: str, size): pass\n"));
        PrincipleResult result = Assert.Single(Test());
        Assert.Equal((PrincipleStatus.Violates, 1, 1), (result.Status, result.Introduced, result.PreExisting));
        Assert.Equal(("the parameter size of save has no type hint", 2), (result.Evidence[0].Text, result.Evidence[0].Line));

        _repository.Commit("mend", ("src/a.py", "def load(path: str): return 1\ndef save(path: str, size): pass\n"));
        result = Assert.Single(Test());
        Assert.Equal((PrincipleStatus.NeedsReview, 0, 1, 1), (result.Status, result.Introduced, result.PreExisting, result.Fixed));
        Assert.Equal("1 thing against it, all there before. 1 rule: 0 checked, 1 for a person (1 of them checked in part), 0 not touched.", result.Summary);
    }

    [Fact]
    public void A_rule_that_the_project_adds_is_checked_whole()
    {
        _repository.Commit("base", (".specify/memory/constitution.md", "# Shop Constitution\n\n### I. Quality\n\n- Functions MUST NOT exceed 50 lines.\n"));
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        File.WriteAllText(Path.Combine(_repository.Path, ".specify", "constitution.rules.yml"), "rules:\n  - principle: Quality\n    kind: type-hints\n    paths: src/**\n");
        _repository.Commit("good", ("src/a.py", "def load(path: str): pass\n"), ("other/b.py", "def load(path): pass\n"));
        Assert.Equal(PrincipleStatus.Pass, Assert.Single(Test()).Status);
        _repository.Commit("bad", ("src/a.py", "def load(path): pass\n"));
        Assert.Equal(PrincipleStatus.Violates, Assert.Single(Test()).Status);
    }

    private (PrincipleStatus Status, string Said) Judge(string rule, string file, string code)
    {
        _repository.Commit("base", (".specify/memory/constitution.md", $"# Shop Constitution\n\n### I. Quality\n\n{rule}\n"));
        _repository.Commit("change", (file, code));
        return Test() is [var result] ? (result.Status, string.Join("; ", result.Evidence.Select(one => one.Text))) : default;
    }

    private IReadOnlyList<PrincipleResult> Test()
    {
        Directory.CreateDirectory(Path.Combine(_repository.Path, ".specify"));
        return new ConstitutionTester(new EngineRoot(), new SilentReporter()).Test(_repository.Path, null, "HEAD", default);
    }
}
