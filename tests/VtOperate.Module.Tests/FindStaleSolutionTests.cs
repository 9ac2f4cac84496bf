using System.Management.Automation;

namespace VtOperate.Module.Tests;

public sealed class FindStaleSolutionTests : IDisposable
{
    private readonly HandMadeRepository _made = new();
    private readonly TestSession _session;

    public FindStaleSolutionTests()
    {
        _made.Commit("start", "cart.cs", "class Cart { }\n");
        Write("logic-errors/wrong-total.md", "---\ntitle: Wrong total\nseverity: high\n---\n# Wrong total\r\n\r\nSee [the list](../gone.md), fixed in commit `0123abc4567`.\r\n");
        Write("ui-bugs/slow.md", "---\ntitle: Slow\nsupersedes: [ui-bugs/old]\n---\n# Slow\n");
        Write("ui-bugs/old.md", "# Old\n");
        _session = new TestSession(location: _made.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void The_first_check_says_how_many_it_saw_and_the_second_reports_them()
    {
        Assert.Empty(_session.Invoke("Find-StaleSolution"));
        Assert.Equal("3 findings were seen for the first time. They are reported when the next check sees them again; -IncludeNew shows them now.", Assert.Single(_session.Warnings));
        IReadOnlyList<PSObject> found = _session.Invoke("Find-StaleSolution");
        Assert.Equal(["LinkBroken", "CommitUnreachable", "Superseded"], found.Select(finding => $"{finding.Properties["Kind"].Value}"));
        Assert.Empty(_session.Warnings);
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("Find-StaleSolution -IncludeNew -Kind Superseded", "ui-bugs/old")]
    [InlineData("Find-StaleSolution -IncludeNew ui-bugs/*", "ui-bugs/old")]
    [InlineData("Find-StaleSolution -IncludeNew -Category ui-bugs", "ui-bugs/old")]
    [InlineData("Get-Solution ui-bugs/* | Find-StaleSolution -IncludeNew", "ui-bugs/old")]
    [InlineData("Get-Solution -Severity High | Find-StaleSolution -IncludeNew", "logic-errors/wrong-total logic-errors/wrong-total")]
    [InlineData("Find-StaleSolution -IncludeNew -Severity Low", "")]
    [InlineData("Get-Solution -Severity Low | Find-StaleSolution -IncludeNew", "")]
    public void Examines_what_is_asked_for(string script, string expected)
    {
        Assert.Equal(expected, string.Join(' ', _session.Invoke(script).Select(finding => PSObject.AsPSObject(finding.Properties["Solution"].Value).Properties["Id"].Value)));
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("Find-StaleSolution ui-bugs/olt", "RecordNotFound")]
    [InlineData("5 | Find-StaleSolution", "IdentityMismatch")]
    [InlineData("Find-StaleSolution -Revision no-such", "RevisionNotFound")]
    public void A_mistake_is_one_error_that_names_it(string script, string id)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_repository_links_are_told_and_the_rest_is_unknown()
    {
        using var folder = new KnowledgeFolder();
        Directory.Delete(Path.Combine(folder.Path, ".git"), recursive: true);
        folder.Write("docs/solutions/ui-bugs/linked.md", "# Linked\n\n[x](nowhere.md) and `src/gone.cs`, commit 0123abc4567\n");
        using var session = new TestSession(location: folder.Path);
        PSObject finding = session.InvokeSingle("Find-StaleSolution -IncludeNew");
        Assert.Equal("nowhere.md leads to no file.", finding.ToString());
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void The_view_says_where_what_and_what_instead()
    {
        string shown = _session.Render("Find-StaleSolution -IncludeNew").ReplaceLineEndings("\n");
        Assert.Equal(
            """

            Kind              Finding
            ----              -------
            LinkBroken        logic-errors/wrong-total line 7 (new)
                              ../gone.md leads to no file.
            CommitUnreachable logic-errors/wrong-total line 7 (new)
                              0123abc4567 is no commit of this repository.
            Superseded        ui-bugs/old line 1 (new)
                              ui-bugs/slow supersedes it.
                              instead: ui-bugs/slow


            """.ReplaceLineEndings("\n"),
            shown);
    }

    private void Write(string relative, string text)
    {
        string file = Path.Combine(_made.Folder, "docs/solutions", relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
