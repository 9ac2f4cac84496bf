using VtOperate.Core.Bugs.BackTests;

namespace VtOperate.Core.Tests.Bugs.BackTests;

public sealed class FixReportTests
{
    [Theory]
    [InlineData("fix(cart): total is negative with two discounts (#412)", "total is negative with two discounts")]
    [InlineData("fix!: empty carts crash", "empty carts crash")]
    [InlineData("Fix NPE in Cart.total", "Fix NPE in Cart.total")]
    [InlineData("LANG-259 - Fix compareTo to check the type", "LANG-259 - Fix compareTo to check the type")]
    [InlineData("\n  Correct rounding of totals\n\nFixes #12\n", "Correct rounding of totals")]
    [InlineData("cart: keep the order\n\nFixes: 0123456789ab (\"cart: sort\")\n", "cart: keep the order")]
    [InlineData("Crash on startup since 1a2b3c4d5e6f", "Crash on startup since")]
    public void A_fix_is_known_by_its_words_and_its_trailers(string message, string title) => Assert.Equal(title, FixReport.Read(message)!.Title);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("feat(cart): fix discounts for good")]
    [InlineData("chore: follow-up fixes")]
    [InlineData("docs: fix the links")]
    [InlineData("Fix typo in README")]
    [InlineData("Fix flaky test of the cart")]
    [InlineData("Revert \"Fix the cart\"\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.")]
    [InlineData("Merge branch 'fix/cart'")]
    [InlineData("Add a prefix to labels")]
    [InlineData("Closes the door\n\nCloses #12")]
    public void What_mends_no_bug_is_no_fix(string message) => Assert.Null(FixReport.Read(message));

    [Fact]
    public void The_body_loses_ids_and_trailers_and_keeps_what_was_said()
    {
        FixReport read = FixReport.Read("fix: totals\r\n\r\nThe total of an empty cart was 17 (see #31), since\r\n0123456789abcdef0123456789abcdef01234567 sums lazily.\r\n\r\nSigned-off-by: Zoë <z@example.org>\r\nReviewed-by: Bob\r\n")!;
        Assert.Equal("totals", read.Title);
        Assert.Contains("The total of an empty cart was 17", read.Words, StringComparison.Ordinal);
        Assert.Contains("sums lazily", read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("#31", read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Zoë", read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", read.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_only_look_like_ids_stay() => Assert.Equal("Fix decade of deadbeef in 1234567890123456789012345678901234567890123", FixReport.Read("Fix decade of deadbeef in 1234567890123456789012345678901234567890123")!.Title);
}
