using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Tests.Bugs;

public sealed class BugMovesTests
{
    [Theory]
    [InlineData(null, "Investigating Declined Duplicate")]
    [InlineData(BugStatus.Reported, "Investigating Declined Duplicate")]
    [InlineData(BugStatus.Investigating, "Reproduced Declined Duplicate")]
    [InlineData(BugStatus.Reproduced, "FixReady Declined Duplicate")]
    [InlineData(BugStatus.FixReady, "Verified Declined Duplicate")]
    [InlineData(BugStatus.Verified, "Closed Declined Duplicate")]
    [InlineData(BugStatus.Closed, "Investigating")]
    [InlineData(BugStatus.Declined, "")]
    [InlineData(BugStatus.Duplicate, "")]
    public void Only_the_moves_of_the_contracts_are_there(BugStatus? from, string moves) => Assert.Equal(moves, string.Join(' ', BugMoves.From(from)));

    [Theory]
    [InlineData("fix-ready", BugStatus.FixReady)]
    [InlineData("FixReady", BugStatus.FixReady)]
    [InlineData("fix_ready", BugStatus.FixReady)]
    [InlineData(" Investigating ", BugStatus.Investigating)]
    [InlineData("triaged", null)]
    [InlineData("3", null)]
    [InlineData(null, null)]
    public void A_state_is_read_in_any_spelling_and_an_unknown_one_is_unknown(string? text, BugStatus? status)
    {
        Assert.Equal(status, BugStatusText.Parse(text));
        Assert.All(Enum.GetValues<BugStatus>(), known => Assert.Equal(known, BugStatusText.Parse(BugStatusText.Of(known))));
    }

