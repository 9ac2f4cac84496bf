using System.Text;
using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;
using Answer = VtOperate.Core.History.Bisection.Bisection;

namespace VtOperate.Engine.Tests.History;

public sealed class BisectorTests : IDisposable
{
    private readonly TestRepository _made = new();
    private readonly EngineRoot _engine = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_culprit_on_a_merged_branch_is_found_and_all_its_parents_pass()
    {
        ObjectId first = _made.Commit("first", ("value.txt", "1"), ("other.txt", "1"));
        ObjectId main = first;
        for (int i = 0; i < 5; i++) main = _made.Commit("main " + i, [main], ("other.txt", "m" + i));
        ObjectId side = first, culprit = default;
        for (int i = 0; i < 6; i++)
        {
            side = _made.Commit("side " + i, [side], ("value.txt", i >= 3 ? "broken" : "fine " + i));
            if (i == 3) culprit = side;
        }

        ObjectId merge = _made.Commit("merge", [main, side], ("value.txt", "broken"));
        ObjectId last = _made.Commit("last", [merge], ("other.txt", "z"));
        Answer found = Run(new BisectionQuery { Repository = _made.Path, Good = [first.ToString()], Bad = last.ToString() });
        Assert.Equal(culprit.ToString(), found.Culprit!.Sha);
        Assert.True(found.Confirmed);

        Answer whole = Run(new BisectionQuery { Repository = _made.Path, Good = [first.ToString()], FirstParent = true });
        Assert.Equal(merge.ToString(), whole.Culprit!.Sha);
        Assert.True(whole.Confirmed);
    }

