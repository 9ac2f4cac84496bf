using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public class TermTableTests
{
    private const string Signs = "abcxyz019_./\0\u007f\u0080\u00e4\u4e2d\ud83d\ude00";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Numbers_terms_as_a_dictionary_does_whatever_their_characters(int seed)
    {
        var random = new Random(seed);
        var table = new TermTable(16);
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int round = 0; round < 30_000; round++)
        {
            string term = string.Concat(Enumerable.Range(0, random.Next(0, random.Next(1, 14))).Select(_ => Signs[random.Next(Signs.Length)]));
            Assert.Equal(expected.GetValueOrDefault(term, -1), table.Find(term));
            if (random.Next(2) == 0) continue;
            if (!expected.TryGetValue(term, out int number)) expected[term] = number = expected.Count;
            Assert.Equal(number, table.GetOrAdd(term));
            Assert.Equal(term, table[number]);
        }

        Assert.Equal(expected.Count, table.Count);
    }

    [Fact]
    public void Tells_short_terms_apart_that_differ_only_by_the_character_zero()
    {
        var table = new TermTable();
        string[] terms = ["", "\0", "\0\0", "a", "\0a", "a\0", "\u0080", "\u0100", "aaaaaaaaa", "aaaaaaaaaa"];
        for (int i = 0; i < terms.Length; i++) Assert.Equal(i, table.GetOrAdd(terms[i]));
        for (int i = 0; i < terms.Length; i++) Assert.Equal(i, table.Find(terms[i]));
    }
}
