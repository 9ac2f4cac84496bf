using VtOperate.Core.Code;

namespace VtOperate.Core.Tests.Code;

public sealed class CodeLineTests
{
    [Theory]
    [InlineData("    return new Parser(new StringReader(text));", CodeFamily.CSharp, "return new Parser ( new StringReader ( _ ) )")]
    [InlineData("x = yaml.load( stream )  # unsafe", CodeFamily.Python, "_ = yaml . load ( _ )")]
    [InlineData("var a = 'it';", CodeFamily.JavaScript, "var _ = \"it\"")]
    [InlineData("var a = \"it\";", CodeFamily.JavaScript, "var _ = \"it\"")]
    [InlineData("Get-ChildItem -Recurse $path", CodeFamily.PowerShell, "Get-ChildItem - Recurse $ _")]
    [InlineData("  // new Parser();", CodeFamily.CSharp, "")]
    [InlineData("   * new Parser();", CodeFamily.CSharp, "")]
    [InlineData("/* new Parser(); */", CodeFamily.CSharp, "")]
    [InlineData("# pool.get()", CodeFamily.Python, "")]
    [InlineData("see https://example.org/x", CodeFamily.CSharp, "_ _ : / / example . org / _")]
    [InlineData("   ", CodeFamily.CSharp, "")]
    [InlineData("new Pool(); is wrong", CodeFamily.Text, "")]
    [InlineData("it's new Pool()", CodeFamily.Unknown, "_ _ new Pool ( )")]
    public void Is_cut_into_what_can_be_compared(string line, CodeFamily family, string expected)
    {
        IEnumerable<string> tokens = CodeLine.Read(line, family).Select(token => token.Text);
        Assert.Equal(expected, string.Join(' ', tokens));
    }

    [Theory]
    [InlineData("requests.get(url)", "r = requests.get(address)", 1)]
    [InlineData("requests.get(url)", "requests.get(url, timeout=3)", 4.0 / 6)]
    [InlineData("requests.get(url)", "print(1)", 1.0 / 6)]
    [InlineData("", "print(1)", 0)]
    public void Runs_are_measured_in_one_piece(string line, string other, double expected) =>
        Assert.Equal(expected, TokenRun.Share(CodeLine.Read(line, CodeFamily.Python), CodeLine.Read(other, CodeFamily.Python)), 6);

    [Fact]
    public void Any_line_at_all_is_cut()
    {
        var random = new Random(5);
        const string Signs = "ab_A1 \t'\"`\\/*#<->!;:,.(){}[]$@%=+|&\u00e4\u6f22\ud83d\ude80";
        for (int i = 0; i < 20_000; i++)
        {
            string line = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Signs[random.Next(Signs.Length)]));
            foreach (CodeFamily family in Enum.GetValues<CodeFamily>()) Assert.All(CodeLine.Read(line, family), token => Assert.NotEmpty(token.Text));
        }
    }
}
