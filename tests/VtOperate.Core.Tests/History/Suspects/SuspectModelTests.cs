using VtOperate.Core.History;
using VtOperate.Core.History.Suspects;

namespace VtOperate.Core.Tests.History.Suspects;

public sealed class SuspectModelTests
{
    [Fact]
    public void Every_figure_has_its_place_and_most_have_a_weight()
    {
        double[] lit = new double[SuspectFeatures.Count];
        Array.Fill(lit, 1);
        double[] one = SuspectModel.Parts(lit), none = SuspectModel.Parts(new double[SuspectFeatures.Count]);
        Assert.Equal(Enum.GetValues<SuspectFeature>().Length, one.Length);
        Assert.All(one.Zip(none), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Shares_add_up_to_one_and_probabilities_to_less_in_the_same_order()
    {
        var random = new Random(4711);
        for (int round = 0; round < 200; round++)
        {
            int count = random.Next(1, 150);
            SuspectCandidate[] candidates = [.. Enumerable.Range(0, count).Select(i => Candidate(i))];
            double[][] figures = [.. candidates.Select(_ => Enumerable.Range(0, SuspectFeatures.Count).Select(_ => (random.NextDouble() * 6) - 3).ToArray())];
            double[] odds = SuspectModel.Odds(candidates, figures), said = SuspectModel.Probabilities(odds);
            Assert.Equal(1, odds.Sum(), 9);
            Assert.InRange(said.Sum(), 0, 1);
            Assert.All(said, probability => Assert.InRange(probability, 0, 1));
            Assert.Equal(Enumerable.Range(0, count).OrderByDescending(i => odds[i]), Enumerable.Range(0, count).OrderByDescending(i => said[i]));
        }
    }

    [Fact]
    public void Without_candidates_there_are_no_shares()
    {
        Assert.Empty(SuspectModel.Odds([], []));
        Assert.Empty(SuspectModel.Probabilities([]));
    }

    [Fact]
    public void A_frame_speaks_for_a_commit_and_a_revert_against_it()
    {
        SuspectCandidate plain = Candidate(1), framed = Candidate(2), reverted = Candidate(3);
        framed.Ties.Add(new SuspectTie("FrameLine", "last touched line 3 of a.cs", 1, "a.cs", 3));
        framed.Ties.Add(new SuspectTie("NearLines", "last touched 2 lines around a.cs:3", 0.5, "a.cs", 3));
        reverted.RevertedBy = plain.Commit.Id;
        Assert.Equal(0, SuspectModel.ByHand(plain));
        Assert.Equal(SuspectModel.FrameLine + (0.5 * SuspectModel.NearLines), SuspectModel.ByHand(framed), 9);
        Assert.True(SuspectModel.ByHand(reverted) < 0);
        double[] same = new double[SuspectFeatures.Count];
        double[] odds = SuspectModel.Odds([plain, framed, reverted], [same, same, same]);
        Assert.True(odds[1] > odds[0] && odds[0] > odds[2]);
    }

    [Fact]
    public void More_doubt_takes_from_the_first_and_keeps_the_order()
    {
        double[] odds = [0.05, 0.8, 0.15];
        double[] sure = SuspectModel.Calibrate(odds, 1, 0), doubting = SuspectModel.Calibrate(odds, 1, 0.5);
        Assert.Equal(odds, sure.Select(value => Math.Round(value, 12)));
        Assert.True(doubting[1] < sure[1] && doubting[1] > doubting[2] && doubting[2] > doubting[0]);
    }

    private static SuspectCandidate Candidate(int number) => new(new CommitNode(Id(number), default, [], 0, false));

    private static ObjectId Id(int number) => ObjectId.TryParse(number.ToString("x40"), out ObjectId id) ? id : default;
}
