using System.Management.Automation;

namespace VtOperate.Module.Tests.History;

public sealed class FindSuspectCommitTests : IDisposable
{
    private const string Before = "function Get-Total {\n    $sum = 0\n    foreach ($item in $items) { $sum += $item.Price }\n    $sum\n}\n";
    private readonly HandMadeRepository _made = new();
    private readonly string _culprit;
    private readonly TestSession _session;

    public FindSuspectCommitTests()
    {
        _made.Commit("Add the shop", "shop.ps1", Before);
        _made.Commit("Greet", "README.md", "hello\n");
        _culprit = _made.Commit("Take the discount off each item", "shop.ps1", Before.Replace("$item.Price", "$item.Price - $item.Discount.Value", StringComparison.Ordinal));
        _made.Commit("Greet again", "README.md", "hello hello\n");
        _made.SetBranch("release/it's", _culprit);
        _session = new TestSession(location: _made.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData("$trace | Find-SuspectCommit")]
    [InlineData("$trace.Frames | Find-SuspectCommit")]
    [InlineData("Find-SuspectCommit -InputObject $trace")]
    public void A_trace_leads_to_the_commit_behind_its_line(string call)
    {
        IReadOnlyList<PSObject> found = _session.Invoke(Trace(3) + call);
        Assert.Empty(_session.Errors);
        Assert.Equal(_culprit, found[0].Properties["Sha"].Value);
        Assert.Equal(1, found[0].Properties["Rank"].Value);
        Assert.Equal(_made.Folder, found[0].Properties["Repository"].Value);
    }

    [Fact]
    public void Words_and_paths_work_without_a_trace()
    {
        Assert.Equal(_culprit, _session.Invoke("Find-SuspectCommit 'discount is wrong' -First 1").Single().Properties["Sha"].Value);
        Assert.Equal(_culprit, _session.Invoke("Find-SuspectCommit -RelativePath ./shop.ps1 -First 1").Single().Properties["Sha"].Value);
    }

    [Fact]
    public void What_another_command_says_of_a_file_binds_by_name()
    {
        string script = "[pscustomobject]@{ RelativePath = 'shop.ps1'; Repository = '" + _made.Folder + "' } | Find-SuspectCommit -First 1";
        using var elsewhere = new TestSession();
        Assert.Equal(_culprit, elsewhere.Invoke(script).Single().Properties["Sha"].Value);
        Assert.Empty(elsewhere.Errors);
    }

    [Fact]
    public void What_a_good_commit_has_is_left_out()
    {
        Assert.Equal(_culprit, _session.Invoke(Trace(3) + $"$trace | Find-SuspectCommit -Good {_culprit}~1 -First 1").Single().Properties["Sha"].Value);
        Assert.Empty(_session.Invoke($"Find-SuspectCommit 'discount is wrong' -Good main"));
        Assert.Contains(_session.Warnings, warning => warning.StartsWith("Cannot tell: there is no commit between main and ", StringComparison.Ordinal));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Where_nothing_stands_out_a_warning_says_so_and_the_list_comes_on_request()
    {
        for (int i = 0; i < 40; i++) _made.Commit($"Step {i}", $"part{i % 5}.ps1", $"function Get-Part{i % 5} {{ {i} }}\n");
        Assert.Empty(_session.Invoke("Find-SuspectCommit 'it is slow today'"));
        Assert.Contains(_session.Warnings, warning => warning.StartsWith("Cannot tell: none of ", StringComparison.Ordinal) && warning.EndsWith("-IncludeUnlikely lists them.", StringComparison.Ordinal));
        Assert.Equal(3, _session.Invoke("Find-SuspectCommit 'it is slow today' -IncludeUnlikely -First 3").Count);
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Commits_after_the_bug_was_seen_are_left_out()
    {
        Assert.DoesNotContain(_culprit, _session.Invoke("Find-SuspectCommit 'discount is wrong' -OccurredAt 2023-11-14T22:13:30Z -IncludeUnlikely").Select(found => found.Properties["Sha"].Value));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void A_line_beyond_the_end_is_a_warning()
    {
        Assert.NotEmpty(_session.Invoke(Trace(300) + "$trace | Find-SuspectCommit"));
        Assert.Contains(_session.Warnings, warning => warning.StartsWith("Line 300 of shop.ps1", StringComparison.Ordinal));
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("Find-SuspectCommit", "InputMissing,*")]
    [InlineData("Find-SuspectCommit x -Revision absent", "RevisionNotFound,*")]
    [InlineData("Find-SuspectCommit x -Repository /absent/folder", "PathNotFound,*")]
    [InlineData("'some text' | Find-SuspectCommit", "InputObjectNotBound,*")]
    public void What_cannot_be_done_is_one_error(string script, string id)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.Matches("^" + id.Replace("*", ".*", StringComparison.Ordinal) + "$", Assert.Single(_session.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_folder_in_no_repository_is_one_error()
    {
        using var elsewhere = new TestSession(location: Path.GetTempPath());
        Assert.Empty(elsewhere.Invoke("Find-SuspectCommit x"));
        Assert.StartsWith("RepositoryNotFound", Assert.Single(elsewhere.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_complete_and_are_quoted_where_they_must_be()
    {
        IEnumerable<string> offered = Complete("Find-SuspectCommit x -Revision ");
        Assert.Equal(["main", "'release/it''s'"], offered);
        Assert.Equal(["'release/it''s'"], Complete("Find-SuspectCommit x -Revision 'rel"));
    }

    [Fact]
    public void The_table_fits_a_narrow_window()
    {
        using var narrow = new TestSession(location: _made.Folder, width: 80);
        string shown = narrow.Render(Trace(3) + "$trace | Find-SuspectCommit -First 2");
        Assert.Matches($"   1 +[0-9]+\\.[0-9]{{2}} {_culprit[..8]} 2023-11-1[45] Take the discount off each item", shown);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= 80));
    }

    private static string Trace(int line) =>
        "$trace = [VtOperate.Core.Traces.StackTrace]@{ Language = 'PowerShell'; Type = 'RuntimeException'; Message = 'no value';"
        + $" Frames = [VtOperate.Core.Traces.TraceFrame[]]@([VtOperate.Core.Traces.TraceFrame]@{{ Function = 'Get-Total'; File = '/x/shop.ps1'; Line = {line}; RepositoryPath = 'shop.ps1'; IsUserCode = $true }}) }}\n";

    private IEnumerable<string> Complete(string line) =>
        [.. _session.Invoke($"(TabExpansion2 -inputScript {Quote(line)} -cursorColumn {line.Length}).CompletionMatches").Select(match => (string)match.Properties["CompletionText"].Value)];

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
