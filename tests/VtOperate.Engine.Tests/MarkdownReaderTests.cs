using VtOperate.Core.Documents;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests;

public sealed class MarkdownReaderTests
{
    private readonly MarkdownReader _reader = new();

    [Fact]
    public void Gives_every_leaf_with_its_place()
    {
        const string Text = "# One `two` #\n\nA line\nand more.\n\n- first\n  still first\n- second\n  1. inner\n\n> quoted\n> twice\n\n```csharp title\nint x;\n\nint y;\n```\n\n    indented\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n<!-- note -->\n\n---\nSetext\n======\n";
        Assert.Equal(
        [
            "Heading 1 [] 1-1: One `two`",
            "Paragraph 0 [] 3-4: A line~and more.",
            "Paragraph 1 [-] 6-7: first~still first",
            "Paragraph 1 [-] 8-8: second",
            "Paragraph 2 [1.] 9-9: inner",
            "Paragraph 1 [] 11-12: quoted~twice",
            "Code 0 [csharp title] 14-18: int x;~~int y;",
            "Code 0 [] 20-20: indented",
            "Table 0 [] 22-24: | a | b |~|---|:-:|~| 1 | 2 |",
            "Html 0 [] 26-26: <!-- note -->",
            "Break 0 [] 28-28: ",
            "Heading 1 [] 29-30: Setext",
        ],
            _reader.Read(Text).Select(Show));
    }

    [Fact]
    public void Counts_lines_from_where_the_text_begins_and_takes_any_line_end()
    {
        Assert.Equal(["Heading 2 [] 8-8: A", "Paragraph 0 [] 10-11: b~c"], _reader.Read("## A\r\n\r\nb\r\nc\r\n", firstLine: 8).Select(Show));
        Assert.Equal(["Heading 2 [] 1-1: A", "Code 0 [] 2-3: x"], _reader.Read("## A\n```\nx").Select(Show));
    }

    [Fact]
    public void Nothing_throws()
    {
        Assert.Empty(_reader.Read(""));
        Assert.Single(_reader.Read(new string('>', 5_000) + " deep\nend"));
        Assert.NotEmpty(_reader.Read(string.Concat(Enumerable.Repeat("- ", 3_000)) + "x"));
        var random = new Random(11);
        const string Alphabet = "#>-*_`~[]()!|:.<&;\\ \t\r\n\0ab1\u00e9\ud83d";
        for (int round = 0; round < 3_000; round++)
        {
            string junk = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            int lines = junk.Count(sign => sign is '\n' or '\r') + 1;
            Assert.All(_reader.Read(junk), block =>
            {
                Assert.InRange(block.Line, 1, lines);
                Assert.InRange(block.EndLine, block.Line, lines);
            });
        }
    }

    private static string Show(MarkdownBlock block) => $"{block.Kind} {block.Level} [{block.Info}] {block.Line}-{block.EndLine}: {block.Text.Replace('\n', '~')}";
}
