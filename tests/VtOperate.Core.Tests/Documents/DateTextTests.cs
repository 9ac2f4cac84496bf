using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-03-01 00:00:00")]
    [InlineData(" 2026-3-1 ", "2026-03-01 00:00:00")]
    [InlineData("2026/03/01", "2026-03-01 00:00:00")]
    [InlineData("20260301", "2026-03-01 00:00:00")]
    [InlineData("2026-03-01 14:05", "2026-03-01 14:05:00")]
    [InlineData("2026-03-01T14:05:09Z", "2026-03-01 14:05:09")]
    [InlineData("2026-03-01T14:05:09.123+02:00", "2026-03-01 14:05:09")]
    [InlineData("1 March 2026", "2026-03-01 00:00:00")]
    [InlineData("Mar 1, 2026", "2026-03-01 00:00:00")]
    public void Reads_what_means_one_day(string text, string expected)
    {
        Assert.True(DateText.TryParse(text, out DateTime date));
        Assert.Equal(expected, date.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("03/04/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-301")]
    [InlineData("0000-01-01")]
    [InlineData("202603011")]
    [InlineData("2026-03/01")]
    public void Leaves_the_rest(string? text) => Assert.False(DateText.TryParse(text, out _));

    [Theory]
    [InlineData("2026-03-01-1405-decision", "2026-03-01 14:05")]
    [InlineData("2026-03-01-session-summary", "2026-03-01 00:00")]
    [InlineData("2026-03-01-9905-x", "2026-03-01 00:00")]
    [InlineData("language-code-mapping-20260220", "2026-02-20 00:00")]
    [InlineData("v12345678-then-20260220", "2026-02-20 00:00")]
    public void Finds_the_date_in_a_file_name(string name, string expected)
    {
        Assert.True(DateText.TryFind(name, out DateTime date));
        Assert.Equal(expected, date.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("no-date")]
    [InlineData("build-120260220")]
    [InlineData("build-202602201")]
    [InlineData("99999999")]
    public void Finds_none_where_there_is_none(string name) => Assert.False(DateText.TryFind(name, out _));
}
