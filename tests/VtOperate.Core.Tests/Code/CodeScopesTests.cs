using VtOperate.Core.Code;

namespace VtOperate.Core.Tests.Code;

public sealed class CodeScopesTests
{
    [Theory]
    [InlineData("a.cs", "class A\n{\n    [Fact]\n    public async Task<int> Run<T>(\n        string text,\n        Dictionary<string, int> map = null)\n        where T : class\n    {\n        if (text is null)\n        {\n            HERE();\n        }\n    }\n}\n", "Run(text, map) A")]
    [InlineData("a.cs", "class A {\n    int Twice(int a) => HERE(a);\n    int Other(int b) => b;\n}\n", "Twice(a) A")]
    [InlineData("a.cs", "class A {\n    public int Count {\n        get { return HERE(); }\n    }\n}\n", "Count() A")]
    [InlineData("a.cs", "static class A {\n    public static int Size(this string text, int most) {\n        return HERE;\n    }\n}\n", "Size(most) A")]
    [InlineData("A.java", "@Service\nclass A<T> extends B {\n    @Override\n    public void run(final List<String> names, int... rest)\n            throws IOException {\n        names.forEach(n -> {\n            HERE(n);\n        });\n    }\n}\n", "run(names, rest) A")]
    [InlineData("a.kt", "class A {\n    fun run(name: String, rate: Int = 3): Int {\n        names.map { HERE(it) }\n    }\n}\n", "run(name, rate) A")]
    [InlineData("a.js", "const x = 1\nexports.run = async function (a, { b }) {\n  items.on('x', (c) => {\n    HERE(c)\n  })\n}\n", "(c) run(a, b)")]
    [InlineData("a.ts", "export class A {\n  private async run(id: string, opts?: Options): Promise<void> {\n    HERE();\n  }\n}\n", "run(id, opts) A")]
    [InlineData("a.ts", "export const run = async (id: string): Promise<void> => {\n  HERE();\n};\n", "run(id)")]
    [InlineData("a.py", "class A:\n    @decorated\n    async def run(\n        self,\n        name: str = 'x',\n        *rest,\n    ) -> int:\n        if name:\n            HERE()\n", "run(name, rest) A")]
    [InlineData("a.rb", "class A\n  def run(a, b: 2)\n    items.each do |x|\n      HERE x\n    end\n  end\nend\n", "run(a, b) A")]
    [InlineData("a.rb", "class A\n  def run a, b\n    HERE\n  end\nend\n", "run(a, b) A")]
    [InlineData("a.go", "package a\n\nfunc (c *Cart) Add(ctx context.Context, n int) (int, error) {\n\tgo func() {\n\t\tHERE()\n\t}()\n}\n", "() Add(ctx, n)")]
    [InlineData("a.rs", "impl Cart for Shop {\n    pub fn add<T: Into<u8>>(&mut self, item: T) -> Result<(), E> {\n        HERE();\n    }\n}\n", "add(item) Shop")]
    [InlineData("a.php", "<?php\nclass A {\n    public function run(array $a, ?int $b = null): int\n    {\n        HERE();\n    }\n}\n", "run(a, b) A")]
    [InlineData("a.swift", "class A {\n    func run(_ a: Int, by b: Int) throws {\n        HERE()\n    }\n}\n", "run(a, b) A")]
    [InlineData("a.ps1", "function Get-Total {\n    [CmdletBinding()]\n    param([Parameter(Mandatory)] [string] $Name, $Rate = 3)\n    HERE\n}\n", "Get-Total(Name, Rate)")]
    [InlineData("a.cpp", "int ns::Cart::add(const std::vector<int>& items, char* name) const\n{\n    HERE();\n}\n", "add(items, name)")]
    [InlineData("a.ex", "defmodule Shop.Cart do\n  def add(cart, item \\\\ nil) do\n    HERE\n  end\nend\n", "add(cart, item) Shop")]
    [InlineData("a.fs", "module Shop\n\nlet total (items: Item list) rate =\n    HERE\n", "total(items, rate)")]
    public void The_functions_and_types_around_a_line_are_found(string path, string text, string expected)
    {
        CodeText code = CodeText.Of(text, CodeLanguage.OfFile(path));
        IReadOnlyList<CodeScope> scopes = CodeScopes.Around(code, code.LineOf(text.IndexOf("HERE", StringComparison.Ordinal)), path);
        string found = string.Join(' ', scopes.Select(scope => scope.Kind == CodeScopeKind.Type ? scope.Name : $"{scope.Name}({string.Join(", ", scope.Parameters.Select(parameter => parameter.Name))})"));
        Assert.StartsWith(expected, found.Replace("(n) run", "run", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_ends_where_it_ends()
    {
        CodeText code = CodeText.Of("function one() {\n  return '}';\n}\n\nfunction two(a) {\n  return one(a);\n}\n", CodeFamily.JavaScript);
        Assert.Equal((1, 3), Range(CodeScopes.Around(code, 2, "a.js")[0]));
        Assert.Equal((5, 7), Range(Assert.Single(CodeScopes.Named(code, "two", "a.js"))));
        Assert.Empty(CodeScopes.Around(code, 4, "a.js"));
        Assert.Empty(CodeScopes.Around(code, 99, "a.js"));
        Assert.Equal((1, 3), Range(Assert.Single(CodeScopes.Named(code, "one", "a.js"))));
    }

    [Fact]
    public void A_string_of_several_lines_ends_no_function_however_it_is_indented()
    {
        CodeText code = CodeText.Of("def one(a):\n    \"\"\"Say.\n\nFirst,\nthen.\n\"\"\"\n    text = \'\'\'\nSELECT\n\'\'\'\n    return text\n\ndef two():\n    return 1\n", CodeFamily.Python);
        foreach (int line in (int[])[1, 4, 6, 8, 10]) Assert.Equal((1, 10), Range(Assert.Single(CodeScopes.Around(code, line, "a.py"))));
        Assert.Equal((12, 13), Range(Assert.Single(CodeScopes.Around(code, 13, "a.py"))));
    }

    [Fact]
    public void No_text_is_too_broken()
    {
        var random = new Random(7);
        const string Signs = "(){}[]<>;,.:='\"`@$#/*\\\n\n \t=>abc function def class return if 1";
        CodeFamily[] families = Enum.GetValues<CodeFamily>();
        for (int round = 0; round < 1500; round++)
        {
            var text = new System.Text.StringBuilder();
            for (int i = random.Next(300); i > 0; i--)
            {
                int at = random.Next(Signs.Length);
                text.Append(random.Next(6) == 0 ? "function f(a, b = {" : Signs.AsSpan(at, Math.Min(random.Next(1, 6), Signs.Length - at)));
            }

            CodeFamily family = families[random.Next(families.Length)];
            CodeText code = CodeText.Of(text.ToString(), family);
            Assert.Equal(code.Text.Length, code.Mask.Length);
            Assert.Equal(code.Text.Count(sign => sign == '\n'), code.Mask.Count(sign => sign == '\n'));
            for (int line = 1; line <= code.LineCount; line++)
            {
                foreach (CodeScope scope in CodeScopes.Around(code, line, "a.js"))
                {
                    Assert.InRange(scope.FirstLine, 1, code.LineCount);
                    Assert.InRange(scope.LastLine, scope.FirstLine, code.LineCount);
                }

                foreach (CodeCall call in CodeCalls.Near(code, line, "f")) Assert.InRange(call.Line, 1, code.LineCount);
                _ = ValueExpression.Read(code.Line(line), family);
            }

            foreach (CodeAssignment one in CodeAssignments.To(code, "a", 0, code.Text.Length)) Assert.InRange(one.Line, 1, code.LineCount);
            _ = CodeScopes.Named(code, "f", "a.py");
        }
    }

    private static (int, int) Range(CodeScope scope) => (scope.FirstLine, scope.LastLine);
}
