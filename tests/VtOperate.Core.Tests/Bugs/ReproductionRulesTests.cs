using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reproductions;

namespace VtOperate.Core.Tests.Bugs;

public sealed class ReproductionRulesTests
{
    private static readonly RunEnvironment s_here = new() { System = "Linux", Architecture = "X64", Runtime = ".NET", Culture = "", TimeZone = "UTC", Variables = ["CI=true"] };

    [Theory]
    [InlineData("N", "", "", "", true, ReproductionVerdict.UserError)]
    [InlineData("M", "", "", "", true, ReproductionVerdict.Environmental)]
    [InlineData("FPF", "", "", "", true, ReproductionVerdict.Flaky)]
    [InlineData("FPU", "PPP", "FFF", "a.cs", true, ReproductionVerdict.Flaky)]
    [InlineData("PPP", "", "", "", true, ReproductionVerdict.CannotReproduce)]
    [InlineData("UUU", "", "", "", true, ReproductionVerdict.CannotReproduce)]
    [InlineData("TTT", "", "", "", false, ReproductionVerdict.CannotReproduce)]
    [InlineData("PUU", "", "", "", true, ReproductionVerdict.CannotReproduce)]
    [InlineData("FFF", "PPP", "", "data/orders.json input.csv notes.md", true, ReproductionVerdict.DataIssue)]
    [InlineData("FFF", "PPP", "", "data/orders.json src/a.cs", true, ReproductionVerdict.UserError)]
    [InlineData("FFF", "PPP", "", "Makefile", true, ReproductionVerdict.UserError)]
    [InlineData("FFF", "FFF", "", "src/a.cs", true, ReproductionVerdict.Confirmed)]
    [InlineData("FFF", "FPF", "", "src/a.cs", true, ReproductionVerdict.Confirmed)]
    [InlineData("FFF", "UUU", "", "src/a.cs", true, ReproductionVerdict.Confirmed)]
    [InlineData("FFF", "", "FFF", "", true, ReproductionVerdict.NotABug)]
    [InlineData("FFF", "", "FFF", "", false, ReproductionVerdict.Environmental)]
    [InlineData("FFF", "", "PPP", "", true, ReproductionVerdict.Confirmed)]
    [InlineData("FFF", "", "FPF", "", true, ReproductionVerdict.Confirmed)]
    [InlineData("FFU", "", "UUU", "", true, ReproductionVerdict.Confirmed)]
    [InlineData("FFF", "PPP", "FFF", "src/a.cs", true, ReproductionVerdict.UserError)]
    public void The_first_rule_that_is_met_decides(string target, string clean, string baseline, string changed, bool hasSymptom, ReproductionVerdict verdict)
    {
        ReproductionRun[] runs = [.. Runs(RunPlace.Target, target), .. Runs(RunPlace.Clean, clean), .. Runs(RunPlace.Baseline, baseline)];

        (ReproductionVerdict chosen, string reason, IReadOnlyList<Evidence> evidence) = ReproductionRules.Judge(runs, hasSymptom, changed.Split(' ', StringSplitOptions.RemoveEmptyEntries), [], s_here);

        Assert.Equal(verdict, chosen);
        Assert.Equal(("Rule", reason), (evidence[0].Kind, evidence[0].Text));
        Assert.Equal(changed.Length > 0, evidence.Any(item => item.Kind == "WorkTree"));
        Assert.Equal(baseline.Length > 0, evidence.Any(item => item.Kind == "Baseline"));
        Assert.All(evidence, item => Assert.False(string.IsNullOrWhiteSpace(item.Text)));
    }

    [Fact]
    public void What_failed_elsewhere_and_passes_here_is_environmental_and_the_differences_are_named()
    {
        Reproduction there = Past(s_here with { TimeZone = "Asia/Tokyo", Variables = ["CI=true", "TZ=Asia/Tokyo"] });

        (ReproductionVerdict verdict, _, IReadOnlyList<Evidence> evidence) = ReproductionRules.Judge([.. Runs(RunPlace.Target, "PPP")], true, [], [there], s_here);

        Assert.Equal(ReproductionVerdict.Environmental, verdict);
        Assert.Equal(["time zone: Asia/Tokyo then, UTC now", "variable then: TZ=Asia/Tokyo"], evidence.Where(item => item.Kind == "Environment").Select(item => item.Text));
        Assert.Equal(ReproductionVerdict.CannotReproduce, ReproductionRules.Judge([.. Runs(RunPlace.Target, "PPP")], true, [], [Past(s_here)], s_here).Verdict);
    }

    [Theory]
    [InlineData(0, "", null, RunOutcome.Passed)]
    [InlineData(1, "x", null, RunOutcome.Failed)]
    [InlineData(139, "x", null, RunOutcome.Failed)]
    [InlineData(127, "sh: tool: not found", null, RunOutcome.ToolMissing)]
    [InlineData(126, "", null, RunOutcome.ToolMissing)]
    [InlineData(127, "boom", "boom", RunOutcome.Failed)]
    [InlineData(139, "x", "boom", RunOutcome.Unclear)]
    [InlineData(1, "x", "boom", RunOutcome.Unclear)]
    [InlineData(125, "", null, RunOutcome.Unclear)]
    public void A_run_shows_what_its_exit_code_and_output_say(int code, string output, string? pattern, RunOutcome outcome)
    {
        var rules = new ProbeRules(pattern is null ? null : SymptomPattern.Read(pattern));
        ReproductionRun run = ReproductionRun.Of(1, RunPlace.Target, null, new ProbeRun(ProbeEnd.Exited, code, output, TimeSpan.Zero), rules);
        Assert.Equal(outcome, run.Outcome);
    }

