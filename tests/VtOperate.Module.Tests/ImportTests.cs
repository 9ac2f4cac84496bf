namespace VtOperate.Module.Tests;

public sealed class ImportTests
{
    [Fact]
    public void The_staged_module_imports_and_its_engine_loads()
    {
        using var session = new TestSession(location: Staged.Source);
        Assert.Equal(true, session.InvokeSingle("Get-OperationContext").BaseObject);
        Assert.Empty(session.Errors);
    }
}
