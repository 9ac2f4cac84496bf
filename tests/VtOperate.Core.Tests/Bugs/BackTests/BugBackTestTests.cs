using VtOperate.Core.Bugs.BackTests;

namespace VtOperate.Core.Tests.Bugs.BackTests;

public sealed class BugBackTestTests
{
    [Fact]
    public void Places_become_shares_with_an_interval()
    {
        BackTestScore score = BackTestScore.Of([1, 1, 2, 0]);
        Assert.Equal((4, 0.5, 0.75, 0.625), (score.Count, score.Top1, score.Top5, score.MeanReciprocalRank));
        Assert.InRange(score.Top1Low!.Value, 0.14, 0.16);
        Assert.InRange(score.Top1High!.Value, 0.84, 0.86);
    }

    [Fact]
    public void Nothing_measured_is_unknown_and_not_zero()
    {
        BugBackTest none = BugBackTest.Of(50, [], [], "/srv/shop");
        Assert.Null(none.Files.Top1);
        Assert.Null(none.Commits.MeanReciprocalRank);
        Assert.StartsWith("Unknown: ", Assert.Single(none.Notes), StringComparison.Ordinal);
        Assert.Equal(4, BackTestView.Render(none, 80).Split("unknown").Length - 1);
    }

    [Fact]
    public void Fixes_without_a_known_origin_count_for_files_alone()
    {
        BugBackTest test = BugBackTest.Of(2, [Case("a", 1, 1), Case("b", 3, null)], [], "/srv/shop");
        Assert.Equal((2, 2, 1), (test.Fixes, test.Files.Count, test.Commits.Count));
        Assert.DoesNotContain(test.Notes, note => note.StartsWith("Only", StringComparison.Ordinal));
        Assert.Contains(test.Notes, note => note.StartsWith("Optimistic: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Fewer_fixes_than_asked_for_are_said() =>
        Assert.Contains("Only 1 of the 50 fixes asked for were recognised; how the ranking does on more is unknown.", BugBackTest.Of(50, [Case("a", 1, 1)], [], "/srv/shop").Notes);

    [Fact]
    public void Reads_well_at_80_columns() => Assert.Equal("""
        BACK TEST  /srv/shop
                   4 past fixes, each taken as a report

                                      first right          in first 5  mean 1/rank
          files   this ranking        50 % (15 to 85 %)    75 %        0.65
                  changed last        25 % (5 to 70 %)     50 %        0.38
          commits this ranking        33 % (6 to 79 %)     67 %        0.44
                  file's last changes 33 % (6 to 79 %)     67 %        0.50

          The origin is known for 3 of them; for 1 the answer would have been "cannot
          tell".

        WHERE THE FILE WAS NOT AMONG THE FIRST FIVE
          bbbbbbbb     9  Guests cannot pay with a voucher whose value is higher than
                          the cart's total

        MIND
          ! Optimistic: the message of a fix was written by somebody who knew the
            answer; a user's report says less.
          ! Which commit was right is itself found by Find-BugOrigin, from the fix
            alone, unless the fix names it.

        """.ReplaceLineEndings("\n"), BackTestView.Render(Sample(), 81));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void No_line_is_wider_than_the_terminal(int width) => Assert.All(BackTestView.Render(Sample(), width).Split('\n'), line => Assert.InRange(line.Length, 0, width));

    private static BugBackTest Sample() => BugBackTest.Of(4, [Case("a", 1, 1) with { LastChangedRank = 1 }, Case("b", 9, 3) with { IsUnclear = true, Title = "Guests cannot pay with a voucher whose value is higher than the cart's total" }, Case("c", 1, 0), Case("d", 2, null) with { LastChangedRank = 2 }], [], "/srv/shop");

    private static BackTestCase Case(string letter, int file, int? commit) => new(
        new string(letter[0], 40), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), "Empty carts crash", ["src/Cart.cs"], file, 0, commit is null ? [] : ["f"], commit, commit is null ? null : letter == "a" ? 1 : letter == "b" ? 2 : 0, 0.4, false, "/srv/shop");
}
