using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public class BestDocumentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Are_the_first_of_all_by_score_and_then_by_id(int first)
    {
        var random = new Random(first);
        for (int round = 0; round < 200; round++)
        {
            // Few different scores, so that ids decide often; ids in another order than numbers.
            double[] scores = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (double)random.Next(1, 6))];
            int[] ids = [.. Enumerable.Range(0, scores.Length)];
            random.Shuffle(ids);
            string Id(int document) => ids[document].ToString("000", System.Globalization.CultureInfo.InvariantCulture);
            var best = new BestDocuments(first, scores, Id);
            for (int document = 0; document < scores.Length; document++)
            {
                if (scores[document] >= best.Least) best.Offer(document);
            }

            IEnumerable<int> expected = Enumerable.Range(0, scores.Length).OrderByDescending(document => scores[document]).ThenBy(Id, StringComparer.Ordinal).Take(first);
            Assert.Equal(expected, best.Ranked().Select(hit => hit.Document));
        }
    }
}