    [Fact]
    public void A_move_that_is_not_allowed_names_those_that_are()
    {
        OperationException refused = Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.Reported), new BugUpdate { Status = BugStatus.Closed }));
        Assert.Equal(ErrorId.MoveNotAllowed, refused.Id);
        Assert.Equal("BUG-0007 cannot go from reported to closed: allowed: investigating, declined, duplicate.", refused.Message);
        Assert.Contains("before and after the fix", Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.FixReady), new BugUpdate { Status = BugStatus.Verified })).Message, StringComparison.Ordinal);
        Assert.Contains("Test-BugReproduction", Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.Investigating), new BugUpdate { Status = BugStatus.Reproduced })).Message, StringComparison.Ordinal);
        Assert.Contains("-DuplicateOf", Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.Reported), new BugUpdate { Status = BugStatus.Duplicate })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduced_is_earned_by_a_check_that_failed_or_by_a_reason()
    {
        Assert.Equal(BugStatus.Reproduced, BugMoveRules.Settle(Record(BugStatus.Investigating) with { Reproductions = [Failed()] }, new BugUpdate { Status = BugStatus.Reproduced }).Status);
        Assert.Equal(BugStatus.Reproduced, BugMoveRules.Settle(Record(BugStatus.Investigating), new BugUpdate { Status = BugStatus.Reproduced, NoReproduction = "why" }).Status);
        Assert.Equal(BugStatus.Duplicate, BugMoveRules.Settle(Record(BugStatus.Reported), new BugUpdate { DuplicateOf = "BUG-0001" }).Status);
    }

    [Fact]
    public void A_failed_fix_takes_the_bug_back_and_three_end_in_an_escalation()
    {
        Assert.Equal(BugStatus.Reproduced, BugMoveRules.Settle(Record(BugStatus.FixReady), new BugUpdate { FailedFix = new FailedFix("a", "b") }).Status);
        Assert.Null(BugMoveRules.Settle(Record(BugStatus.Investigating), new BugUpdate { FailedFix = new FailedFix("a", "b") }).Status);
        Assert.Null(BugMoves.Escalation([new("a", "1"), new("b", "2")]));
        Assert.Equal(
            "Escalate: the model of the bug is wrong. 3 fixes have failed (a: 1; b: 2; c); stop changing code and question what is taken for granted, with somebody who has not worked on it.",
            BugMoves.Escalation([new("a", "1"), new("b", "2"), new("c", "")]));
        Assert.Equal(new FailedFix("abc", "x: y"), FailedFix.Read(new FailedFix("abc", "x: y").ToString()));
    }

    [Fact]
    public void A_failed_fix_reopens_a_closed_bug_and_is_refused_where_nothing_follows()
    {
        var failed = new BugUpdate { FailedFix = new FailedFix("a", "b") };
        Assert.Equal(BugStatus.Investigating, BugMoveRules.Settle(Record(BugStatus.Closed) with { Fix = "a" }, failed).Status);
        Assert.Null(BugMoveRules.Settle(Record(BugStatus.Closed) with { Fix = "c", FailedFixes = [new("a", "b")] }, failed).Status);
        Assert.Contains("goes to investigating", Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.Closed) with { Fix = "a" }, failed with { Status = BugStatus.Closed })).Message, StringComparison.Ordinal);
        foreach (BugStatus end in (BugStatus[])[BugStatus.Declined, BugStatus.Duplicate])
            Assert.Equal(ErrorId.MoveNotAllowed, Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(end) with { DuplicateOf = "BUG-0001" }, failed)).Id);
    }

    [Fact]
    public void The_same_commit_is_one_failed_fix_with_its_reasons()
    {
        Assert.Equal([new("a", "1; 2"), new("b", ""), new("c", "x: y")], FailedFix.Merge([new("a", "1"), new("b", ""), new("a", "2"), new("a", "1"), new("a", ""), FailedFix.Read("c: x: y")]));
        Assert.True(new FailedFix("a", "one; two").Says("two"));
        Assert.False(new FailedFix("a", "one; two").Says("wo"));
    }

    [Fact]
    public void A_proof_takes_a_bug_to_reproduced_from_where_nobody_has_a_fix_yet()
    {
        var proved = new BugUpdate { Status = BugStatus.Reproduced, IsProved = true };
        Assert.Equal(BugStatus.Reproduced, BugMoveRules.Settle(Record(BugStatus.Reported), proved).Status);
        Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.Closed), proved));
        Assert.Throws<OperationException>(() => BugMoveRules.Settle(Record(BugStatus.Reported), proved with { IsProved = false }));
    }

    [Fact]
    public void Report_and_fix_plan_are_read_back_as_they_were_written()
    {
        Assert.Equal("Words\n## no heading", BugSections.Report("# B\n\n## Report\n\n```text\nWords\n## no heading\n```\n\n## Stack traces\n\nNone.\n"));
        Assert.Equal("", BugSections.Report("## Report\r\n\r\nNo words were given.\r\n"));
        FixPlan plan = BugSections.FixPlan("## Fix plan\n\n- Likely to change: `src/a.cs`\n- The fix must bring a test.\n- Risk: src/a.cs: often\n- Done before: x: y\n")!;
        Assert.Equal(("src/a.cs", "The fix must bring a test.", "src/a.cs: often", "x: y"), (plan.Files.Single(), plan.RegressionTest, plan.Risks.Single(), plan.PastFixes.Single()));
        Assert.Null(BugSections.FixPlan("# nothing\n"));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(0.5, 5)]
    [InlineData(0.1, 29)]
    [InlineData(0.001, 200)]
    public void A_flaky_check_is_run_often_enough_to_be_seen(double rate, int runs) => Assert.Equal(runs, BugCompleter.RunsFor(rate));

    private static BugRecord Record(BugStatus status) => new() { Label = "BUG-0007", Status = status, StatusText = BugStatusText.Of(status), File = "/r/report.md", Repository = "/r" };

    private static Reproduction Failed() => new()
    {
        Id = "x",
        Verdict = ReproductionVerdict.Confirmed,
        Reason = "",
        Interval = new RateInterval(0, 1),
        Check = new RecordedCheck("x"),
        Environment = new RunEnvironment { System = "", Architecture = "", Runtime = "", Culture = "", TimeZone = "" },
    };
}
