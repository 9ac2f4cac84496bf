using VtOperate.Core.History.Bisection;

namespace VtOperate.Core.Tests.History.Bisection;

public sealed class FlakySearchTests
{
    private const double Enough = 0.965;

    [Theory]
    [InlineData(1, 0, 16)]
    [InlineData(0.9, 0.1, 60)]
    [InlineData(0.6, 0, 80)]
    [InlineData(0.8, 0.2, 150)]
    public void What_is_claimed_is_true_on_lines(double failing, double falseAlarm, int most)
    {
        var random = new Random(5);
        int right = 0, runs = 0;
        const int rounds = 40;
        for (int round = 0; round < rounds; round++)
        {
            (bool isRight, int needed) = Run(RandomHistory.Line(64), random, random.Next(64), failing, falseAlarm, 1);
            right += isRight ? 1 : 0;
            runs += needed;
        }

        // 40 rounds at .95 have at least 34 right in 99 of 100 cases.
        Assert.InRange(right, 34, rounds);
        Assert.InRange((double)runs / rounds, 6, most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Branches_and_merges_are_told_apart_too(int atOnce)
    {
        var random = new Random(6);
        int right = 0;
        const int rounds = 30;
        for (int round = 0; round < rounds; round++)
        {
            BisectGraph graph = RandomHistory.Graph(RandomHistory.Next(random, random.Next(10, 150), 0.4));
            if (Run(graph, random, random.Next(graph.Count), 0.9, 0.05, atOnce).IsRight) right++;
        }

        Assert.InRange(right, 25, rounds);
    }

    [Fact]
    public void A_commit_that_cannot_be_judged_is_not_asked_again()
    {
        var search = new FlakySearch(RandomHistory.Line(32), null, FlakyRates.Default, CancellationToken.None);
        var asked = new HashSet<int>();
        while (search.Next(1) is [int next])
        {
            Assert.True(asked.Add(next));
            search.Tell([(next, null)]);
        }

        // The good end tells nothing more once all others are closed.
        Assert.Equal(Enumerable.Range(0, 32), asked.Where(commit => commit != BisectGraph.Outside).Order());
        Assert.Empty(search.Next(1));
    }

    [Fact]
    public void A_right_suspect_saves_runs()
    {
        var random = new Random(8);
        int without = 0, with = 0;
        for (int round = 0; round < 20; round++)
        {
            BisectGraph graph = RandomHistory.Line(128);
            int culprit = random.Next(128);
            without += Run(graph, new Random(round), culprit, 0.9, 0.1, 1).Runs;
            with += Run(graph, new Random(round), culprit, 0.9, 0.1, 1, BisectPrior.Of(graph, [(graph.Ids[culprit], 0.5)])).Runs;
        }

        Assert.True(with < 0.8 * without, $"{with} runs with, {without} without");
    }

    [Fact]
    public void The_rates_are_learned()
    {
        var random = new Random(9);
        var search = new FlakySearch(RandomHistory.Line(64), null, FlakyRates.Default, CancellationToken.None);
        for (int run = 0; run < 400; run++)
        {
            int next = search.Next(1)[0];
            search.Tell([(next, random.NextDouble() < (next >= 40 ? 0.7 : 0.1))]);
        }

        Assert.Equal(40, search.Likeliest);
        Assert.InRange(search.Rates.True, 0.6, 0.8);
        Assert.InRange(search.Rates.False, 0.03, 0.18);
    }

    private static (bool IsRight, int Runs) Run(BisectGraph graph, Random random, int culprit, double failing, double falseAlarm, int atOnce, BisectPrior? prior = null)
    {
        bool[] isBad = RandomHistory.Bad(graph.Parents, culprit);
        var search = new FlakySearch(graph, prior, FlakyRates.Default, CancellationToken.None);
        int runs = 0;
        while (search.Confidence < Enough && runs < 2000)
        {
            IReadOnlyList<int> next = search.Next(atOnce);
            runs += next.Count;
            search.Tell([.. next.Select(commit => (commit, (bool?)(random.NextDouble() < (commit != BisectGraph.Outside && isBad[commit] ? failing : falseAlarm))))]);
        }

        return (search.Likeliest == culprit, runs);
    }
}
