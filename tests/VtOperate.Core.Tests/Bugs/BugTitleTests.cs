using VtOperate.Core.Bugs;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Bugs;

public sealed class BugTitleTests
{
    [Theory]
    [InlineData("Checkout fails for guests. It worked yesterday.", "Checkout fails for guests")]
    [InlineData("\r\n\r\n  Zahlung schlägt fehl!  \r\nmehr", "Zahlung schlägt fehl!")]
    [InlineData("e.g. this is not a sentence end", "e.g. this is not a sentence end")]
    [InlineData("red\u001b[31malarm", "red [31malarm")]
    public void Takes_the_first_sentence(string description, string expected) =>
        Assert.Equal(expected, BugTitle.Choose(new BugReport { Description = description }));

    [Fact]
    public void Falls_back_to_the_error_then_to_a_log_line_then_says_there_is_none()
    {
        var trace = new StackTrace { Language = TraceLanguage.Java, Type = "java.io.IOException", Message = "disk\nfull" };
        Assert.Equal("java.io.IOException: disk", BugTitle.Choose(new BugReport { Traces = [trace] }));
        Assert.Equal("ERROR no route", BugTitle.Choose(new BugReport { ErrorLines = ["ERROR no route"] }));
        Assert.Equal("Bug without a description", BugTitle.Choose(new BugReport()));
    }

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        string title = BugTitle.Choose(new BugReport { Description = string.Join(' ', Enumerable.Repeat("word", 40)) });
        Assert.InRange(title.Length, 60, BugTitle.Longest);
        Assert.EndsWith("word…", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Checkout fails for guests!", "checkout-fails-for-guests")]
    [InlineData("  ../..\\[x]?*: <y>  ", "x-y")]
    [InlineData("Größe überschritten", "größe-überschritten")]
    [InlineData("!!!", "bug")]
    [InlineData("", "bug")]
    [InlineData("System.InvalidOperationException: Sequence contains no elements", "system-invalidoperationexception")]
    public void A_slug_is_words_and_hyphens(string title, string expected) => Assert.Equal(expected, BugTitle.Slug(title));

    [Fact]
    public void Any_title_gives_a_slug_that_is_a_safe_folder_name()
    {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            char[] title = new char[random.Next(0, 120)];
            for (int c = 0; c < title.Length; c++) title[c] = (char)random.Next(1, random.Next(2) == 0 ? 128 : 0x10000);
            string slug = BugTitle.Slug(new string(title));
            Assert.InRange(slug.Length, 1, 40);
            Assert.All(slug.EnumerateRunes(), rune => Assert.True(System.Text.Rune.IsLetterOrDigit(rune) || rune.Value == '-'));
            Assert.False(slug.StartsWith('-') || slug.EndsWith('-') || slug.Contains("--", StringComparison.Ordinal), slug);
        }
    }
}
