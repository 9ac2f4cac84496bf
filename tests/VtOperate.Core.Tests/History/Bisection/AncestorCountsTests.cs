using VtOperate.Core.History.Bisection;

namespace VtOperate.Core.Tests.History.Bisection;

public sealed class AncestorCountsTests
{
    [Fact]
    public void Ancestors_are_counted_once_on_any_history()
    {
        var random = new Random(3);
        for (int round = 0; round < 60; round++)
        {
            int[][] parents = RandomHistory.Next(random, random.Next(1, 400), random.NextDouble() * 0.6);
            BisectGraph graph = RandomHistory.Graph(parents);
            var range = BisectRange.Of(graph, new BisectKnowledge(graph), CancellationToken.None);
            int[] counts = AncestorCounts.Of(range, CancellationToken.None);
            for (int at = 0; at < range.Size; at++)
            {
                bool[] below = new bool[graph.Count];
                graph.MarkAncestors(range.Commits[at], below);
                Assert.Equal(below.Count(mark => mark), counts[at]);
            }
        }
    }
}
