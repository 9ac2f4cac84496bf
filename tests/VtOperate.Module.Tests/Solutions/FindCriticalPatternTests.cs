using System.Management.Automation;

namespace VtOperate.Module.Tests.Solutions;

public sealed class FindCriticalPatternTests : IDisposable
{
    private const string Wrong = "var pool = new Pool();";

    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public FindCriticalPatternTests()
    {
        _repository.Commit("Begin", "a.cs", "class A { }\n");
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "docs"));
        File.WriteAllText(Path.Combine(_repository.Folder, "docs/critical-patterns.md"), "# P\n\n## 1. Bound every pool\n\n### ❌ WRONG\n```csharp\nvar pool = new Pool();\n```\n\n### ✅ CORRECT\n```csharp\nvar pool = new Pool(limit: 20);\n```\n\n**Why:** It drains.\n");
        _session = new TestSession(location: _repository.Folder);
    }

    [Fact]
    public void A_range_of_commits_is_looked_through()
    {
        _repository.Commit("Wrong", "b.cs", "class B\n{\n    " + Wrong + "\n}\n");
        PSObject warning = _session.InvokeSingle("Find-CriticalPattern -Range HEAD~1..HEAD");
        Assert.Empty(_session.Errors);
        Assert.Equal(("b.cs", 3, Wrong), (warning.Properties["File"].Value, warning.Properties["Line"].Value, warning.Properties["Text"].Value));
        Assert.Equal(_repository.Folder, warning.Properties["Repository"].Value);
        Assert.Empty(_session.Invoke("Find-CriticalPattern HEAD..HEAD"));
    }

    [Fact]
    public void A_diff_from_the_pipeline_is_read_line_by_line_or_whole()
    {
        string[] diff = ["diff --git a/src/b.cs b/src/b.cs", "--- a/src/b.cs", "+++ b/src/b.cs", "@@ -0,0 +7,2 @@", "+x", "+" + Wrong];
        Assert.Equal(8, _session.InvokeSingle("$input | Find-CriticalPattern", [.. diff]).Properties["Line"].Value);
        Assert.Equal("src/b.cs", _session.InvokeSingle("$input | Find-CriticalPattern", string.Join("\r\n", diff)).Properties["File"].Value);
        Assert.Empty(_session.Warnings);
    }

    [Fact]
    public void An_empty_diff_is_no_question_about_the_work_tree()
    {
        Assert.Empty(_session.Invoke("@() | Find-CriticalPattern"));
        Assert.Empty(_session.Errors);
        Assert.Contains("no added line to check", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("'no diff at all' | Find-CriticalPattern"));
        Assert.Contains("no unified diff", Assert.Single(_session.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Find-CriticalPattern HEAD..HEAD", "'HEAD..HEAD' adds none")]
    [InlineData("'diff --git a/b.cs b/b.cs', '--- a/b.cs', '+++ b/b.cs', '@@ -1 +0,0 @@', '-x' | Find-CriticalPattern", "only removes")]
    public void What_adds_no_line_is_said(string script, string expected)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.Empty(_session.Errors);
        string warning = Assert.Single(_session.Warnings);
        Assert.StartsWith("There is no added line to check", warning, StringComparison.Ordinal);
        Assert.Contains(expected, warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Find-CriticalPattern -Range nope..HEAD", "RevisionNotFound")]
    [InlineData("Find-CriticalPattern -Repository ([System.IO.Path]::GetTempPath())", "RepositoryNotFound")]
    public void What_cannot_be_looked_at_is_an_error_with_an_id(string script, string id)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_view_fits_a_narrow_terminal()
    {
        _repository.Commit("Wrong", "b.cs", Wrong + "\n");
        using var narrow = new TestSession(location: _repository.Folder, width: 80);
        Assert.Equal(
            """

            Score Warning
            ----- -------
             0.85 b.cs:1  var pool = new Pool();
                  pattern bound-every-pool
                  holds 100 % of the wrong line: var pool = new Pool();


            """.ReplaceLineEndings("\n"), narrow.Render("Find-CriticalPattern HEAD~1..HEAD"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }
}
