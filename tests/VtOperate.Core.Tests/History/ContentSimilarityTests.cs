using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Core.Tests.History;

public class ContentSimilarityTests
{
    [Theory]
    [InlineData("one\ntwo\nthree\n", "one\ntwo\nthree\n", 1)]
    [InlineData("one\ntwo\n", "one\r\ntwo\r\n", 0.8)]
    [InlineData("aaaa\nbbbb\n", "aaaa\ncccc\n", 0.5)]
    [InlineData("a long line that both have, which weighs more than the short ones\nx\n", "a long line that both have, which weighs more than the short ones\ny\n", 66.0 / 68)]
    [InlineData("one\n", "one\ntwo\nthree\n", 0)]
    [InlineData("", "one\n", 0)]
    [InlineData("", "", 0)]
    [InlineData("same\nsame\nsame\n", "same\nother\nmore\n", 5.0 / 16)]
    public void Bytes_of_shared_lines_count_by_the_larger_size(string left, string right, double expected)
    {
        double similarity = Similarity(left, right);
        Assert.Equal(expected, similarity, 0.02);
        Assert.Equal(similarity, Similarity(right, left), 12);
    }

    [Fact]
    public void A_line_without_end_is_cut_every_64_bytes()
    {
        string minified = string.Concat(Enumerable.Range(0, 640).Select(i => (char)('a' + (i * 7 % 26))));
        Assert.Equal(0.9, Similarity(minified, minified[..576] + new string('.', 64)), 0.001);
    }

    private static double Similarity(string left, string right) => (double)new ContentSimilarity(Encoding.UTF8.GetBytes(left)).With(new ContentSimilarity(Encoding.UTF8.GetBytes(right))) / ContentSimilarity.Highest;
}
