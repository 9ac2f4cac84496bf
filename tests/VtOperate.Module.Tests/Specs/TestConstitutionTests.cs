namespace VtOperate.Module.Tests.Specs;

public sealed class TestConstitutionTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public TestConstitutionTests()
    {
        _session = new TestSession(location: _repository.Folder);
        Agree("# Shop Constitution\n\n### I. Short code (NON-NEGOTIABLE)\n\n- Functions MUST NOT exceed 2 lines.\n- Code MUST be clean.\n\n**Rationale**: Short code is read.\n\n### II. Commits\n\n- Commit messages MUST follow conventional format.\n");
        _repository.Commit("feat: add the cart", "cart.py", "def total():\n    return 1\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_violation_is_shown_with_its_place_what_a_person_has_to_read_and_the_remedy()
    {
        _repository.Commit("fix: count", "cart.py", "def total():\n    a = 1\n    return a\n");
        string shown = _session.Render("Test-Constitution -Range HEAD~1..HEAD");
        Assert.Empty(_session.Errors);
        foreach (string line in (string[])
            [
                "VIOLATES        I. Short code (NON-NEGOTIABLE) (.specify/memory/constitution.md:3)",
                "1 thing against it. 2 rules: 1 checked, 1 for a person, 0 not touched.",
                "introduced  cart.py:1: total has 3 lines, at most 2 are allowed",
                "to be read  line 6: Code MUST be clean.",
                "instead     Functions MUST NOT exceed 2 lines. (Short code is read.)",
                "PASS            II. Commits",
            ]) Assert.Contains(line, shown, StringComparison.Ordinal);
        Assert.Equal(["I. Short code (NON-NEGOTIABLE)"], _session.Invoke("Test-Constitution -Commit HEAD | Where-Object Status -EQ Violates | ForEach-Object Principle").Select(one => one.ToString()));
    }

    [Fact]
    public void Quiet_answers_yes_or_no_and_never_yes_where_nothing_was_checked()
    {
        Assert.True((bool)_session.InvokeSingle("Test-Constitution -Commit HEAD -Quiet").BaseObject);
        _repository.Commit("Count", "cart.py", "def total():\n    return 2\n");
        Assert.False((bool)_session.InvokeSingle("Test-Constitution -Commit HEAD -Quiet").BaseObject);
        Agree("# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n\nMUST\n");
        Assert.False((bool)_session.InvokeSingle("Test-Constitution -Commit HEAD -Quiet").BaseObject);
        Assert.Contains("unfilled template", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        File.Delete(Path.Combine(_repository.Folder, ".specify", "memory", "constitution.md"));
        Assert.Empty(_session.Invoke("Test-Constitution -Commit HEAD -Quiet"));
        Assert.StartsWith("PathNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private void Agree(string text)
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder, ".specify", "memory"));
        File.WriteAllText(Path.Combine(_repository.Folder, ".specify", "memory", "constitution.md"), text);
    }
}