    [Fact]
    public void Where_good_is_no_ancestor_the_fork_is_tested_first()
    {
        ObjectId first = _made.Commit("first", ("value.txt", "fine"));
        ObjectId good = _made.Commit("release", [first], ("other.txt", "r"));
        ObjectId bad = first;
        for (int i = 0; i < 6; i++) bad = _made.Commit("main " + i, [bad], ("value.txt", i >= 4 ? "broken" : "fine " + i));
        Answer found = Run(new BisectionQuery { Repository = _made.Path, Good = [good.ToString()] });
        Assert.Equal("main 4", found.Culprit!.Subject);
        Assert.Equal(first.ToString(), Assert.Single(found.Probes, probe => probe.Purpose == BisectPurpose.MergeBase).Sha);
        Assert.Contains(found.Notes, note => note.Contains("no ancestor", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bug_that_was_mended_on_the_way_to_good_is_said()
    {
        ObjectId first = _made.Commit("first", ("value.txt", "broken"));
        ObjectId good = _made.Commit("mended", [first], ("value.txt", "fine"));
        ObjectId bad = _made.Commit("main", [first], ("other.txt", "x"));
        OperationException said = Assert.Throws<OperationException>(() => Run(new BisectionQuery { Repository = _made.Path, Good = [good.ToString()], Bad = bad.ToString() }));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.Contains("mended", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_can_be_judged_nowhere_is_found_out_after_a_few_runs()
    {
        List<ObjectId> line = [];
        for (int i = 0; i < 200; i++) line.Add(_made.Commit("step " + i, ("value.txt", "125 no compiler here " + i)));
        var probe = new ToldProbe();
        OperationException said = Assert.Throws<OperationException>(() => new Bisector(_engine, new SilentReporter(), TimeProvider.System).Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, probe, new ProbeRules(), default));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.StartsWith("None of 8 runs could be judged", said.Message, StringComparison.Ordinal);
        Assert.EndsWith("It ended with exit code 125, which says that it cannot be judged.", said.Message, StringComparison.Ordinal);
        Assert.Equal(8, probe.Runs);
    }

    [Fact]
    public void Where_only_an_end_can_be_judged_it_goes_on()
    {
        List<ObjectId> line = [];
        for (int i = 0; i < 30; i++) line.Add(_made.Commit("step " + i, ("value.txt", i == 0 ? "0 fine" : i == 29 ? "1 broken" : "125 does not build " + i)));
        Answer found = new Bisector(_engine, new SilentReporter(), TimeProvider.System).Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, new ToldProbe(), new ProbeRules(), default);
        Assert.Null(found.Culprit);
        Assert.Equal(29, found.Remaining.Count);
    }

    [Fact]
    public void Good_that_fails_is_found_out_after_three_answers_alike()
    {
        List<ObjectId> line = Line(200, 0);
        OperationException said = Assert.Throws<OperationException>(() => Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, out FileProbe probe));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.Contains("named as good", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_outside_of_the_paths_is_not_blamed_on_one_inside()
    {
        ObjectId first = _made.Commit("first", ("value.txt", "fine"), ("other.txt", "0"));
        _made.Commit("path 1", ("other.txt", "1"));
        _made.Commit("the bug", ("value.txt", "broken"));
        _made.Commit("path 2", ("other.txt", "2"));
        _made.Commit("path 3", ("other.txt", "3"));
        OperationException said = Assert.Throws<OperationException>(() => Run(new BisectionQuery { Repository = _made.Path, Good = [first.ToString()], Paths = ["other.txt"] }));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.Contains("does not change the paths", said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public void Stopped_after_any_run_it_goes_on_to_the_same_answer_without_running_again(int parallel, bool flaky)
    {
        List<ObjectId> line = Line(40, 23);
        var query = new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()], Parallel = parallel, Flaky = flaky };
        Answer whole = Run(query, out FileProbe once);
        int total = once.Runs;
        for (int limit = 1; limit < total; limit += 3)
        {
            using var stop = new CancellationTokenSource();
            var first = new FileProbe { Limit = limit, Stop = stop };
            Assert.ThrowsAny<OperationCanceledException>(() => Start(query, first, stop.Token));
            var second = new FileProbe();
            Answer rest = Start(query with { Good = [], Resume = true }, second, CancellationToken.None);
            Assert.Equal(whole.Culprit!.Sha, rest.Culprit!.Sha);
            Assert.Equal(whole.Probes.Select(probe => (probe.Sha, probe.Verdict)).Order(), rest.Probes.Select(probe => (probe.Sha, probe.Verdict)).Order());
            Assert.InRange(first.Ended + second.Runs, total, total + parallel);
            Assert.Empty(Directory.GetFiles(States));
        }
    }

    [Fact]
    public void A_torn_file_is_named_and_a_whole_older_one_is_gone_on_with()
    {
        List<ObjectId> line = Line(20, 11);
        var query = new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] };
        using (var stop = new CancellationTokenSource())
        {
            Assert.ThrowsAny<OperationCanceledException>(() => Start(query, new FileProbe { Limit = 2, Stop = stop }, stop.Token));
        }

        string whole = Assert.Single(Directory.GetFiles(States, "*.json"));
        string torn = Path.Combine(States, Ulid.New(DateTimeOffset.UtcNow.AddMinutes(1)) + ".json");
        File.WriteAllBytes(torn, File.ReadAllBytes(whole)[..100]);
        Answer found = Start(query with { Good = [], Resume = true }, new FileProbe(), CancellationToken.None);
        Assert.Equal(line[11].ToString(), found.Culprit!.Sha);
        OperationException said = Assert.Throws<OperationException>(() => Start(query with { Good = [], Resume = true }, new FileProbe(), CancellationToken.None));
        Assert.Equal(ErrorId.BisectionUnreadable, said.Id);
        Assert.Equal(torn, said.Target);
    }

    [Fact]
    public async Task Two_at_the_same_time_do_not_disturb_each_other()
    {
        List<ObjectId> line = Line(64, 37);
        Task<Answer>[] both = [.. Enumerable.Range(0, 2).Select(i => Task.Run(() => Run(new BisectionQuery { Repository = _made.Path, Good = [line[i].ToString()], Parallel = 2 })))];
        Answer[] found = await Task.WhenAll(both);
        Assert.All(found, answer => Assert.Equal(line[37].ToString(), answer.Culprit!.Sha));
        Assert.Empty(Directory.GetFiles(States));
    }

    [Fact]
    public void A_check_that_answers_differently_at_the_end_is_a_contradiction_and_no_culprit()
    {
        List<ObjectId> line = Line(30, 20);
        var probe = new FileProbe { Lies = run => run > 5 };
        OperationException said = Assert.Throws<OperationException>(() => Start(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, probe, CancellationToken.None));
        Assert.Equal(ErrorId.BisectionContradictory, said.Id);
    }

    private string States => Path.Combine(_made.GitFolder, "vtoperate", "bisections");

    private List<ObjectId> Line(int count, int culprit)
    {
        List<ObjectId> line = [];
        for (int i = 0; i < count; i++) line.Add(_made.Commit("step " + i, ("value.txt", (i >= culprit ? "broken " : "fine ") + i)));
        return line;
    }

    private Answer Run(BisectionQuery query) => Run(query, out _);

    private Answer Run(BisectionQuery query, out FileProbe probe) => Start(query, probe = new FileProbe(), CancellationToken.None);

    private Answer Start(BisectionQuery query, FileProbe probe, CancellationToken stop) => new Bisector(_engine, new SilentReporter(), TimeProvider.System).Run(query, probe, new ProbeRules(), stop);

    private sealed class FileProbe : IProbe
    {
        private int _runs;
        private int _ended;

        public int Limit { get; init; } = int.MaxValue;

        public CancellationTokenSource? Stop { get; init; }

        public Func<int, bool> Lies { get; init; } = _ => false;

        public int Runs => _runs;

        public int Ended => _ended;

        public string Text => "reads value.txt";

        public ProbeRun Run(ProbeRequest request, CancellationToken stop)
        {
            int run = Interlocked.Increment(ref _runs);
            if (run > Limit) Stop!.Cancel();
            stop.ThrowIfCancellationRequested();
            bool broken = File.ReadAllText(Path.Combine(request.Folder, "value.txt"), Encoding.UTF8).StartsWith("broken", StringComparison.Ordinal);
            Interlocked.Increment(ref _ended);
            return new ProbeRun(ProbeEnd.Exited, broken != Lies(run) ? 1 : 0, broken ? "broken" : "fine", TimeSpan.FromMilliseconds(3)) { StartedAt = DateTimeOffset.UtcNow };
        }
    }
}
