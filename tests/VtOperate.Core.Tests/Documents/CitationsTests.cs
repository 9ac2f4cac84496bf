using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public class CitationsTests
{
    [Theory]
    [InlineData("See `src/app/cart.cs`.", "src/app/cart.cs")]
    [InlineData("See `src/app/cart.cs:12`.", "src/app/cart.cs")]
    [InlineData("See `src/app/cart.cs:12-20` and more", "src/app/cart.cs")]
    [InlineData("See `src/app/cart.cs:12:5`", "src/app/cart.cs")]
    [InlineData("See `src/app/cart.cs#L12-L20`", "src/app/cart.cs")]
    [InlineData("Windows: `src\\app\\cart.cs`", "src/app/cart.cs")]
    [InlineData("See ``src/a`b.cs`` and `src/größe/日本.ps1`", "src/größe/日本.ps1")]
    [InlineData("`./lib/x.ts`", "./lib/x.ts")]
    [InlineData("`.github/workflows/ci.yml`", ".github/workflows/ci.yml")]
    public void A_path_in_backticks_is_cited(string text, string path) => Assert.Equal([new Citation(CitationKind.Path, path, 1)], Of(text));

    [Theory]
    [InlineData("`https://example.com/a/b.html`")]
    [InlineData("`github.com/owner/name.git`")]
    [InlineData("`origin/main`")]
    [InlineData("`feature/login`")]
    [InlineData("`/etc/hosts.conf`")]
    [InlineData("`~/notes/x.md`")]
    [InlineData("`path/to/file.cs`")]
    [InlineData("`src/*.cs`")]
    [InlineData("`src/<name>.cs`")]
    [InlineData("`src/{name}/x.cs`")]
    [InlineData("`$HOME/x.sh`")]
    [InlineData("`cat src/a.cs`")]
    [InlineData("`1/2.5`")]
    [InlineData("`C:/temp/x.cs`")]
    [InlineData("src/app/cart.cs without backticks")]
    [InlineData("`unclosed src/app/cart.cs")]
    [InlineData("")]
    public void What_only_looks_like_a_path_is_not_cited(string text) => Assert.Empty(Of(text));

    [Theory]
    [InlineData("- `src/a.cs` \u2014 delete entirely", true)]
    [InlineData("Removed: `src/b.cs`, `src/a.cs`, 6 dead prompts", true)]
    [InlineData("We deleted the file `src/a.cs`.", true)]
    [InlineData("`src/a.cs` was removed.", true)]
    [InlineData("| `src/a.cs` | Deleted |", true)]
    [InlineData("`src/a.cs` (deleted)", true)]
    [InlineData("`src/a.cs` is gone", true)]
    [InlineData("`src/a.cs` has been deleted by the clean-up", true)]
    [InlineData("**Removed** `src/a.cs`", true)]
    [InlineData("- `src/a.cs` \u2014 remove `get_requests()`", false)]
    [InlineData("- `src/a.cs`: deleted old helpers", false)]
    [InlineData("`src/a.cs` - Removed local checks", false)]
    [InlineData("Removed a check in `src/a.cs`", false)]
    [InlineData("`src/a.cs` was renamed", false)]
    [InlineData("Removed it.\n`src/a.cs`", false)]
    [InlineData("`src/a.cs`", false)]
    public void A_path_that_the_document_calls_deleted_is_told_apart(string text, bool isSaidGone) =>
        Assert.Equal(new Citation(CitationKind.Path, "src/a.cs", 1, IsSaidGone: isSaidGone), Of(text).Single(citation => citation.Text == "src/a.cs") with { Line = 1 });

    [Theory]
    [InlineData("Fixed in 1a2b3c4.", "1a2b3c4", true)]
    [InlineData("Fixed in commit `1a2b3c4d5e6f`", "1a2b3c4d5e6f", true)]
    [InlineData("Commit 0123456789abcdef0123456789abcdef01234567 broke it", "0123456789abcdef0123456789abcdef01234567", true)]
    [InlineData("`git show 1a2b3c4^`", "1a2b3c4", true)]
    [InlineData("the value 1a2b3c4 was read", "1a2b3c4", false)]
    [InlineData("[1a2b3c4](https://example.com/commit/1a2b3c4)", "1a2b3c4", false)]
    public void A_commit_is_cited_and_whether_it_is_called_one(string text, string sha, bool isNamed) =>
        Assert.Equal([new Citation(CitationKind.Commit, sha, 1, isNamed)], Of(text));

    [Theory]
    [InlineData("deadbeef and 12345678")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("https://example.com/commit/1a2b3c4d")]
    [InlineData("commit 1A2B3C4")]
    [InlineData("commit 1a2b3c")]
    [InlineData("0x1a2b3c4")]
    [InlineData("commit 01234567890abcdef01234567890abcdef012345678")]
    public void What_only_looks_like_a_commit_is_not_cited(string text) => Assert.Empty(Of(text));

    [Fact]
    public void Both_ends_of_a_range_are_cited() =>
        Assert.Equal(["1a2b3c4", "5d6e7f8"], Of("`1a2b3c4..5d6e7f8`").Select(citation => citation.Text));

    [Theory]
    [InlineData("See [this](../logic-errors/x.md).", "../logic-errors/x.md")]
    [InlineData("See [this](../x.md#why \"Title\")", "../x.md")]
    [InlineData("See [this](<a b.md>)", "a b.md")]
    [InlineData("See [this](a%20b.md)", "a b.md")]
    [InlineData("![a picture](img/x.png)", "img/x.png")]
    [InlineData("See [a (b)](x_(1).md)", "x_(1).md")]
    [InlineData("[id]: ../x.md", "../x.md")]
    [InlineData("[x](/docs/a.md)", "/docs/a.md")]
    public void A_relative_link_is_cited(string text, string target) => Assert.Equal([new Citation(CitationKind.Link, target, 1)], Of(text));

    [Theory]
    [InlineData("[x](https://example.com/a.md)")]
    [InlineData("[x](//example.com/a.md)")]
    [InlineData("[x](#section)")]
    [InlineData("[x](mailto:a@b.c)")]
    [InlineData("[x](<{{template}}>)")]
    [InlineData("`[x](a.md)`")]
    [InlineData("[x] (a.md)")]
    [InlineData("as he wrote (memory [sic]: this rule holds)")]
    public void What_leads_elsewhere_is_no_relative_link(string text) => Assert.Empty(Of(text));

    [Theory]
    [InlineData("`CartService.Checkout()`", "Checkout")]
    [InlineData("`checkout()`", "checkout")]
    [InlineData("`max_retries`", "max_retries")]
    [InlineData("`Get-Thing`", "Get-Thing")]
    [InlineData("`Cart::total_price`", "total_price")]
    [InlineData("`CartService`", "CartService")]
    public void A_name_of_code_is_cited(string text, string name) => Assert.Equal([new Citation(CitationKind.Symbol, name, 1)], Of(text));

    [Theory]
    [InlineData("`true`")]
    [InlineData("`cart`")]
    [InlineData("`cart.cs`")]
    [InlineData("`x86`")]
    [InlineData("`-WhatIf`")]
    [InlineData("`some-package`")]
    [InlineData("`a b`")]
    public void A_word_in_backticks_is_no_name(string text) => Assert.Empty(Of(text));

    [Fact]
    public void Lines_are_counted_in_the_document_and_code_blocks_are_left_out()
    {
        MarkdownBlock[] blocks =
        [
            new(MarkdownBlockKind.Paragraph, "one\ntwo `src/a.cs` and\n`src/b.cs`", 0, "", 10, 12),
            new(MarkdownBlockKind.Code, "`src/c.cs`", 0, "", 14, 16),
            new(MarkdownBlockKind.Paragraph, "again `src/a.cs`", 0, "", 18, 18),
        ];
        Assert.Equal([new Citation(CitationKind.Path, "src/a.cs", 11), new Citation(CitationKind.Path, "src/b.cs", 12)], Citations.Of(blocks));
    }

    [Fact]
    public void Any_text_has_citations_and_nothing_throws()
    {
        var random = new Random(7);
        const string signs = "`[]()<>:/\\.#\n ab1cf-_!\"~%\uD83D\u00E9";
        for (int i = 0; i < 20_000; i++)
        {
            char[] text = new char[random.Next(60)];
            for (int at = 0; at < text.Length; at++) text[at] = signs[random.Next(signs.Length)];
            foreach (Citation citation in Of(new string(text))) Assert.InRange(citation.Line, 1, text.Length);
        }
    }

    [Theory]
    [InlineData("src/a.cs", "docs/solutions/x", false, "src/a.cs|docs/solutions/x/src/a.cs")]
    [InlineData("../y/b.md", "docs/solutions/x", true, "docs/solutions/y/b.md")]
    [InlineData("../../../../b.md", "docs/solutions/x", true, "")]
    [InlineData("b.md", "docs", true, "docs/b.md|b.md")]
    [InlineData("/b.md", "docs", true, "b.md")]
    [InlineData("./b.md", null, true, "b.md")]
    public void A_path_may_count_from_the_repository_or_from_the_document(string path, string? folder, bool isLink, string meanings) =>
        Assert.Equal(meanings, string.Join('|', CitedPath.Meanings(path, folder, isLink)));

    private static IReadOnlyList<Citation> Of(string text) => Citations.Of([new MarkdownBlock(MarkdownBlockKind.Paragraph, text, 0, "", 1, 1)]);
}
