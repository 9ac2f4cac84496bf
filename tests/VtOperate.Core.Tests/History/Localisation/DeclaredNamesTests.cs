using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Tests.History.Localisation;

public sealed class DeclaredNamesTests
{
    [Theory]
    [InlineData("public sealed class Cart { public decimal Total(int a) { return Sum(a); } }", "Cart Total")]
    [InlineData("List<Item> Items() => new Other();", "Items")]
    [InlineData("byte[] Read(Stream from)", "Read")]
    [InlineData("def add_item(self):\n    self.other(1)\n", "add_item")]
    [InlineData("function Get-Total { Get-Other }", "Get-Total")]
    [InlineData("func (c *Cart) Add(item Item) {}", "Add")]
    [InlineData("fn parse(x: i32) -> Out {}", "parse")]
    [InlineData("if (a) return b(c); else throw d(e);", "")]
    [InlineData("x = y(z); a.b(c); new D(e)", "")]
    [InlineData("", "")]
    public void Names_are_found_where_they_are_declared(string code, string expected)
    {
        List<string> found = [];
        var names = new DeclaredNames(code);
        while (names.TryTake(out ReadOnlySpan<char> name)) found.Add(name.ToString());
        Assert.Equal(expected, string.Join(' ', found));
    }
}
