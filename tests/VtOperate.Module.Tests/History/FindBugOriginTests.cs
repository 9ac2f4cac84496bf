using System.Management.Automation;

namespace VtOperate.Module.Tests.History;

public sealed class FindBugOriginTests : IDisposable
{
    private const string Before = "function Get-Total {\n    $sum = 0\n    foreach ($item in $items) { $sum += $item.Price }\n    $sum\n}\n";
    private readonly HandMadeRepository _made = new();
    private readonly string _culprit;
    private readonly string _fix;
    private readonly TestSession _session;

    public FindBugOriginTests()
    {
        string broken = Before.Replace("$item.Price", "$item.Price - $item.Discount.Value", StringComparison.Ordinal);
        _made.Commit("Add the shop", "shop.ps1", Before);
        _made.Commit("Greet", "README.md", "hello\n");
        _culprit = _made.Commit("Take the discount off each item", "shop.ps1", broken);
        _made.Commit("Greet again", "README.md", "hello hello\n");
        _fix = _made.Commit("Mind items without a discount", "shop.ps1", broken.Replace("$item.Discount.Value", "$item.Discount", StringComparison.Ordinal));
        _session = new TestSession(location: _made.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData("Find-BugOrigin FIX -First 1")]
    [InlineData("Find-BugOrigin -Commit FIX -First 1")]
    [InlineData("'FIX' | Find-BugOrigin -First 1")]
    [InlineData("[pscustomobject]@{ Sha = 'FIX' } | Find-BugOrigin -First 1")]
    [InlineData("Find-BugOrigin -Sha HEAD -First 1 -IgnoreMessage")]
    public void A_fix_leads_to_the_commit_that_brought_the_bug(string call)
    {
        PSObject found = Assert.Single(_session.Invoke(call.Replace("FIX", _fix, StringComparison.Ordinal)));
        Assert.Empty(_session.Errors);
        Assert.Equal(_culprit, found.Properties["Sha"].Value);
        Assert.Equal(_fix, found.Properties["Fix"].Value);
        Assert.Equal(_made.Folder, found.Properties["Repository"].Value);
    }

    [Fact]
    public void An_origin_carries_its_repository_to_the_next_command()
    {
        using var elsewhere = new TestSession();
        IReadOnlyList<PSObject> found = elsewhere.Invoke("[pscustomobject]@{ Sha = '" + _fix + "'; Repository = '" + _made.Folder + "' } | Find-BugOrigin -First 1 | Find-BugOrigin -First 1 -WarningAction SilentlyContinue");
        Assert.Empty(elsewhere.Errors);
        Assert.All(found, origin => Assert.Equal(_culprit, origin.Properties["Fix"].Value));
    }

    [Fact]
    public void What_is_no_commit_is_refused_by_name()
    {
        _session.Invoke("42 | Find-BugOrigin");
        Assert.NotEmpty(_session.Errors);
        _session.Invoke("Find-BugOrigin nothing-like-it");
        Assert.Contains(_session.Errors, error => error.FullyQualifiedErrorId.StartsWith("RevisionNotFound", StringComparison.Ordinal));
    }

    [Fact]
    public void The_lists_of_an_origin_can_be_indexed() => Assert.Equal("Blame", _session.Invoke("((Find-BugOrigin HEAD -First 1).Evidence | Where-Object Kind -eq Blame).Kind").Single().BaseObject);
}
