using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public sealed class MarkdownLinksTests
{
    [Theory]
    [InlineData("`docs/solutions/a/b.md`", "docs/solutions/a/b.md")]
    [InlineData("see [b.md](./a/b.md#part) and docs/c.md.", "./a/b.md docs/c.md")]
    [InlineData("[x](<a b.md>) [y](c.md \"title\")", "a b.md|c.md")]
    [InlineData("https://example.org/x.md [z](https://example.org/y.md)", "")]
    [InlineData("- a.md\n- a.md\n* b.MD", "a.md b.MD")]
    [InlineData("[open a.md\nb.md)", "a.md b.md")]
    [InlineData(".md [](.md) x.mdx", "")]
    public void Finds_the_files_a_text_names(string text, string expected) =>
        Assert.Equal(expected.Split(expected.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries), MarkdownLinks.Paths(text, ".md"));

    [Theory]
    [InlineData("Don't Use `X` — Ever!", "dont-use-x-ever")]
    [InlineData("  Größe & Maß 2  ", "größe-maß-2")]
    [InlineData("接続 エラー", "接続-エラー")]
    [InlineData("❌", "")]
    public void Slugs_keep_the_letters_of_every_script(string text, string slug)
    {
        Assert.Equal(slug, Slug.Of(text));
        Assert.Equal(slug, Slug.Of(slug));
    }
}
