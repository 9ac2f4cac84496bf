namespace VtOperate.Module.Tests;

public sealed class ImportTests
{
    [Fact]
    public void The_staged_module_imports_and_its_engine_loads()
    {
        using var session = new TestSession(location: Staged.Source);
        Assert.Equal(Staged.Source, session.InvokeSingle("Get-OperationContext").Properties["Repository"].Value);
        Assert.Empty(session.Errors);
    }
}
