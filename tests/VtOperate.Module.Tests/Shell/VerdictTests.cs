using System.Management.Automation;
using VtOperate.Core.Stand;
using VtOperate.Shell.Output;

namespace VtOperate.Module.Tests.Shell
{
    public sealed class VerdictTests
    {
        [Fact]
        public void Nothing_wrong_is_zero() =>
            Assert.Equal(0, Of(new CheckResult("a", true), "text", false, null, new OtherRecord(false)).ExitCode);

        [Fact]
        public void A_failed_check_or_a_finding_is_one()
        {
            Assert.Equal(1, Of(new CheckResult("a", true), new CheckResult("b", false)).ExitCode);
            Assert.Equal(1, Of(new DriftFinding("rule", "New")).ExitCode);
            Assert.Equal(1, Of(new DriftFinding("rule", "Accepted"), new DriftFinding("rule", "Expired")).ExitCode);
            Assert.Equal(0, Of(new DriftFinding("rule", "Accepted"), new DriftFinding("rule", "Suppressed")).ExitCode);
            Assert.Equal(1, Of(new StaleFinding("LinkBroken")).ExitCode);
            Assert.Equal(1, Of(new PatternWarning(1, 0.9, new StandPattern("a", "A", "", ""), "a.cs", 1, "x", [], "/r")).ExitCode);
        }

        [Theory]
        [InlineData("Drift", 1)]
        [InlineData("ImplementationError", 0)]
        [InlineData("Unknown", 3)]
        public void What_is_unknown_of_a_bug_is_a_check_that_could_not_be_made(string answer, int exit) => Assert.Equal(exit, Of(new SpecVerdict(answer)).ExitCode);

        [Fact]
        public void A_plain_no_counts_only_where_a_check_was_asked()
        {
            var verdict = new Verdict { AsksYesOrNo = true };
            verdict.See(PSObject.AsPSObject(true));
            Assert.Equal(0, verdict.ExitCode);
            verdict.See(PSObject.AsPSObject(false));
            Assert.Equal(1, verdict.ExitCode);
        }

        [Fact]
        public void A_record_of_the_same_name_from_elsewhere_says_nothing() =>
            Assert.Equal(0, Of(new Elsewhere.CheckResult(false)).ExitCode);

        private static Verdict Of(params object?[] items)
        {
            var verdict = new Verdict();
            foreach (object? item in items) verdict.See(item is null ? null : PSObject.AsPSObject(item));
            return verdict;
        }
    }
}

namespace VtOperate.Core.Stand
{
    public sealed record CheckResult(string Target, bool Passed);

    public sealed record DriftFinding(string Rule, string State);

    public sealed record StaleFinding(string Kind);

    public sealed record SpecVerdict(string Verdict);

    public sealed record OtherRecord(bool Passed);
}

namespace VtOperate.Module.Tests.Shell.Elsewhere
{
    public sealed record CheckResult(bool Passed);
}
