using System.Management.Automation;

namespace VtOperate.Module.Tests.History;

public sealed class FindSuspectFileTests : IDisposable
{
    private readonly HandMadeRepository _made = new();
    private readonly string _first;
    private readonly TestSession _session;

    public FindSuspectFileTests()
    {
        _first = _made.Commit("Add the cart", "cart.ps1", "# The cart adds up what is bought.\nfunction Get-CartTotal {\n    $sum = 0\n    foreach ($item in $items) { $sum += $item.Price }\n    $sum\n}\n");
        _made.Commit("Add the tests", "cart.Tests.ps1", "Describe 'cart' {\n    It 'adds the discount' { Get-CartTotal | Should -Be 3 }\n}\n");
        _made.Commit("Say what it is", "README.md", "A shop with a cart and a discount.\n");
        _made.Commit("Add the invoice", "invoice.ps1", "function New-Invoice {\n    # Sends the invoice by mail.\n    Send-Mail 'Your invoice'\n}\n");
        _made.SetBranch("release/it's", _first);
        _session = new TestSession(location: _made.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData("Find-SuspectFile 'Get-CartTotal is wrong'")]
    [InlineData("'Get-CartTotal', 'is wrong' | Find-SuspectFile")]
    [InlineData("Find-SuspectFile -Title 'Get-CartTotal is wrong'")]
    [InlineData("Invoke-BugInvestigation 'Get-CartTotal is wrong' | Find-SuspectFile")]
    [InlineData("Find-SuspectFile 'cart.Tests.ps1 fails' -At main")]
    public void A_report_leads_to_the_file_it_is_about(string call)
    {
        IReadOnlyList<PSObject> found = _session.Invoke(call);
        Assert.Empty(_session.Errors);
        Assert.Equal("cart.ps1", found[0].Properties["RelativePath"].Value);
        Assert.Equal(1, found[0].Properties["Rank"].Value);
        Assert.Equal(_made.Folder, found[0].Properties["Repository"].Value);
        Assert.Equal(Enumerable.Range(1, found.Count), found.Select(file => (int)file.Properties["Rank"].Value));
    }

    [Fact]
    public void A_trace_leads_to_the_file_it_runs_through()
    {
        const string Trace = "'at Send-All, /app/invoice.ps1: line 3' | ConvertFrom-StackTrace | Find-SuspectFile -First 1";
        Assert.Equal("invoice.ps1", _session.InvokeSingle(Trace).Properties["RelativePath"].Value);
    }

    [Fact]
    public void Files_are_ranked_as_they_were_at_a_commit()
    {
        IReadOnlyList<PSObject> found = _session.Invoke($"Find-SuspectFile 'cart discount invoice mail' -Revision {_first}");
        Assert.Equal("cart.ps1", Assert.Single(found).Properties["RelativePath"].Value);
        Assert.NotEmpty(_session.Complete("Find-SuspectFile x -Revision rel"));
    }

    [Fact]
    public void Where_nothing_fits_a_warning_says_what_was_searched()
    {
        Assert.Empty(_session.Invoke("Find-SuspectFile 'zyzzyva quokka'"));
        Assert.Empty(_session.Errors);
        Assert.Contains("Nothing points to any of the 4 files", Assert.Single(_session.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Find-SuspectFile", "InputMissing")]
    [InlineData("Find-SuspectFile ''", "InputMissing")]
    [InlineData("Find-SuspectFile x -Revision nowhere", "RevisionNotFound")]
    public void What_cannot_be_answered_is_an_error_by_name(string call, string id)
    {
        Assert.Empty(_session.Invoke(call));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_repository_and_none_at_all_are_errors_by_name()
    {
        using var empty = new HandMadeRepository();
        using var session = new TestSession(location: empty.Folder);
        Assert.Empty(session.Invoke("Find-SuspectFile x"));
        Assert.StartsWith("HistoryEmpty", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        using var nowhere = new TestSession();
        Assert.Empty(nowhere.Invoke("Find-SuspectFile x"));
        Assert.StartsWith("RepositoryNotFound", Assert.Single(nowhere.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_the_strongest_reason_under_each_file()
    {
        string shown = _session.Render("Find-SuspectFile 'Get-CartTotal is wrong' -First 2");
        Assert.Contains("Rank", shown, StringComparison.Ordinal);
        Assert.Contains("cart.ps1", shown, StringComparison.Ordinal);
        Assert.Contains("shares the words", shown, StringComparison.Ordinal);
    }
}
