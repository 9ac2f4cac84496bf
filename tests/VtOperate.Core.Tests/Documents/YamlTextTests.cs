using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("connection refused")]
    [InlineData("Payment service")]
    [InlineData("it's a `word`")]
    [InlineData("502 Bad Gateway")]
    [InlineData("http://host/path?a=b#c")]
    [InlineData("größer 日本語 😀")]
    [InlineData("a#b, c [d]")]
    public void Words_stay_without_quotes(string text) => Assert.Equal(text, YamlText.Scalar(text));

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("Off")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("y")]
    [InlineData("1.20")]
    [InlineData("0x1F")]
    [InlineData("1e3")]
    [InlineData("12:30:45")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01 10:00:00 Z")]
    [InlineData(".inf")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("- dash")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData("<<")]
    [InlineData("=")]
    [InlineData("`code` first")]
    [InlineData("@name")]
    [InlineData("50% # half")]
    [InlineData("key: value")]
    [InlineData("ends with:")]
    [InlineData(" leading")]
    [InlineData("trailing ")]
    public void What_could_be_more_than_its_words_is_quoted(string text) => Assert.Equal($"\"{text}\"", YamlText.Scalar(text));

    [Theory]
    [InlineData("a: b # c", "\"a: b # c\"")]
    [InlineData("say \"hi\"\\\n\t", "\"say \\\"hi\\\"\\\\\\n\\t\"")]
    [InlineData("\u0001\u2028\ufeff", "\"\\u0001\\u2028\\uFEFF\"")]
    public void Double_quotes_hold_anything(string text, string expected) => Assert.Equal(expected, YamlText.DoubleQuoted(text));

    [Fact]
    public void Half_a_surrogate_pair_cannot_be_kept() => Assert.Equal("\"\ufffd\"", YamlText.DoubleQuoted("\ud800"));

    [Fact]
    public void Double_quotes_and_backslashes_are_easier_to_read_in_single_quotes() => Assert.Equal("'C:\\x: \"y\"'", YamlText.Scalar("C:\\x: \"y\""));

    [Fact]
    public void A_list_in_brackets_quotes_what_would_part_it() => Assert.Equal("[redis, \"a, b\", \"x]\", \"it's\"]", YamlText.FlowList(["redis", "a, b", "x]", "it's"]));

    [Fact]
    public void A_day_is_written_as_front_matter_has_it() => Assert.Equal("2026-03-01", YamlText.Date(new DateOnly(2026, 3, 1)));
}
