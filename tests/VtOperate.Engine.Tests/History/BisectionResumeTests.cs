using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;
using Answer = VtOperate.Core.History.Bisection.Bisection;

namespace VtOperate.Engine.Tests.History;

public sealed class BisectionResumeTests : IDisposable
{
    private const int Count = 40, Culprit = 29;
    private static readonly ProbeRules s_symptom = new(SymptomPattern.Read("BOOM"));
    private readonly TestRepository _made = new();
    private readonly List<ObjectId> _line = [];
    private readonly List<string> _warnings = [];

    public BisectionResumeTests()
    {
        // Before the bug the check fails now and then in another way.
        for (int i = 0; i < Count; i++) _line.Add(_made.Commit("step " + i, ("value.txt", i >= Culprit ? $"1 BOOM {i}" : i % 3 == 2 ? $"1 does not build {i}" : $"0 fine {i}")));
    }

    public void Dispose() => _made.Dispose();

    private BisectionQuery Query => new() { Repository = _made.Path, Good = [_line[0].ToString()] };

    private BisectionQuery Resumed => new() { Repository = _made.Path, Resume = true };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_symptom_that_was_asked_for_still_decides_after_a_stop(int runs)
    {
        Stop(Query, s_symptom, runs);

        var probe = new ToldProbe();
        Answer found = Run(Resumed, probe, new ProbeRules());

        Assert.Equal(_line[Culprit].ToString(), found.Culprit!.Sha);
        Assert.Equal(Run(Query, new ToldProbe(), s_symptom).Probes.Select(item => (item.Sha, item.Verdict)), found.Probes.Select(item => (item.Sha, item.Verdict)));
        Assert.Equal(found.Probes.Count - runs, probe.Runs);
    }

    [Theory]
    [InlineData("pattern", "-ErrorPattern 'BOOM'")]
    [InlineData("timeout", "-Timeout 30")]
    [InlineData("symptom", "without -TimeoutIsSymptom")]
    [InlineData("check", "its check is reads value.txt")]
    [InlineData("folder", "the root of the repository")]
    [InlineData("good", "its good commits are")]
    [InlineData("bad", "its bad commit is")]
    [InlineData("paths", "without -RelativePath")]
    [InlineData("flaky", "without -Flaky")]
    public void What_is_given_beside_it_must_be_what_it_was_begun_with(string what, string said)
    {
        Stop(Query with { Timeout = TimeSpan.FromSeconds(30) }, s_symptom, 2);
        BisectionQuery query = what switch
        {
            "timeout" => Resumed with { Timeout = TimeSpan.FromSeconds(60) },
            "folder" => Resumed with { Folder = "src" },
            "good" => Resumed with { Good = [_line[1].ToString()] },
            "bad" => Resumed with { Bad = _line[38].ToString() },
            "paths" => Resumed with { Paths = ["value.txt"] },
            "flaky" => Resumed with { Flaky = true },
            _ => Resumed,
        };
        var rules = new ProbeRules(what == "pattern" ? SymptomPattern.Read("other") : null, what == "symptom");

        OperationException refused = Assert.Throws<OperationException>(() => Run(query, new ToldProbe { Text = what == "check" ? "another" : "reads value.txt" }, rules));

        Assert.Equal(ErrorId.BisectionMismatch, refused.Id);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Equal(_line[Culprit].ToString(), Run(Resumed with { Timeout = TimeSpan.FromSeconds(30) }, new ToldProbe(), s_symptom).Culprit!.Sha);
    }

