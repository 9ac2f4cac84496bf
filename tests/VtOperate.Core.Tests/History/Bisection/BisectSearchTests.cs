using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Core.Tests.History.Bisection;

public sealed class BisectSearchTests
{
    [Fact]
    public void A_line_of_commits_is_halved()
    {
        BisectGraph graph = RandomHistory.Line(1000);
        for (int culprit = 0; culprit < 1000; culprit += 7)
        {
            (int found, int probes) = Run(graph, null, commit => commit >= culprit, 1);
            Assert.Equal(culprit, found);
            Assert.InRange(probes, 8, 10);
        }
    }

    [Fact]
    public void The_same_commits_are_tested_as_git_tests_on_any_history()
    {
        var random = new Random(20260101);
        for (int round = 0; round < 400; round++)
        {
            int[][] parents = RandomHistory.Next(random, random.Next(1, 80), random.NextDouble() * 0.5);
            BisectGraph graph = RandomHistory.Graph(parents);
            int culprit = random.Next(parents.Length);
            bool[] isBad = RandomHistory.Bad(parents, culprit);
            double share = round % 2 == 0 ? 0 : random.NextDouble() * 0.6;
            HashSet<int> skipped = [.. Enumerable.Range(0, parents.Length - 1).Where(_ => random.NextDouble() < share)];
            List<int> git = GitModel.Probes(parents, isBad, skipped.Contains, commit =>
            {
                byte[] bytes = new byte[ObjectId.Size];
                graph.Ids[commit].CopyTo(bytes);
                return bytes;
            });
            var search = new BisectSearch(graph, null, CancellationToken.None);
            List<int> ours = [];
            while (search.Next(1) is [int next])
            {
                ours.Add(next);
                search.Tell([(next, skipped.Contains(next) ? null : isBad[next])]);
            }

            Assert.Equal(git, ours);
            Assert.Contains(culprit, search.Remaining);
            if (share == 0) Assert.Single(search.Remaining);
            else Assert.All(search.Remaining.Where(commit => commit != culprit), commit => Assert.True(skipped.Contains(commit) || skipped.Contains(culprit)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void The_planted_culprit_is_found_with_any_number_of_probes_at_once(int probes)
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            int[][] parents = RandomHistory.Next(random, random.Next(1, 120), random.NextDouble() * 0.4);
            int culprit = random.Next(parents.Length);
            bool[] isBad = RandomHistory.Bad(parents, culprit);
            BisectGraph graph = RandomHistory.Graph(parents);
            Assert.Equal(culprit, Run(graph, null, commit => isBad[commit], probes).Found);
            Assert.Equal(culprit, Run(graph, Suspects(graph, random), commit => isBad[commit], probes).Found);
        }
    }

    [Fact]
    public void Four_probes_at_once_cut_a_line_into_five_parts()
    {
        var search = new BisectSearch(RandomHistory.Line(100), null, CancellationToken.None);
        IReadOnlyList<int> next = search.Next(4);
        Assert.Equal(4, next.Count);
        for (int i = 0; i < 4; i++) Assert.InRange(next[i], (20 * (i + 1)) - 3, (20 * (i + 1)) + 1);
    }

    [Fact]
    public void Suspects_cost_two_probes_at_worst_and_save_some_when_they_are_right()
    {
        var random = new Random(11);
        int saved = 0;
        for (int round = 0; round < 40; round++)
        {
            int[][] parents = round % 2 == 0 ? [.. Enumerable.Range(0, 200).Select(i => new[] { i - 1 })] : RandomHistory.Next(random, random.Next(20, 150), random.NextDouble() * 0.4);
            BisectGraph graph = RandomHistory.Graph(parents);
            BisectPrior prior = Suspects(graph, random)!;
            int worst = 0, worstWith = 0;
            for (int culprit = 0; culprit < parents.Length; culprit++)
            {
                bool[] isBad = RandomHistory.Bad(parents, culprit);
                int without = Run(graph, null, commit => isBad[commit], 1).Probes, with = Run(graph, prior, commit => isBad[commit], 1).Probes;
                worst = Math.Max(worst, without);
                worstWith = Math.Max(worstWith, with);
                if (culprit == prior.Suspects[0].Commit) saved += without - with;
            }

            Assert.True(worstWith <= worst + 2, $"{worstWith} with suspects, {worst} without, round {round}");
        }

        Assert.True(saved > 80, $"{saved} probes saved in 40 histories");
    }

    [Fact]
    public void A_right_suspect_is_found_in_two_rounds_of_four()
    {
        BisectGraph graph = RandomHistory.Line(1000);
        for (int culprit = 20; culprit < 980; culprit += 60)
        {
            var search = new BisectSearch(graph, BisectPrior.Of(graph, [(graph.Ids[culprit], 0.5)]), CancellationToken.None);
            int rounds = 0, right = culprit;
            for (; search.Next(4) is { Count: > 0 } next; rounds++) search.Tell([.. next.Select(commit => (commit, (bool?)(commit >= right)))]);
            Assert.Equal([culprit], search.Remaining);
            Assert.InRange(rounds, 1, 2);
        }
    }

    [Fact]
    public void A_later_commit_that_passes_where_an_earlier_one_fails_is_a_contradiction()
    {
        var search = new BisectSearch(RandomHistory.Line(50), null, CancellationToken.None);
        IReadOnlyList<int> next = search.Next(2);
        OperationException said = Assert.Throws<OperationException>(() => search.Tell([(next[0], true), (next[1], false)]));
        Assert.Equal(ErrorId.BisectionContradictory, said.Id);
    }

    [Fact]
    public void Where_nothing_but_skipped_commits_is_left_the_answer_is_a_set()
    {
        var search = new BisectSearch(RandomHistory.Line(8), null, CancellationToken.None);
        while (search.Next(1) is [int next]) search.Tell([(next, next is 4 or 5 or 6 ? null : next >= 5)]);
        Assert.Equal([4, 5, 6, 7], search.Remaining);
    }

    [Fact]
    public void Under_a_limit_of_paths_only_commits_that_change_them_are_tested()
    {
        bool[][] same = [.. Enumerable.Range(0, 60).Select(i => new[] { i % 6 != 0 })];
        BisectGraph graph = RandomHistory.Graph([.. Enumerable.Range(0, 60).Select(i => new[] { i - 1 })], same);
        var search = new BisectSearch(graph, null, CancellationToken.None);
        Assert.Equal(10, search.Range.Counted);
        while (search.Next(1) is [int next])
        {
            Assert.Equal(0, next % 6);
            search.Tell([(next, next >= 24)]);
        }

        Assert.Equal([24], search.Remaining);
    }

    [Fact]
    public void A_merge_that_has_the_paths_as_one_parent_leads_only_there()
    {
        // 1 and 2 come from 0; 3 merges both and has the path as 1 has it.
        BisectGraph graph = RandomHistory.Graph([[-1], [0], [0], [1, 2]], [[false], [false], [false], [true, false]]);
        var search = new BisectSearch(graph, null, CancellationToken.None);
        Assert.Equal([0, 1], search.Remaining);
    }

    private static BisectPrior? Suspects(BisectGraph graph, Random random) =>
        BisectPrior.Of(graph, [(graph.Ids[random.Next(graph.Count)], 0.45), (graph.Ids[random.Next(graph.Count)], 0.15), (graph.Ids[random.Next(graph.Count)], 0.05)]);

    private static (int Found, int Probes) Run(BisectGraph graph, BisectPrior? prior, Func<int, bool> isBad, int atOnce)
    {
        var search = new BisectSearch(graph, prior, CancellationToken.None);
        int probes = 0;
        while (search.Next(atOnce) is { Count: > 0 } next)
        {
            Assert.Equal(next.Count, next.Distinct().Count());
            probes += next.Count;
            search.Tell([.. next.Select(commit => (commit, (bool?)isBad(commit)))]);
        }

        return (Assert.Single(search.Remaining), probes);
    }
}
