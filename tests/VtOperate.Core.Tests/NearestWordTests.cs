namespace VtOperate.Core.Tests;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("solutions", "solutions", 0)]
    [InlineData("Solutions", "solutions", 0)]
    [InlineData("soultions", "solutions", 1)]
    [InlineData("solution", "solutions", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Counts_slips(string left, string right, int expected)
    {
        Assert.Equal(expected, NearestWord.Distance(left, right));
        Assert.Equal(expected, NearestWord.Distance(right, left));
    }

    [Fact]
    public void Is_a_bounded_symmetric_distance()
    {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            string a = Word(random), b = Word(random);
            int distance = NearestWord.Distance(a, b);
            Assert.Equal(distance, NearestWord.Distance(b, a));
            Assert.InRange(distance, Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
            Assert.Equal(a == b, distance == 0);
        }

        static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => (char)random.Next('a', 'd'))]);
    }

    [Fact]
    public void Offers_the_nearest_and_nothing_that_is_far()
    {
        string[] keys = ["solutions", "patterns", "bugs"];
        Assert.Equal("solutions", NearestWord.Find("soluton", keys));
        Assert.Equal("bugs", NearestWord.Find("bug", keys));
        Assert.Null(NearestWord.Find("weather", keys));
        Assert.Null(NearestWord.Find("x", keys));
        Assert.Null(NearestWord.Find("anything", []));
    }
}
