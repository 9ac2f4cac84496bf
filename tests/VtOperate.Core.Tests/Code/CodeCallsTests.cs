using VtOperate.Core.Code;

namespace VtOperate.Core.Tests.Code;

public sealed class CodeCallsTests
{
    [Theory]
    [InlineData(CodeFamily.CSharp, "var x = cart.Add(item, Price(1, 2), new[] { 1, 2 });", "Add", "item|Price(1, 2)|new[] { 1, 2 }")]
    [InlineData(CodeFamily.CSharp, "Add(most: 3, text: \"a, b)\");", "Add", "most=3|text=\"a, b)\"")]
    [InlineData(CodeFamily.CSharp, "Add(x < y, y > (z), Map<int, string>(q));", "Add", "x < y|y > (z)|Map<int, string>(q)")]
    [InlineData(CodeFamily.CSharp, "Add(@\"c:\\\", a); // Add(b)", "Add", "@\"c:\\\"|a")]
    [InlineData(CodeFamily.Python, "total = add(*rest, rate=0.2, items=[a for a in b])", "add", "*rest|rate=0.2|items=[a for a in b]")]
    [InlineData(CodeFamily.JavaScript, "const t = add(`a, ${f(b, c)}`, { x: 1, y: [2, 3] }, (p, q) => p + q)", "add", "`a, ${f(b, c)}`|{ x: 1, y: [2, 3] }|(p, q) => p + q")]
    [InlineData(CodeFamily.JavaScript, "add(/[,)\"]/, s)", "add", "/[,)\"]/|s")]
    [InlineData(CodeFamily.Java, "this.add(list.get(0), 'c', \"\\\",\");", "add", "list.get(0)|'c'|\"\\\",\"")]
    [InlineData(CodeFamily.Java, "add(limit = 3, name)", "add", "limit=3|name")]
    [InlineData(CodeFamily.Go, "n, err := Add(ctx, `a,b`, opts...)", "Add", "ctx|`a,b`|opts...")]
    [InlineData(CodeFamily.Rust, "let n = add::<u32>(&'a x, y?, 'c')", "add", "&'a x|y?|'c'")]
    [InlineData(CodeFamily.Php, "$cart->add($item, rate: 3);", "add", "$item|rate=3")]
    [InlineData(CodeFamily.Ruby, "add item, rate: 3 if open", "add", "item|rate=3")]
    [InlineData(CodeFamily.Swift, "cart.add(item, rate: 3)", "add", "item|rate=3")]
    [InlineData(CodeFamily.PowerShell, "Get-Total -Cart $cart -Rate:3 (Get-Item 'a b') | Out-Null", "Get-Total", "Cart=$cart|Rate=3|(Get-Item 'a b')")]
    [InlineData(CodeFamily.Erlang, "value = raw |> add(limit)", "add", "raw|limit")]
    [InlineData(CodeFamily.C, "add(&x, (int)y, \"a\\\"b\");", "add", "&x|(int)y|\"a\\\"b\"")]
    [InlineData(CodeFamily.CSharp, "Add();", "Add", "")]
    public void The_arguments_of_a_call_are_taken_apart(CodeFamily family, string line, string name, string expected)
    {
        CodeCall call = Assert.Single(CodeCalls.Near(CodeText.Of(line + "\n", family), 1, name));
        Assert.Equal(expected, string.Join('|', call.Arguments.Select(argument => argument.Label is null ? argument.Text : $"{argument.Label}={argument.Text}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_call_of_several_lines_is_found_from_each_of_them(int line)
    {
        CodeText code = CodeText.Of("var done = store\n    .Open(path)\n    .Add(\n        first, // the first, of (two\n        second\n    );\nAdd(other);\n", CodeFamily.CSharp);
        CodeCall call = Assert.Single(CodeCalls.Near(code, line, "Add"));
        Assert.Equal(["first, // the first, of (two".Split(',')[0], "second"], call.Arguments.Select(argument => argument.Text));
        Assert.Equal("store\n    .Open(path)".ReplaceLineEndings("").Replace("    ", " ", StringComparison.Ordinal), call.Receiver);
    }

    [Theory]
    [InlineData("Add(a, (b]", "Add")]
    [InlineData("Add(a, b", "Add")]
    [InlineData("Adding(a)", "Add")]
    [InlineData("// Add(a)", "Add")]
    [InlineData("Log(\"Add(a)\");", "Add")]
    [InlineData("void function Add(a) {", "Add")]
    [InlineData("", "Add")]
    public void Broken_code_comments_and_strings_hold_no_call(string line, string name) =>
        Assert.Empty(CodeCalls.Near(CodeText.Of(line, CodeFamily.CSharp), 1, name));

    [Fact]
    public void An_argument_is_found_by_name_then_by_place_and_never_behind_a_spread()
    {
        CodeCall call = Assert.Single(CodeCalls.Near(CodeText.Of("f(1, *rest, z=2)", CodeFamily.Python), 1, "f"));
        Assert.Equal("1", call.For(new CodeParameter("x", "x"), 0)!.Text);
        Assert.Null(call.For(new CodeParameter("y", "y"), 1));
        Assert.Null(call.For(new CodeParameter("w", "w"), 2));
        Assert.Equal("2", Assert.Single(CodeCalls.Near(CodeText.Of("f(1, z=2)", CodeFamily.Python), 1, "f")).For(new CodeParameter("z", "z"), 3)!.Text);
    }
}
