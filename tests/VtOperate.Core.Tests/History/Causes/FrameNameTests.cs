using VtOperate.Core.History.Causes;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.History.Causes;

public sealed class FrameNameTests
{
    [Theory]
    [InlineData(TraceLanguage.DotNet, "Shop.Cart.Add(String item)", "Add", "Named", false)]
    [InlineData(TraceLanguage.DotNet, "Shop.Cart..ctor(String item)", "Cart", "Constructor", false)]
    [InlineData(TraceLanguage.DotNet, "Shop.Cart.get_Total()", "Total", "Named", false)]
    [InlineData(TraceLanguage.DotNet, "Shop.Cart.Main.Sum", "Sum", "Named", false)]
    [InlineData(TraceLanguage.Java, "com.acme.Cart.add", "add", "Named", false)]
    [InlineData(TraceLanguage.Java, "com.acme.Cart.lambda$total$0", "total", "Named", true)]
    [InlineData(TraceLanguage.Java, "com.acme.Outer$Cart.<init>", "Cart", "Constructor", false)]
    [InlineData(TraceLanguage.Java, "com.acme.CartKt$total$1.invoke", "total", "Named", true)]
    [InlineData(TraceLanguage.JavaScript, "async Cart.add", "add", "Named", false)]
    [InlineData(TraceLanguage.JavaScript, "new Cart", "Cart", "Constructor", false)]
    [InlineData(TraceLanguage.JavaScript, "Object.<anonymous>", null, "TopLevel", false)]
    [InlineData(TraceLanguage.JavaScript, "Server.<anonymous>", null, "Anonymous", true)]
    [InlineData(TraceLanguage.JavaScript, "Object.add [as total]", "add", "Named", false)]
    [InlineData(TraceLanguage.Python, "<module>", null, "TopLevel", false)]
    [InlineData(TraceLanguage.Python, "<lambda>", null, "Anonymous", true)]
    [InlineData(TraceLanguage.Ruby, "block (2 levels) in Cart#add!", "add", "Named", true)]
    [InlineData(TraceLanguage.Go, "main.(*Cart).Add", "Add", "Named", false)]
    [InlineData(TraceLanguage.Go, "main.main.func1", "main", "Named", true)]
    [InlineData(TraceLanguage.Rust, "shop::cart::Cart::add::h0123456789abcdef", "add", "Named", false)]
    [InlineData(TraceLanguage.Rust, "shop::cart::add::{{closure}}", "add", "Named", true)]
    [InlineData(TraceLanguage.Rust, "shop::cart::Cart<T>::add", "add", "Named", false)]
    [InlineData(TraceLanguage.Php, "Shop\\Cart->add()", "add", "Named", false)]
    [InlineData(TraceLanguage.Native, "(anonymous namespace)::Cart::add(std::vector<int> const&)", "add", "Named", false)]
    [InlineData(TraceLanguage.Elixir, "anonymous fn/1 in Shop.Cart.add/2", "add", "Named", true)]
    [InlineData(TraceLanguage.Swift, "closure #1 in Cart.add(_:by:)", "add", "Named", true)]
    [InlineData(TraceLanguage.Dart, "Cart.add.<anonymous closure>", "add", "Named", true)]
    [InlineData(TraceLanguage.PowerShell, "Get-Total<Process>", "Get-Total", "Named", false)]
    [InlineData(TraceLanguage.PowerShell, "<ScriptBlock>", null, "TopLevel", false)]
    [InlineData(TraceLanguage.Python, null, null, "Anonymous", false)]
    public void The_name_is_that_of_the_source(TraceLanguage language, string? function, string? name, string kind, bool isLambda)
    {
        FrameName read = FrameName.Of(language, function);
        Assert.Equal((name, kind, isLambda), (read.Name, read.Kind.ToString(), read.IsLambda));
    }

    [Fact]
    public void No_name_is_too_odd()
    {
        var random = new Random(3);
        const string Signs = "a.b:#$<>()[]{}*/\\-+ |`'\"d1func in new async";
        foreach (TraceLanguage language in Enum.GetValues<TraceLanguage>())
        {
            for (int round = 0; round < 2000; round++) _ = FrameName.Of(language, string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Signs[random.Next(Signs.Length)])));
        }
    }
}
