using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Core.Tests.Bugs.Reduction;

public sealed class ListReducerTests
{
    public static TheoryData<int> Seeds
    {
        get
        {
            var seeds = new TheoryData<int>();
            for (int seed = 0; seed < 40; seed++) seeds.Add(seed);
            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_needed_items_are_found_whatever_stands_around_them(int seed)
    {
        var random = new Random(seed);
        int count = random.Next(1, 400);
        int[] needed = [.. Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(random.Next(0, Math.Min(count, 12) + 1)).Order()];
        var check = RuleCheck.Of(kept => needed.All(kept.Contains));
        Outcome result = Reduce(count, check);
        Assert.Equal(needed, result.State.Kept);
        Assert.Equal(needed.Length, result.State.Proven);
        Assert.InRange(check.Runs, 0, Math.Max(1, count * count));
        Assert.Equal(check.Runs, result.Runs);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_single_item_can_be_left_out_of_the_result_however_odd_the_check_is(int seed)
    {
        Func<IReadOnlySet<int>, CandidateVerdict> rule = OddRule(seed, out int count);
        var check = new RuleCheck(rule);
        Outcome result = Reduce(count, check);
        HashSet<int> kept = [.. result.State.Kept];
        Assert.Equal(CandidateVerdict.Fails, rule(kept));
        Assert.All(result.State.Kept, item => Assert.NotEqual(CandidateVerdict.Fails, rule(kept.Where(other => other != item).ToHashSet())));
        Assert.Equal(kept.Count, result.State.Proven);
        Assert.InRange(check.Runs, 1, Math.Max(3, count * count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Several_at_once_give_the_same_result_as_one_after_the_other(int seed)
    {
        Func<IReadOnlySet<int>, CandidateVerdict> rule = OddRule(seed, out int count);
        Outcome alone = Reduce(count, new RuleCheck(rule));
        var random = new Random(seed);
        var slow = new RuleCheck(rule) { BeforeRun = () => Thread.SpinWait(Noise(random)) };
        Outcome together = Reduce(count, slow, new ReductionLimits { Parallel = 4 });
        Assert.Equal(alone.State.Kept, together.State.Kept);
        Assert.Equal(alone.Improvements, together.Improvements);
        Assert.Equal(alone.State.Proven, together.State.Proven);
    }

    [Fact]
    public void What_fails_without_any_item_becomes_empty() => Assert.Empty(Reduce(50, RuleCheck.Of(_ => true)).State.Kept);

    [Fact]
    public void What_needs_everything_keeps_everything_and_is_proved_in_one_run_an_item_and_few_more()
    {
        var check = RuleCheck.Of(kept => kept.Count == 64);
        Outcome result = Reduce(64, check);
        Assert.Equal(64, result.State.Kept.Count);
        Assert.InRange(check.Runs, 64, 64 + 20);
    }

    // At once, a run that was ended because nobody asked for it any more may be made again.
    [Theory]
    [InlineData(1)]
    public void The_same_content_is_run_once(int parallel)
    {
        int hits = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var seen = new HashSet<string>();
            int twice = 0;
            Func<IReadOnlySet<int>, CandidateVerdict> odd = OddRule(seed, out int count);
            var check = new RuleCheck(kept =>
            {
                lock (seen) twice += seen.Add(string.Join(',', kept.Order())) ? 0 : 1;
                return odd(kept);
            });
            hits += Reduce(count, check, new ReductionLimits { Parallel = parallel }).CacheHits;
            Assert.Equal(0, twice);
        }

        Assert.True(hits > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_limit_of_runs_gives_the_best_so_far(int parallel)
    {
        var check = RuleCheck.Of(kept => kept.Contains(3) && kept.Contains(700));
        Outcome result = Reduce(1000, check, new ReductionLimits { Runs = 6, Parallel = parallel });
        Assert.Equal(ReductionEnd.RunLimit, result.End);
        Assert.InRange(check.Runs, 1, 6);
        Assert.False(result.State.IsDone);
        Assert.Contains(3, result.State.Kept);
        Assert.Contains(700, result.State.Kept);
        Assert.True(result.State.Kept.Count < 1000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_stop_leaves_the_best_so_far_with_whoever_was_told(int parallel)
    {
        using var stop = new CancellationTokenSource();
        int runs = 0;
        var check = new RuleCheck(kept => kept.Contains(5) ? CandidateVerdict.Fails : CandidateVerdict.Passes)
        {
            BeforeRun = () =>
            {
                if (Interlocked.Increment(ref runs) == 5) stop.Cancel();
            },
        };
        IReadOnlyList<int> best = [];
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            using var candidates = new CandidateRuns(check, new ReductionLimits { Parallel = parallel });
            new ListReducer(candidates, parallel).Reduce(RunDeletion.Begin(1000), RuleCheck.Content, (_, kept) => best = kept, stop.Token);
        });
        Assert.Contains(5, best);
        Assert.True(best.Count < 1000);
    }

    [Fact]
    public void A_fault_of_the_check_comes_out_as_it_is()
    {
        var check = new RuleCheck(_ => throw new InvalidOperationException("broken"));
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => Reduce(10, check)).Message);
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => Reduce(10, check, new ReductionLimits { Parallel = 3 })).Message);
    }

    [Fact]
    public void Two_that_can_only_go_together_go_where_verdicts_were_unclear()
    {
        // Brackets at 10 and 11, and at 40 and 41: one without the other cannot be read.
        CandidateVerdict Rule(IReadOnlySet<int> kept) =>
            kept.Contains(10) != kept.Contains(11) || kept.Contains(40) != kept.Contains(41) ? CandidateVerdict.Unclear
            : kept.Contains(10) && kept.Contains(60) ? CandidateVerdict.Fails : CandidateVerdict.Passes;
        Assert.Equal([10, 11, 60], Reduce(80, new RuleCheck(Rule)).State.Kept);
    }

    private static int Noise(Random random)
    {
        lock (random) return random.Next(20_000);
    }

    private static Outcome Reduce(int count, RuleCheck check, ReductionLimits? limits = null)
    {
        limits ??= new ReductionLimits();
        using var runs = new CandidateRuns(check, limits);
        runs.Know(RuleCheck.Content(Enumerable.Range(0, count)), CandidateVerdict.Fails);
        var improvements = new List<string>();
        RunDeletion state = new ListReducer(runs, limits.Parallel).Reduce(RunDeletion.Begin(count), RuleCheck.Content, (_, kept) => improvements.Add(string.Join(',', kept)), CancellationToken.None);
        return new Outcome(state, runs.Runs, runs.CacheHits, runs.End, improvements);
    }

    // Needed items, each of which may need others, and pairs that only make sense together.
    private static Func<IReadOnlySet<int>, CandidateVerdict> OddRule(int seed, out int count)
    {
        var random = new Random(seed);
        int size = count = random.Next(6, 160);
        int[] needed = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(size))];
        (int Item, int Needs)[] links = [.. Enumerable.Range(0, size / 3).Select(_ => (random.Next(size), random.Next(size)))];
        return kept =>
            links.Any(link => kept.Contains(link.Item) && !kept.Contains(link.Needs)) ? CandidateVerdict.Unclear
            : needed.All(kept.Contains) ? CandidateVerdict.Fails : CandidateVerdict.Passes;
    }

    private sealed record Outcome(RunDeletion State, int Runs, int CacheHits, ReductionEnd End, IReadOnlyList<string> Improvements);
}
