using System.Management.Automation;

namespace VtOperate.Module.Tests.History;

public sealed class GetCodeHotspotTests : IDisposable
{
    private readonly HandMadeRepository _made = new();
    private readonly TestSession _session;

    public GetCodeHotspotTests()
    {
        _made.Commit("Add the shop", "shop.ps1", "function Get-Total {\n    1\n}\n");
        _made.Commit("Add the till", "till.ps1", "function Open-Till {\n    1\n}\n");
        _made.Commit("Fix the total", "shop.ps1", "function Get-Total {\n    2\n}\n");
        _session = new TestSession(location: _made.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void Files_come_hottest_first_and_filter_by_property()
    {
        Assert.Equal(["shop.ps1", "till.ps1"], _session.Invoke("(Get-CodeHotspot).RelativePath").Select(path => path.BaseObject));
        PSObject spot = Assert.Single(_session.Invoke("Get-CodeHotspot | Where-Object Fixes -gt 0"));
        Assert.Equal((2, 1, _made.Folder), (spot.Properties["Changes"].Value, spot.Properties["Fixes"].Value, spot.Properties["Repository"].Value));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Functions_and_paths_narrow_it()
    {
        PSObject spot = Assert.Single(_session.Invoke("Get-CodeHotspot shop.ps1 -Function"));
        Assert.Equal("function Get-Total {", spot.Properties["Function"].Value);
        Assert.Equal(1, Assert.Single(_session.Invoke("Get-CodeHotspot -Range HEAD~1..HEAD")).Properties["Changes"].Value);
    }

    [Fact]
    public void Nothing_found_says_so() => Assert.Empty(_session.Invoke("Get-CodeHotspot nowhere -WarningAction SilentlyContinue"));
}