    [Fact]
    public void The_file_keeps_what_it_does_not_know_reads_back_and_is_written_byte_for_byte_the_same()
    {
        Reproduction first = Past(s_here) with { BugId = "BUG-0007", ErrorPattern = "boom \"ä\"\n", Timeout = TimeSpan.FromSeconds(2.5), ChangedFiles = ["grün/ä.txt"], Results = [.. Runs(RunPlace.Target, "FF")] };
        string text = ReproductionFile.Append(null, "r.json", first);
        Assert.Equal(text, ReproductionFile.Append(null, "r.json", first));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);

        Reproduction read = Assert.Single(ReproductionFile.Read(text, "r.json"));
        Assert.True(ReproductionFile.SaySame(first, read));
        Assert.Equal((first.Id, first.ErrorPattern, first.Timeout, first.At, "BUG-0007", first.Check.Program), (read.Id, read.ErrorPattern, read.Timeout, read.At, read.BugId, read.Check.Program));
        Assert.Equal(first.Check.Arguments, read.Check.Arguments);

        string other = text.Replace("\"version\": 1,", "\"version\": 1,\n  \"team\": \"ours\",", StringComparison.Ordinal);
        string more = ReproductionFile.Append(other, "r.json", first with { Id = Ulid.New(DateTimeOffset.UnixEpoch) });
        Assert.Contains("\"team\": \"ours\"", more, StringComparison.Ordinal);
        Assert.Equal(2, ReproductionFile.Read(more, "r.json").Count);
        Assert.NotEqual(first.Id, ReproductionFile.Read(more, "r.json")[0].Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"reproductions\": 3}")]
    [InlineData("{\"reproductions\": [")]
    public void A_file_that_is_something_else_is_never_overwritten(string text) =>
        Assert.Equal(Errors.ErrorId.DocumentNotEditable, Assert.Throws<Errors.OperationException>(() => ReproductionFile.Append(text, "r.json", Past(s_here))).Id);

    [Fact]
    public void The_view_says_verdict_reason_runs_and_output()
    {
        Reproduction found = Past(s_here) with { Results = [.. Runs(RunPlace.Target, "FF")], Evidence = [new Evidence("Rule", "It failed."), new Evidence("Runs", "Asked for: 2 runs, 2 failed.")] };
        Assert.Equal(
            """
            CHECK  confirmed
              It failed.
              tool 'a b'
              2 of 2 runs failed, 100 % (95 %: 34 % to 100 %)
              at 1234567890

            WHY
              - Asked for: 2 runs, 2 failed.

            RUNS
                1  Target    Failed           1.00 s  Because F.
                2  Target    Failed           1.00 s  Because F.

            OUTPUT OF RUN 1
              boom

            ENVIRONMENT
              Linux, X64, .NET
              culture invariant, time zone UTC

            """.ReplaceLineEndings("\n"),
            ReproductionView.Render(found, 80));
    }

    [Fact]
    public void A_rare_failure_among_many_runs_is_shown_and_so_is_what_to_do_next()
    {
        string outcomes = new string('P', 40) + "F" + new string('P', 9);
        string shown = ReproductionView.Render(Past(s_here) with { Verdict = ReproductionVerdict.Flaky, Results = [.. Runs(RunPlace.Target, outcomes)], BugId = "BUG-0007", File = "/r/reproduction.json", Repository = "/r", Baseline = new string('1', 40) }, 80);

        Assert.Contains("   41  Target    Failed", shown, StringComparison.Ordinal);
        Assert.Contains("and 38 more Passed in Results", shown, StringComparison.Ordinal);
        Assert.Contains("  1  Bisect    It passes", shown, StringComparison.Ordinal);
        Assert.Contains("\n               Invoke-BugBisect -Id BUG-0007 -Flaky\n", shown, StringComparison.Ordinal);
        Assert.Contains("\n               Complete-BugInvestigation BUG-0007 HEAD\n", shown, StringComparison.Ordinal);
    }

    private static Reproduction Past(RunEnvironment environment) => new()
    {
        Id = Ulid.New(DateTimeOffset.UnixEpoch),
        Verdict = ReproductionVerdict.Confirmed,
        Reason = "It failed.",
        Runs = 2,
        Failures = 2,
        Rate = 1,
        Interval = RateInterval.Of(2, 2),
        Check = new RecordedCheck("tool 'a b'") { Program = "tool", Arguments = ["a b"] },
        Environment = environment,
        Sha = "1234567890123456789012345678901234567890",
        At = DateTimeOffset.UnixEpoch,
    };

    private static IEnumerable<ReproductionRun> Runs(RunPlace place, string outcomes)
    {
        int number = 0;
        foreach (char sign in outcomes)
        {
            RunOutcome outcome = sign switch { 'F' => RunOutcome.Failed, 'P' => RunOutcome.Passed, 'M' => RunOutcome.ToolMissing, 'N' => RunOutcome.NotStarted, _ => RunOutcome.Unclear };
            yield return new ReproductionRun(++number, place, "1234567890123456789012345678901234567890", outcome, $"Because {sign}.", 1, TimeSpan.FromSeconds(1), "boom\n") { TimedOut = sign == 'T' };
        }
    }
}