    [Fact]
    public void With_force_the_answers_of_a_check_that_was_mended_are_kept()
    {
        Stop(Query, s_symptom, 2);
        var probe = new ToldProbe { Text = "mended" };
        Answer found = Run(Resumed with { Force = true }, probe, new ProbeRules());
        Assert.Equal(_line[Culprit].ToString(), found.Culprit!.Sha);
        Assert.Equal("mended", found.Check);
        Assert.Equal(found.Probes.Count - 2, probe.Runs);
        Assert.Contains(_warnings, warning => warning.Contains("its check is reads value.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_that_fit_none_is_guessed()
    {
        Stop(Query, s_symptom, 2);
        Stop(Query with { Good = [_line[3].ToString()] }, s_symptom, 1);

        OperationException several = Assert.Throws<OperationException>(() => Run(Resumed, new ToldProbe(), new ProbeRules()));
        Assert.Equal(ErrorId.BisectionMismatch, several.Id);
        Assert.Contains(_line[0].ToString()[..10], several.Message, StringComparison.Ordinal);
        Assert.Contains(_line[3].ToString()[..10], several.Message, StringComparison.Ordinal);
        Assert.Contains("-Good", several.Message, StringComparison.Ordinal);

        Answer found = Run(Resumed with { Good = [_line[3].ToString()] }, new ToldProbe(), new ProbeRules());
        Assert.Equal([_line[3].ToString()], found.Good);
        Assert.Equal(_line[Culprit].ToString(), Run(Resumed, new ToldProbe(), new ProbeRules()).Culprit!.Sha);
    }

    [Fact]
    public void Of_the_same_question_asked_twice_the_one_that_knows_more_goes_on_and_the_second_is_warned_of()
    {
        Stop(Query, s_symptom, 4);
        Assert.Empty(_warnings);
        Stop(Query, s_symptom, 1);
        Assert.Contains(_warnings, warning => warning.Contains("begun before and not finished, after 4 runs", StringComparison.Ordinal));
        _warnings.Clear();
        Run(Query, new ToldProbe(), new ProbeRules());
        Assert.Empty(_warnings);

        var probe = new ToldProbe();
        Answer found = Run(Resumed, probe, new ProbeRules());
        Assert.Equal(found.Probes.Count - 4, probe.Runs);
    }

    [Fact]
    public void What_an_older_version_kept_is_not_taken_as_if_no_symptom_had_been_asked_for()
    {
        Stop(Query, s_symptom, 2);
        string file = Assert.Single(Directory.GetFiles(States, "*.json"));
        string[] lines = [.. File.ReadAllLines(file).Where(line => !line.Contains("\"errorPattern\"", StringComparison.Ordinal) && !line.Contains("\"timeout", StringComparison.Ordinal) && !line.Contains("\"folder\"", StringComparison.Ordinal))];
        File.WriteAllLines(file, lines.Select(line => line.Replace("\"v\": 2", "\"v\": 1", StringComparison.Ordinal)));

        OperationException refused = Assert.Throws<OperationException>(() => Run(Resumed, new ToldProbe(), s_symptom));
        Assert.Equal(ErrorId.BisectionMismatch, refused.Id);
        Assert.Contains("older version", refused.Message, StringComparison.Ordinal);
        Assert.Equal(_line[Culprit].ToString(), Run(Resumed with { Force = true }, new ToldProbe(), s_symptom).Culprit!.Sha);

        Stop(Query, s_symptom, 2);
        file = Assert.Single(Directory.GetFiles(States, "*.json"));
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"v\": 2", "\"v\": 3", StringComparison.Ordinal));
        Assert.Equal(ErrorId.BisectionUnreadable, Assert.Throws<OperationException>(() => Run(Resumed, new ToldProbe(), s_symptom)).Id);
    }

    [Fact]
    public void Another_number_at_once_is_honoured_and_wastes_no_answer()
    {
        Stop(Query, s_symptom, 2);
        var probe = new ToldProbe();
        Answer found = Run(Resumed with { Parallel = 4 }, probe, s_symptom);
        Assert.Equal(_line[Culprit].ToString(), found.Culprit!.Sha);
        Assert.InRange(probe.MostAtOnce, 2, 4);

        Stop(Query with { Parallel = 3 }, s_symptom, 4);
        var alone = new ToldProbe();
        Answer serial = Run(Resumed with { Parallel = 1 }, alone, s_symptom);
        Assert.Equal(_line[Culprit].ToString(), serial.Culprit!.Sha);
        Assert.Equal(1, alone.MostAtOnce);
    }

    [Fact]
    public void Another_confidence_is_honoured()
    {
        BisectionQuery query = Query with { Flaky = true, Confidence = 0.6 };
        Stop(query, s_symptom, 4);
        Assert.InRange(Run(Resumed with { Confidence = 0.999 }, new ToldProbe(), new ProbeRules()).Confidence, 0.999, 1);
    }

    [Fact]
    public void A_secret_in_the_pattern_is_not_written_and_has_to_be_given_again()
    {
        const string secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
        var rules = new ProbeRules(SymptomPattern.Read("BOOM|" + secret));
        Stop(Query, rules, 2);
        Assert.DoesNotContain(secret, File.ReadAllText(Assert.Single(Directory.GetFiles(States, "*.json"))), StringComparison.Ordinal);
        OperationException refused = Assert.Throws<OperationException>(() => Run(Resumed, new ToldProbe(), new ProbeRules()));
        Assert.Contains("give it again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(_line[Culprit].ToString(), Run(Resumed, new ToldProbe(), rules).Culprit!.Sha);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_full_disk_costs_no_answer(int first)
    {
        int writes = 0;
        var engine = new CountingEngine { RefusesWrite = path => path.Contains("bisections", StringComparison.Ordinal) && ++writes > first };
        Answer found = new Bisector(engine, new ListReporter(_warnings), TimeProvider.System).Run(Query, new ToldProbe(), s_symptom, CancellationToken.None);
        Assert.Equal(_line[Culprit].ToString(), found.Culprit!.Sha);
        Assert.Contains("No space left", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_kept_from_the_beginning_it_says_so_and_runs_nothing()
    {
        var engine = new CountingEngine { RefusesWrite = path => path.Contains("bisections", StringComparison.Ordinal) };
        var probe = new ToldProbe();
        OperationException full = Assert.Throws<OperationException>(() => new Bisector(engine, new ListReporter(_warnings), TimeProvider.System).Run(Query, probe, s_symptom, CancellationToken.None));
        Assert.Equal(ErrorId.FileUnwritable, full.Id);
        Assert.Equal(0, probe.Runs);
        Assert.Empty(Directory.Exists(States) ? Directory.GetFiles(States) : []);
    }

    private string States => Path.Combine(_made.GitFolder, "vtoperate", "bisections");

    [Fact]
    public void A_check_file_that_changed_since_is_another_check()
    {
        _made.CheckOut();
        string file = Path.Combine(_made.Path, "check.sh");
        File.WriteAllText(file, "exit 1\n");
        using (var stop = new CancellationTokenSource())
            Assert.ThrowsAny<OperationCanceledException>(() => Bisector().Run(Query, new ToldProbe { Words = ["check.sh"], Limit = 2, Stop = stop }, s_symptom, stop.Token));
        File.WriteAllText(file, "exit 2\n");

        OperationException refused = Assert.Throws<OperationException>(() => Run(Resumed, new ToldProbe { Words = ["check.sh"] }, s_symptom));
        Assert.Equal(ErrorId.BisectionMismatch, refused.Id);
        Assert.Contains("check.sh has changed since", refused.Message, StringComparison.Ordinal);

        File.WriteAllText(file, "exit 1\n");
        var probe = new ToldProbe { Words = ["check.sh"] };
        Answer found = Run(Resumed, probe, s_symptom);
        Assert.Equal(_line[Culprit].ToString(), found.Culprit!.Sha);
        Assert.Equal(found.Probes.Count - 2, probe.Runs);
        Assert.Equal(2, found.Probes.Count(run => run.IsEarlier));
    }

    private void Stop(BisectionQuery query, ProbeRules rules, int runs)
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Bisector().Run(query, new ToldProbe { Limit = runs, Stop = stop }, rules, stop.Token));
    }

    private Answer Run(BisectionQuery query, ToldProbe probe, ProbeRules rules) => Bisector().Run(query, probe, rules, CancellationToken.None);

    private Bisector Bisector() => new(new EngineRoot(), new ListReporter(_warnings), TimeProvider.System);

    private sealed class ListReporter(List<string> warnings) : IReporter
    {
        public void Verbose(string text)
        {
        }

        public void Warning(string text) => warnings.Add(text);

        public void Progress(string activity, string status, int percent)
        {
        }

        public void Problem(OperationException problem) => throw problem;
    }
}
