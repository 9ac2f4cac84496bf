using VtOperate.Core.Code;

namespace VtOperate.Core.Tests.Code;

public sealed class ValueExpressionTests
{
    [Theory]
    [InlineData(CodeFamily.CSharp, "42", ValueKind.Literal, null)]
    [InlineData(CodeFamily.CSharp, "\"a, b\"", ValueKind.Literal, null)]
    [InlineData(CodeFamily.CSharp, "null!", ValueKind.Literal, null)]
    [InlineData(CodeFamily.Python, "None", ValueKind.Literal, null)]
    [InlineData(CodeFamily.CSharp, "text", ValueKind.Name, "text")]
    [InlineData(CodeFamily.CSharp, "(string)order.Customer.Name", ValueKind.Name, "order")]
    [InlineData(CodeFamily.CSharp, "await text.Trim().ToLowerInvariant()", ValueKind.Name, "text")]
    [InlineData(CodeFamily.CSharp, "int.Parse(raw)", ValueKind.Name, "raw")]
    [InlineData(CodeFamily.Python, "int(raw)", ValueKind.Name, "raw")]
    [InlineData(CodeFamily.JavaScript, "Number(items[0]?.price)", ValueKind.Name, "items")]
    [InlineData(CodeFamily.CSharp, "this._limit", ValueKind.Field, "this._limit")]
    [InlineData(CodeFamily.Python, "self.limit.value", ValueKind.Field, "self.limit")]
    [InlineData(CodeFamily.Ruby, "@limit", ValueKind.Field, "self.limit")]
    [InlineData(CodeFamily.CSharp, "repository.Find(id)", ValueKind.Call, "Find")]
    [InlineData(CodeFamily.CSharp, "new Cart(items)", ValueKind.Call, "Cart")]
    [InlineData(CodeFamily.Go, "load(ctx)", ValueKind.Call, "load")]
    [InlineData(CodeFamily.CSharp, "_configuration[\"cart:limit\"]", ValueKind.Configuration, null)]
    [InlineData(CodeFamily.JavaScript, "process.env.LIMIT", ValueKind.Configuration, null)]
    [InlineData(CodeFamily.Python, "int(os.environ['LIMIT'])", ValueKind.Configuration, null)]
    [InlineData(CodeFamily.JavaScript, "req.body.limit", ValueKind.Input, null)]
    [InlineData(CodeFamily.Python, "sys.argv[1]", ValueKind.Input, null)]
    [InlineData(CodeFamily.CSharp, "a + b", ValueKind.Computed, null)]
    [InlineData(CodeFamily.CSharp, "a + 1", ValueKind.Name, "a")]
    [InlineData(CodeFamily.Php, "$order->items", ValueKind.Name, "order")]
    [InlineData(CodeFamily.PowerShell, "[int]$Rate", ValueKind.Name, "Rate")]
    [InlineData(CodeFamily.Rust, "&mut self.items", ValueKind.Field, "self.items")]
    [InlineData(CodeFamily.JavaScript, "`a ${b}`", ValueKind.Computed, null)]
    [InlineData(CodeFamily.CSharp, "", ValueKind.Unknown, null)]
    public void An_expression_tells_where_its_value_comes_from(CodeFamily family, string text, ValueKind kind, string? name)
    {
        ValueExpression read = ValueExpression.Read(text, family);
        Assert.Equal((kind, name), (read.Kind, read.Name));
    }

    [Theory]
    [InlineData(CodeFamily.CSharp, "int x = 1;\nx = Load(\n    a);\nUse(x);\n", "x", "Load(a)", 2)]
    [InlineData(CodeFamily.JavaScript, "const { a, x } = body\nuse(x)\n", "x", "body", 1)]
    [InlineData(CodeFamily.JavaScript, "let x: number = req.limit\nuse(x)\n", "x", "req.limit", 1)]
    [InlineData(CodeFamily.Go, "x, err := load()\nuse(x)\n", "x", "load()", 1)]
    [InlineData(CodeFamily.Python, "for x in items:\n    use(x)\n", "x", "items", 1)]
    [InlineData(CodeFamily.CSharp, "foreach (var x in cart.Items)\n    Use(x);\n", "x", "cart.Items", 1)]
    [InlineData(CodeFamily.PowerShell, "$x = Get-Item `\n  $name\nUse $x\n", "x", "Get-Item ` $name", 1)]
    [InlineData(CodeFamily.Python, "if x == 1:\n    y = x\n", "x", null, 0)]
    [InlineData(CodeFamily.CSharp, "Use(x => x.Y);\nother.x = 3;\n", "x", null, 0)]
    public void The_nearest_assignment_is_found(CodeFamily family, string text, string name, string? value, int line)
    {
        CodeAssignment? found = CodeAssignments.To(CodeText.Of(text, family), name, 0, text.Length) is [var first, ..] ? first : null;
        Assert.Equal((value, line), (found?.Value, found?.Line ?? 0));
    }
}
