using VtOperate.Core.Bugs;

namespace VtOperate.Core.Tests.Bugs;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("a `b` *c* <script> [d](e) | #f", "a \\`b\\` \\*c\\* \\<script\\> \\[d\\](e) \\| \\#f")]
    [InlineData("one\r\ntwo\u0000", "one  two ")]
    public void Inline_text_has_no_markup(string text, string expected) => Assert.Equal(expected, MarkdownText.Inline(text));

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    public void A_code_span_outlasts_its_ticks(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Fact]
    public void A_fence_outlasts_the_fences_inside() =>
        Assert.Equal("````text\na\n```\nb\n````\n", MarkdownText.Fence("a\r\n```\r\nb\r\n"));
}
