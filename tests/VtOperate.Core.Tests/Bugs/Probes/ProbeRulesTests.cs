using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Tests.Bugs.Probes;

public sealed class ProbeRulesTests
{
    [Theory]
    [InlineData(0, ProbeVerdict.Good)]
    [InlineData(1, ProbeVerdict.Bad)]
    [InlineData(124, ProbeVerdict.Bad)]
    [InlineData(125, ProbeVerdict.Skip)]
    [InlineData(126, ProbeVerdict.Bad)]
    [InlineData(127, ProbeVerdict.Bad)]
    [InlineData(128, ProbeVerdict.Abort)]
    [InlineData(255, ProbeVerdict.Abort)]
    [InlineData(-1073741819, ProbeVerdict.Abort)]
    public void Exit_codes_mean_what_they_mean_to_git(int code, ProbeVerdict verdict) => Assert.Equal(verdict, new ProbeRules().Judge(Exited(code)));

    [Theory]
    [InlineData(1, "boom: x", ProbeVerdict.Bad)]
    [InlineData(139, "boom: x", ProbeVerdict.Bad)]
    [InlineData(1, "other", ProbeVerdict.Skip)]
    [InlineData(139, "other", ProbeVerdict.Abort)]
    [InlineData(0, "boom: x", ProbeVerdict.Good)]
    [InlineData(125, "boom: x", ProbeVerdict.Skip)]
    public void With_a_symptom_only_a_failure_that_shows_it_is_bad(int code, string output, ProbeVerdict verdict) =>
        Assert.Equal(verdict, new ProbeRules(SymptomPattern.Read("boom")).Judge(Exited(code, output)));

    [Fact]
    public void Running_out_of_time_is_the_symptom_only_when_asked_for()
    {
        var run = new ProbeRun(ProbeEnd.TimedOut, -1, "", TimeSpan.FromSeconds(1));

        Assert.Equal(ProbeVerdict.Skip, new ProbeRules().Judge(run));
        Assert.Equal(ProbeVerdict.Bad, new ProbeRules(SymptomPattern.Read("x"), TimeoutIsSymptom: true).Judge(run));
        Assert.Equal(ProbeVerdict.Abort, new ProbeRules(TimeoutIsSymptom: true).Judge(run with { End = ProbeEnd.NotStarted }));
    }

    [Fact]
    public void Every_verdict_is_explained()
    {
        Assert.Equal("It ended with exit code 1 and shows the symptom.", new ProbeRules(SymptomPattern.Read("x")).Explain(Exited(1, "x")));
        Assert.Equal("It ended with exit code 1 without the symptom; the middle of its output was not kept.", new ProbeRules(SymptomPattern.Read("x")).Explain(Exited(1) with { OutputCut = true }));
        Assert.Equal("There is no program 'a'.", new ProbeRules().Explain(new ProbeRun(ProbeEnd.NotStarted, -1, "", TimeSpan.Zero) { Problem = "There is no program 'a'." }));
    }

    [Theory]
    [InlineData("NullReferenceException in Foo[Bar](x)", "at NullReferenceException in Foo[Bar](x)\n", true)]
    [InlineData("Timeout after \\d+ ms", "Timeout after 30 ms", true)]
    [InlineData("Timeout after \\d+ ms", "timeout after 30 ms", false)]
    [InlineData("(?i)timeout", "TIMEOUT", true)]
    [InlineData("cannot open (", "cannot open (x)", true)]
    public void A_pattern_is_an_expression_and_the_text_itself(string pattern, string output, bool isIn) => Assert.Equal(isIn, SymptomPattern.Read(pattern).IsIn(output));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("(?<=a)b")]
    [InlineData("(a)\\1")]
    public void A_pattern_that_cannot_be_matched_in_linear_time_is_refused(string pattern) =>
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => SymptomPattern.Read(pattern)).Id);

    [Fact]
    public void A_command_reads_as_it_would_be_typed_and_without_its_secrets()
    {
        Assert.Equal("dotnet test --filter 'Name~It''s here'", CommandProbe.Line("dotnet", ["test", "--filter", "Name~It's here"]));
        Assert.Equal("& 'my tool' ''", CommandProbe.Line("my tool", [""]));
        var probe = new CommandProbe(new Echo(), "tool", ["--password=hunter2hunter2"]);
        Assert.DoesNotContain("hunter2", probe.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", probe.Run(new ProbeRequest("/") { MoreArguments = ["more"] }, CancellationToken.None).Output, StringComparison.Ordinal);
    }

    private static ProbeRun Exited(int code, string output = "") => new(ProbeEnd.Exited, code, output, TimeSpan.FromSeconds(1));

    private sealed class Echo : ICommandRunner
    {
        public ProbeRun Run(string program, IReadOnlyList<string> arguments, ProbeRequest request, CancellationToken stop)
        {
            Assert.Equal("more", arguments[^1]);
            return Exited(0, string.Join(' ', arguments));
        }
    }
}
