using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Tests.Bugs.Reduction;

public sealed class FailureSignatureTests
{
    private const string Python = "Traceback (most recent call last):\n  File \"/tmp/1/in.py\", line 12, in <module>\n    total()\nKeyError: 'price'\n";

    [Theory]
    [InlineData("parse error at line 12: unexpected 'foo'\n", "parse error at line 7: unexpected 'bar baz'\n", true)]
    [InlineData("parse error at line 12\n", "type error at line 12\n", false)]
    [InlineData("Error: cannot open /tmp/a/1/in.json\n", "Error: cannot open /tmp/a/2/in.json\n", true)]
    [InlineData("start\nError: bad value 12\nnote: see the manual\n", "Error: bad value 3\nnote: other advice\n", true)]
    [InlineData("no word of it\n", "no word of it\n", true)]
    [InlineData("", "", true)]
    [InlineData("", "Error: new\n", false)]
    [InlineData("it's broken, error 4\n", "it's broken, error 5\n", true)]
    [InlineData("segfault at 0x7ffe01 error\n", "segfault at 0x12 error\n", true)]
    [InlineData(Python, "Traceback (most recent call last):\n  File \"/tmp/2/in.py\", line 12, in <module>\n    x()\nKeyError: 'amount'\n", true)]
    [InlineData(Python, "Traceback (most recent call last):\n  File \"/tmp/2/in.py\", line 3, in <module>\n    x()\nKeyError: 'orders'\n", false)]
    [InlineData(Python, "Traceback (most recent call last):\n  File \"/tmp/2/in.py\", line 3, in <module>\n    x()\nNameError: name 'x' is not defined\n", false)]
    public void The_same_failure_is_told_by_its_type_or_its_last_error_without_what_differs(string first, string second, bool isSame) =>
        Assert.Equal(isSame ? CandidateVerdict.Fails : CandidateVerdict.Unclear, Signature(first).Judge(Failed(second)));

    [Fact]
    public void Lines_of_the_candidate_itself_and_lines_that_move_do_not_count()
    {
        ProbeRun other = Failed(Python.Replace("line 12", "line 3", StringComparison.Ordinal));
        Assert.Equal(CandidateVerdict.Fails, FailureSignature.Of(new ProbeRules(), Failed(Python), "it", new FailurePlaces("in.py", KeepsLines: true)).Judge(other));
        Assert.Equal(CandidateVerdict.Fails, FailureSignature.Of(new ProbeRules(), Failed(Python), "it", new FailurePlaces(null, KeepsLines: false)).Judge(other));
        Assert.Equal(CandidateVerdict.Unclear, FailureSignature.Of(new ProbeRules(), Failed(Python), "it", new FailurePlaces("other.py", KeepsLines: true)).Judge(other));
    }

    [Fact]
    public void Another_exit_code_is_another_failure_and_none_is_a_pass()
    {
        FailureSignature signature = Signature("Error: x\n");
        Assert.Equal(CandidateVerdict.Unclear, signature.Judge(Failed("Error: x\n", 2)));
        Assert.Equal(CandidateVerdict.Passes, signature.Judge(Failed("Error: x\n", 0)));
        Assert.Equal(CandidateVerdict.Unclear, signature.Judge(new ProbeRun(ProbeEnd.TimedOut, -1, "", TimeSpan.Zero)));
    }

    [Fact]
    public void With_a_symptom_only_the_symptom_counts()
    {
        var rules = new ProbeRules(SymptomPattern.Read("boom"));
        var signature = FailureSignature.Of(rules, Failed("boom", 3), "the whole input");
        Assert.Equal(CandidateVerdict.Fails, signature.Judge(Failed("it went boom\nand more", 139)));
        Assert.Equal(CandidateVerdict.Unclear, signature.Judge(Failed("bang", 3)));
        Assert.Equal(CandidateVerdict.Passes, signature.Judge(Failed("boom", 0)));
    }

    [Fact]
    public void Time_is_the_failure_where_it_is_said_to_be()
    {
        var late = new ProbeRun(ProbeEnd.TimedOut, -1, "", TimeSpan.Zero);
        var signature = FailureSignature.Of(new ProbeRules(null, TimeoutIsSymptom: true), late, "the whole input");
        Assert.Equal(CandidateVerdict.Fails, signature.Judge(late));
        Assert.Equal(CandidateVerdict.Unclear, signature.Judge(Failed("Error: x")));
    }

    [Theory]
    [InlineData(ProbeEnd.Exited, 0, "passes")]
    [InlineData(ProbeEnd.Exited, 125, "125")]
    [InlineData(ProbeEnd.TimedOut, -1, "in its time")]
    [InlineData(ProbeEnd.NotStarted, -1, "could not be started")]
    public void Without_a_failure_there_is_nothing_to_keep(ProbeEnd end, int code, string said)
    {
        OperationException problem = Assert.Throws<OperationException>(() => FailureSignature.Of(new ProbeRules(), new ProbeRun(end, code, "", TimeSpan.Zero), "it"));
        Assert.Equal(ErrorId.FailureNotShown, problem.Id);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad 'x' and \"y z\" at 12:34", "bad '...' and \"...\" at #:#")]
    [InlineData("undefined reference to `main'", "undefined reference to `...'")]
    [InlineData("/usr/bin/x: error", "... error")]
    [InlineData("don't", "don't")]
    public void What_differs_from_input_to_input_is_masked(string line, string masked) => Assert.Equal(masked, FailureSignature.Masked(line));

    private static FailureSignature Signature(string output) => FailureSignature.Of(new ProbeRules(), Failed(output), "the whole input");

    private static ProbeRun Failed(string output, int code = 1) => new(ProbeEnd.Exited, code, output, TimeSpan.Zero);
}
