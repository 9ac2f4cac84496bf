using System.Text;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class SolutionTitleTests
{
    [Theory]
    [InlineData("Sessions are lost after a deployment", "sessions-are-lost-after-a-deployment")]
    [InlineData("用户登录失败", "用户登录失败")]
    [InlineData("\U0001F525\U0001F525", "solution")]
    [InlineData("...", "solution")]
    [InlineData("CON", "con-solution")]
    [InlineData("nul", "nul-solution")]
    [InlineData("COM1", "com1-solution")]
    [InlineData("Readme", "readme-solution")]
    [InlineData("Critical patterns", "critical-patterns-solution")]
    [InlineData("Template", "template-solution")]
    [InlineData("a/b\\c:d", "a-b-c-d")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void A_title_becomes_a_name_that_every_file_system_takes(string title, string name) => Assert.Equal(name, SolutionTitle.FileName(title));

    [Fact]
    public void A_long_name_is_cut_at_a_word_and_leaves_room_for_a_temporary_file()
    {
        string words = SolutionTitle.FileName(string.Concat(Enumerable.Repeat("word ", 100)));
        Assert.True(words.Length < 80 && words.EndsWith("-word", StringComparison.Ordinal), words);
        foreach (string letter in (string[])["x", "用", "𠮷", "é"])
        {
            string name = SolutionTitle.FileName(string.Concat(Enumerable.Repeat(letter, 500)));
            Assert.InRange(name.Length, 1, 79);
            Assert.True(Encoding.UTF8.GetByteCount(name) + "-9999.md".Length + 37 <= 255);
            Assert.False(char.IsHighSurrogate(name[^1]));
        }
    }

    [Fact]
    public void The_title_is_what_was_said_then_what_was_recorded()
    {
        var evidence = new CaptureEvidence { Title = "Recorded", Errors = ["System.TimeoutException: too slow"] };
        Assert.Equal("Said", SolutionTitle.Of(new SolutionFields { Title = "Said", Problem = "P" }, evidence));
        Assert.Equal("The cart is empty", SolutionTitle.Of(new SolutionFields { Problem = "The cart is empty. It was full before." }, evidence));
        Assert.Equal("Recorded", SolutionTitle.Of(new SolutionFields { Solution = "S" }, evidence));
        Assert.Equal("System.TimeoutException: too slow", SolutionTitle.Of(new SolutionFields(), evidence with { Title = null }));
        Assert.Equal("S", SolutionTitle.Of(new SolutionFields { Solution = "S" }, CaptureEvidence.None));
        Assert.Null(SolutionTitle.Of(new SolutionFields(), CaptureEvidence.None));
    }

    [Theory]
    [InlineData("```\ncode\n```\nThe pool is empty", "code")]
    [InlineData("---\n# Heading", "Heading")]
    [InlineData("\n\n  - item", "item")]
    [InlineData("\u001b[31mred\u001b[0m text", "[31mred [0m text")]
    public void Marks_of_Markdown_and_terminals_are_no_title(string problem, string title) =>
        Assert.Equal(title, SolutionTitle.Of(new SolutionFields { Problem = problem }, CaptureEvidence.None));
}
