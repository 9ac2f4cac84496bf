using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("---\na: 1\n---\nbody\n", "a: 1\n", 2, "body\n", 4)]
    [InlineData("---\r\na: 1\r\n---\r\nbody", "a: 1\r\n", 2, "body", 4)]
    [InlineData("---\ra: 1\r---\rbody", "a: 1\r", 2, "body", 4)]
    [InlineData("\uFEFF---\na: 1\n---\n", "a: 1\n", 2, "", 4)]
    [InlineData("\n  \n---\na: 1\n--- \t\nbody", "a: 1\n", 4, "body", 6)]
    [InlineData("---\n---\nbody", "", 2, "body", 3)]
    [InlineData("---\na: |\n  ----\n ---\n---\nb", "a: |\n  ----\n ---\n", 2, "b", 6)]
    [InlineData("---\na: 1\n---", "a: 1\n", 2, "", 4)]
    public void Splits(string text, string yaml, int yamlLine, string body, int bodyLine) =>
        Assert.Equal(new FrontMatter(yaml, yamlLine, body, bodyLine, false), FrontMatter.Split(text));

    [Theory]
    [InlineData("")]
    [InlineData("# Title\n---\n")]
    [InlineData("----\na: 1\n----\n")]
    [InlineData(" ---\na: 1\n---\n")]
    [InlineData("--- a\n---\n")]
    public void Without_a_delimiter_line_all_is_body(string text)
    {
        FrontMatter split = FrontMatter.Split(text);
        Assert.Equal(new FrontMatter("", 1, text, 1, false), split);
        Assert.False(split.Exists);
    }

    [Theory]
    [InlineData("---")]
    [InlineData("---\na: 1\n----\n")]
    [InlineData("\n---\n# Title\n")]
    public void One_that_never_ends_is_body_and_says_so(string text) => Assert.Equal(new FrontMatter("", 1, text, 1, true), FrontMatter.Split(text));

    [Fact]
    public void The_pieces_lose_no_text()
    {
        var random = new Random(3);
        string[] pieces = ["---", "----", "\n", "\r\n", "\r", " ", "a: 1", "\uFEFF", "#"];
        for (int round = 0; round < 5_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            FrontMatter split = FrontMatter.Split(text);
            Assert.EndsWith(split.Body, text, StringComparison.Ordinal);
            string before = text[..^split.Body.Length];
            Assert.Contains(split.Yaml, before, StringComparison.Ordinal);
            Assert.Equal(before.ReplaceLineEndings("\n").Count(sign => sign == '\n') + (before.Length > 0 && before[^1] is not ('\n' or '\r') ? 1 : 0) + 1, split.BodyLine);
        }
    }
}
