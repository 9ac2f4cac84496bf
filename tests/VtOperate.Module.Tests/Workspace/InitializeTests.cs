namespace VtOperate.Module.Tests.Workspace;

public sealed class InitializeTests : IDisposable
{
    private readonly ShopFolder _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void WhatIf_writes_nothing_to_the_byte_and_lists_every_file()
    {
        using var session = new TestSession(location: _shop.Root, width: 200);
        string[] before = _shop.Snapshot();
        var items = session.Invoke("Initialize-OperationWorkspace -WhatIf");
        Assert.Equal(before, _shop.Snapshot());
        Assert.Equal(7, items.Count);
        Assert.All(items, item => Assert.Equal("Missing", item.Properties["Action"].Value.ToString()));
        string shown = session.Shown;
        Assert.All(items, item => Assert.Contains($"on target \"{item.Properties["Path"].Value}\"", shown, StringComparison.Ordinal));
    }

    [Fact]
    public void It_makes_one_object_a_file_and_is_idempotent()
    {
        using var session = new TestSession(location: _shop.Root);
        Assert.All(session.Invoke("Initialize-OperationWorkspace"), item => Assert.Equal("Created", item.Properties["Action"].Value.ToString()));
        string[] made = _shop.Snapshot();
        Assert.All(session.Invoke("Initialize-OperationWorkspace"), item => Assert.Equal("Exists", item.Properties["Action"].Value.ToString()));
        Assert.Equal(made, _shop.Snapshot());
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void A_file_where_a_folder_should_be_is_one_error_and_the_rest_is_made()
    {
        _shop.Write("docs/bugs", "a file");
        using var session = new TestSession(location: _shop.Root);
        Assert.Equal(6, session.Invoke("Initialize-OperationWorkspace").Count);
        Assert.StartsWith("FileUnwritable", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
