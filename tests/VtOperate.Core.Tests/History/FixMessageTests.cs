using VtOperate.Core.History.Origins;

namespace VtOperate.Core.Tests.History;

public sealed class FixMessageTests
{
    [Theory]
    [InlineData("Stop the leak\n\nFixes: 1a2b3c4d5e (\"Read the pool\")", "1a2b3c4d5e")]
    [InlineData("Fix the total, which was introduced in commit 0f1e2d3c4b5a69788796a5b4c3d2e1f001234567.", "0f1e2d3c4b5a69788796a5b4c3d2e1f001234567")]
    [InlineData("Revert \"Cache it\"\n\nThis reverts commit 9f8e7d6c5b4a39281706f5e4d3c2b1a098765432.", "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432")]
    [InlineData("Regression from [1a2b3c4](https://example.org/1a2b3c4)", "1a2b3c4")]
    [InlineData("broken since\n`1a2b3c4d`", "1a2b3c4d")]
    public void It_names_the_culprit(string message, string commit) => Assert.Equal(commit, FixMessage.Read(message).Named[0].Commit);

    [Theory]
    [InlineData("Fix the total")]
    [InlineData("See 1a2b3c4d5e for the idea")]
    [InlineData("Cherry-picked from 1a2b3c4d5e")]
    [InlineData("Fixes: #1234")]
    [InlineData("Fixes: deadbeefcafe")]
    [InlineData("It was introduced in 2012 and 1234567x is no id")]
    [InlineData("")]
    public void It_names_nothing(string message) => Assert.Empty(FixMessage.Read(message).Named);

    [Fact]
    public void Lines_that_name_commits_or_people_are_no_words()
    {
        FixMessage read = FixMessage.Read("Close the pool\r\n\r\nFixes: 1a2b3c4d5e\r\nSigned-off-by: Zoë <zoe@example.org>\r\n");
        Assert.Equal("Close the pool", read.Words.Trim());
    }

    [Fact]
    public void A_long_message_takes_linear_time() => Assert.Empty(FixMessage.Read(string.Concat(Enumerable.Repeat("fixes commit in the ", 50_000)) + new string('a', 1_000_000)).Named);
}
