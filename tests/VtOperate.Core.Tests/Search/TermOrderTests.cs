using System.Text;
using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public class TermOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public void Is_the_order_of_the_bytes(int count)
    {
        var random = new Random(count);
        string[] terms = Enumerable.Range(0, 20 * count + 2)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 14)).Select(_ => "ab\0z\u00e9\u4e2d"[random.Next(6)])))
            .Distinct(StringComparer.Ordinal).Take(count).ToArray();
        byte[] texts = Encoding.UTF8.GetBytes(string.Concat(terms));
        int[] starts = [0, .. terms.Select((_, i) => Encoding.UTF8.GetByteCount(string.Concat(terms.Take(i + 1))))];
        byte[][] expected = [.. terms.Select(term => Encoding.UTF8.GetBytes(term)).Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))];
        Assert.Equal(expected, TermOrder.Of(texts, starts).Select(term => texts[starts[term]..starts[term + 1]]));
    }
}
