using VtOperate.Core.History.Bisection;

namespace VtOperate.Core.Tests.History.Bisection;

public sealed class FlakyClaimTests
{
    [Theory]
    [InlineData(0.96, 0.2, 0.8, 1.0, 0.96)]
    [InlineData(0.96, 0.2, 0.8, 0.5, 0.92)]
    [InlineData(0.96, 0.4, 0.6, 0.0, 0.68)]
    [InlineData(0.5, 0.55, 0.6, 0.0, 0.0)]
    public void Doubt_counts_as_it_stands_only_where_the_rates_are_seen_to_lie_apart(double likely, double without, double with, double apart, double claim) =>
        Assert.Equal(claim, FlakyClaim.Of(likely, (without, with), apart), 6);

    [Fact]
    public void The_surer_the_rates_lie_apart_the_more_is_claimed_and_never_more_than_the_sum_says()
    {
        double[] claims = [.. Enumerable.Range(0, 101).Select(i => FlakyClaim.Of(0.97, (0.3, 0.6), i / 100.0))];

        Assert.Equal(claims.Order(), claims);
        Assert.True(claims[0] < claims[^1]);
        Assert.InRange(claims[^1], 0, 0.97);
    }

    [Theory]
    [InlineData(0.2, 0.6, true)]
    [InlineData(0.3, 0.6, false)]
    [InlineData(0.01, 0.1, true)]
    [InlineData(0.02, 0.1, false)]
    public void Rates_lie_apart_by_their_difference_or_by_a_factor(double without, double with, bool isApart) => Assert.Equal(isApart, FlakyClaim.IsApart(without, with));
}
