using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class CommitGraphTests : IDisposable
{
    private readonly TestRepository _made = new();
    private readonly List<IDisposable> _open = [];

    public void Dispose()
    {
        foreach (IDisposable open in _open) open.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData("", 0, 0x00000000u)]
    [InlineData("", 1, 0x514e28b7u)]
    [InlineData("Hello, world!", 0x9747b28cu, 0x24884cbau)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0, 0x2e4ff723u)]
    public void The_hash_of_the_filters_has_its_published_values(string text, uint seed, uint hash) =>
        Assert.Equal(hash, PathFilter.Murmur(seed, Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Answers_are_the_same_with_and_without_a_graph(int filterVersion)
    {
        MakeHistory();
        Dictionary<string, string[]> plain = Answers(Open());
        Write(new CommitGraphWriter(Open(), Everything()) { FilterVersion = filterVersion });
        Assert.NotNull(Objects().Graph);
        Assert.Equal(plain, Answers(Open()));
    }

    [Fact]
    public void A_chain_of_graphs_reads_like_one_and_commits_above_it_are_read_themselves()
    {
        MakeHistory();
        CommitNode[] all = [.. Everything().Reverse()];
        var low = new CommitGraphWriter(Open(), all[..10]);
        var middle = new CommitGraphWriter(Open(), all[10..20], low);
        var top = new CommitGraphWriter(Open(), all[20..^3], low, middle);
        WriteChain(low, middle, top);
        Assert.NotNull(Objects().Graph);
        Assert.Null(Objects().Graph!.Find(all[^1].Id));
        Assert.Equal(all[12].Parents, Objects().Graph!.Find(all[12].Id)!.Parents);
        Dictionary<string, string[]> chained = Answers(Open());
        Directory.Delete(Path.Combine(Info, "commit-graphs"), recursive: true);
        Assert.Equal(Answers(Open()), chained);
    }

    [Fact]
    public void A_chain_that_lacks_a_file_is_not_used()
    {
        MakeHistory();
        CommitNode[] all = [.. Everything().Reverse()];
        var low = new CommitGraphWriter(Open(), all[..10]);
        WriteChain(low, new CommitGraphWriter(Open(), all[10..], low));
        File.Delete(Path.Combine(Info, "commit-graphs", $"graph-{low.Name}.graph"));
        Assert.Null(Objects().Graph);
        Assert.NotEmpty(Answers(Open()));
    }

    [Fact]
    public void A_filter_of_version_one_is_not_asked_about_other_letters_and_one_of_version_two_is()
    {
        MakeHistory();
        Write(new CommitGraphWriter(Open(), Everything()) { FilterVersion = 1, TellPaths = (_, _) => [] });
        ObjectId head = Everything().First().Id;
        Assert.False(Objects().Graph!.RulesOutChange(head, "maße/größe.md"));
        Assert.True(Objects().Graph!.RulesOutChange(head, "docs/size.md"));
        Write(new CommitGraphWriter(Open(), Everything()) { FilterVersion = 2 });
        Assert.True(Objects().Graph!.RulesOutChange(head, "maße/größe.md"));
    }

    [Fact]
    public void A_graph_damaged_anywhere_changes_no_answer()
    {
        MakeHistory();
        Dictionary<string, string[]> plain = Answers(Open());
        byte[] good = new CommitGraphWriter(Open(), Everything()).Write();
        var random = new Random(20240501);
        for (int round = 0; round < 150; round++)
        {
            byte[] bad = [.. good];
            if (round % 3 == 0) bad = bad[..random.Next(bad.Length)];
            for (int i = random.Next(1, 8); i > 0 && bad.Length > 0; i--) bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);

            // Every second time the checksum is made right, so that what it guards is looked at, too.
            if (round % 2 == 0 && bad.Length > 20) CommitGraphWriter.Checksum(bad.AsSpan(0, bad.Length - 20)).CopyTo(bad.AsSpan(bad.Length - 20));
            Directory.CreateDirectory(Info);
            File.WriteAllBytes(Path.Combine(Info, "commit-graph"), bad);
            if (round % 2 == 1)
            {
                Assert.Null(Objects().Graph);
                Assert.Equal(plain, Answers(Open()));
                continue;
            }

            try
            {
                _ = Answers(Open());
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                Assert.Equal(40, problem.Target!.ToString()!.Length);
            }
        }
    }

    [Theory]
    [InlineData("tree")]
    [InlineData("parents")]
    [InlineData("time")]
    public void A_graph_that_lies_is_not_used(string what)
    {
        MakeHistory();
        CommitNode[] all = [.. Everything()];
        Dictionary<string, string[]> plain = Answers(Open());
        Write(new CommitGraphWriter(Open(), all)
        {
            Tell = commit => commit.Id != all[0].Id ? commit : what switch
            {
                "tree" => commit with { Tree = all[^1].Tree },
                "parents" => commit with { Parents = [all[^1].Id] },
                _ => commit with { Time = commit.Time - 100_000 },
            },
        });
        Assert.Null(Objects().Graph);
        Assert.Equal(plain, Answers(Open()));
    }

    [Fact]
    public void A_shallow_repository_uses_no_graph()
    {
        MakeHistory();
        CommitNode[] all = [.. Everything()];
        Write(new CommitGraphWriter(Open(), all));
        File.WriteAllText(Path.Combine(_made.GitFolder, "shallow"), all[5].Id + "\n");
        Assert.True(Open().ReadCommit(all[5].Id).IsBoundary);
        Assert.Empty(Open().ReadCommit(all[5].Id).Parents);
    }

    [Fact]
    public void Generations_stop_the_search_for_an_ancestor_and_change_nothing()
    {
        MakeHistory();
        CommitNode[] all = [.. Everything()];
        bool[] plain = Ancestors(Open(), all);
        Write(new CommitGraphWriter(Open(), all));
        Assert.Equal(plain, Ancestors(Open(), all));
    }

    private static bool[] Ancestors(HistoryReader history, CommitNode[] all) =>
        [.. all.SelectMany(one => all.Select(other => history.IsAncestor(one.Id, other.Id, default)))];

    private string Info => Path.Combine(_made.GitFolder, "objects", "info");

    private void Write(CommitGraphWriter graph)
    {
        Directory.CreateDirectory(Info);
        File.WriteAllBytes(Path.Combine(Info, "commit-graph"), graph.Write());
    }

    private void WriteChain(params CommitGraphWriter[] layers)
    {
        string folder = Path.Combine(Info, "commit-graphs");
        Directory.CreateDirectory(folder);
        foreach (CommitGraphWriter layer in layers) File.WriteAllBytes(Path.Combine(folder, $"graph-{layer.Name}.graph"), layer.Write());
        File.WriteAllLines(Path.Combine(folder, "commit-graph-chain"), layers.Select(layer => layer.Name));
    }

    // Branches, merges of two and of four, changes in folders and under names of other letters.
    private void MakeHistory()
    {
        ObjectId last = _made.Commit("root", ("src/a.txt", "0\n"), ("docs/größe.md", "0\n"), ("top.txt", "0\n"));
        for (int i = 1; i <= 8; i++)
        {
            ObjectId left = _made.Commit($"left {i}", [last], ("src/a.txt", $"{i}\nleft\n"));
            ObjectId right = _made.Commit($"right {i}", [last], ("docs/größe.md", $"{i}\n"), ($"src/deep/{i % 3}.txt", $"{i}\n"));
            ObjectId[] parents = i % 4 == 0 ? [left, right, _made.Commit("third", [last], ("top.txt", $"{i}\n")), _made.Commit("fourth", [last], ("x", $"{i}"))] : [left, right];
            last = _made.Commit($"merge {i}", parents, ("docs/größe.md", $"{i}\n"), ($"src/deep/{i % 3}.txt", $"{i}\n"));
        }
    }

    private IEnumerable<CommitNode> Everything() => CommitWalk.Read(Open(), _made.Open().Head!.Value, default);

    // The logs of every path, and who wrote the lines of a file.
    private Dictionary<string, string[]> Answers(HistoryReader history)
    {
        ObjectId head = Repository().Head!.Value;
        var answers = new Dictionary<string, string[]>();
        foreach (string path in new[] { "src", "src/a.txt", "src/deep", "src/deep/1.txt", "docs/größe.md", "top.txt", "x", "missing" })
            answers.Add(path, [.. PathLog.Read(history, head, path, default).Select(commit => commit.Id.ToString())]);
        answers.Add("blame", [.. new Blame(history, new RenameFinder(history)).Explain(head, "src/a.txt", [(1, 9)], default).Select(lines => $"{lines.First} {lines.Commit.Id}")]);
        return answers;
    }

    private HistoryReader Open() => new(Objects(), Repository().ShallowBoundary);

    private IObjectReader Objects()
    {
        IObjectReader objects = Repository().OpenObjects();
        _open.Insert(0, objects);
        return objects;
    }

    private IGitRepository Repository()
    {
        IGitRepository repository = _made.Open();
        _open.Add(repository);
        return repository;
    }
}
