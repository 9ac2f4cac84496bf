using VtOperate.Core.Code;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Tests.History.Localisation;

public sealed class SourcePartsTests
{
    [Theory]
    [InlineData("int a; // why\r\nb(\"text\");", CodeFamily.Java, "c:int a; |k:// why|c:\r\nb(|t:\"text\"|c:);")]
    [InlineData("a /* one\ntwo */ b", CodeFamily.C, "c:a |k:/* one\ntwo */|c: b")]
    [InlineData("x = 'a' # note\ny", CodeFamily.Python, "c:x = |t:'a'|c: |k:# note|c:\ny")]
    [InlineData("def f():\n  \"\"\"Says\n  what.\"\"\"\n  g()", CodeFamily.Python, "c:def f():\n  |k:\"\"\"Says\n  what.\"\"\"|c:\n  g()")]
    [InlineData("<# help #>function Get-It { 'C:\\' }", CodeFamily.PowerShell, "k:<# help #>|c:function Get-It { |t:'C:\\'|c: }")]
    [InlineData("fn f<'a>(x: &'a str) {}", CodeFamily.Rust, "c:fn f<|t:'a>(x: &'|c:a str) {}")]
    [InlineData("it's open\nb // c", CodeFamily.Java, "c:it's open\nb |k:// c")]
    [InlineData("url = http://x/y", CodeFamily.Java, "c:url = http://x/y")]
    [InlineData("<a><!-- no --></a>", CodeFamily.Markup, "t:<a>|k:<!-- no -->|t:</a>")]
    [InlineData("# All prose // here", CodeFamily.Text, "t:# All prose // here")]
    [InlineData("a /* never ends", CodeFamily.Go, "c:a |k:/* never ends")]
    [InlineData("", CodeFamily.Java, "")]
    public void Code_comments_and_strings_are_told_apart(string text, CodeFamily family, string expected) => Assert.Equal(expected, Divide(text, family));

    [Fact]
    public void Nothing_is_lost_or_doubled_whatever_the_text_is()
    {
        var random = new Random(26);
        const string Signs = "ab \"'`/*#<>!-\n\r\\;%{}é";
        foreach (CodeFamily family in Enum.GetValues<CodeFamily>())
        {
            for (int round = 0; round < 200; round++)
            {
                string text = new([.. Enumerable.Range(0, random.Next(60)).Select(_ => Signs[random.Next(Signs.Length)])]);
                string whole = "";
                var parts = new SourceParts(text, family);
                while (parts.TryTake(out ReadOnlySpan<char> part, out _)) whole += part.ToString();
                Assert.Equal(text, whole);
            }
        }
    }

    private static string Divide(string text, CodeFamily family)
    {
        List<string> found = [];
        var parts = new SourceParts(text, family);
        while (parts.TryTake(out ReadOnlySpan<char> part, out FileField field)) found.Add((field == FileField.Code ? "c:" : field == FileField.Comment ? "k:" : "t:") + part.ToString());
        return string.Join('|', found);
    }
}
