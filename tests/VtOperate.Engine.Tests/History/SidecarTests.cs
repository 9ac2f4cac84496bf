using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Engine.History;
using VtOperate.Engine.Storage;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

public sealed class SidecarTests : IDisposable
{
    private static readonly string[] s_paths = ["a.txt", "src", "src/one.cs", "src/deep", "src/deep/two.cs", "docs/größe.md", "docs", "x/0", "x/1", "missing", "src/deep/missing"];
    private readonly TestRepository _made = new();
    private readonly TemporaryFolder _cache = new();
    private readonly Random _random = new(20261123);

    private string Objects => Path.Combine(_made.GitFolder, "objects");

    private string Folder => Path.Combine(_cache.Path, "history", CacheArea.NameOf(Objects));

    public void Dispose()
    {
        _made.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public void A_log_and_a_blame_are_the_same_with_a_sidecar_that_speaks_for_all_commits()
    {
        MakeHistory(120);
        Dictionary<string, string[]> plain = Answers(null);
        Assert.Equal(CommitCount(), Build());
        Assert.Equal(plain, Answers(Graph()));
        Assert.True(Graph()!.HasFilters);
    }

    [Fact]
    public void A_filter_never_rules_out_a_path_that_changed_and_mostly_does_where_none_did()
    {
        MakeHistory(100);
        Build();
        CommitGraph graph = Graph()!;
        HistoryReader history = Reader(null);
        int ruledOut = 0, unchanged = 0;
        foreach (CommitNode commit in CommitWalk.Read(history, Head, default).Where(commit => commit.Parents.Count > 0))
        {
            foreach (string path in s_paths)
            {
                bool changed = history.FindEntry(commit.Tree, path) != history.FindEntry(history.ReadCommit(commit.Parents[0]).Tree, path);
                bool isOut = graph.RulesOutChange(commit.Id, path);
                Assert.False(changed && isOut, $"{commit.Id} {path}");
                if (!changed) unchanged++;
                if (isOut) ruledOut++;
            }
        }

        Assert.InRange((double)ruledOut / unchanged, 0.9, 1);
    }

    [Fact]
    public void A_changed_mode_and_a_changed_submodule_are_changes()
    {
        _made.Commit("start", ("run.sh", "x\n"), ("other", "y\n"));
        Commit("mode", tree => tree.Add("run.sh", _made.Git.Head.Tip["run.sh"].Target as Blob, Mode.ExecutableFile));
        ObjectId mode = Head;
        Commit("module", tree => tree.AddGitLink("lib", new LibGit2Sharp.ObjectId("0123456789012345678901234567890123456789")));
        ObjectId module = Head;
        Commit("newer module", tree => tree.AddGitLink("lib", new LibGit2Sharp.ObjectId("9876543210987654321098765432109876543210")));
        Build();
        Assert.False(Graph()!.RulesOutChange(mode, "run.sh"));
        Assert.False(Graph()!.RulesOutChange(module, "lib"));
        Assert.False(Graph()!.RulesOutChange(Head, "lib"));
        Assert.True(Graph()!.RulesOutChange(Head, "run.sh"));
        Assert.Equal([Head, module], PathLog.Read(Reader(Graph()), Head, "lib", default).Select(commit => commit.Id));
    }

    [Fact]
    public void A_commit_of_more_paths_than_a_filter_holds_rules_nothing_out()
    {
        _made.Commit("start", ("a", "1"));
        _made.Commit("many", [.. Enumerable.Range(0, GraphLayerWriter.MostPaths + 1).Select(i => ($"many/{i}", (string?)"x"))]);
        Build();
        Assert.False(Graph()!.RulesOutChange(Head, "a"));
    }

    [Fact]
    public void A_sidecar_grows_by_what_is_new_and_stays_in_few_files()
    {
        int total = 0;
        for (int round = 0; round < 12; round++)
        {
            MakeHistory(8);
            int added = Build();
            Assert.True(added > 0);
            total += added;
            Assert.Equal(CommitCount(), total);
            Assert.Equal(0, Build());
        }

        Assert.InRange(Graph()!.Layers.Count, 1, 5);
        CommitGraph whole = Graph()!;
        foreach (CommitNode commit in CommitWalk.Read(Reader(null), Head, default))
        {
            CommitNode told = whole.Find(commit.Id)!;
            Assert.Equal((commit.Tree, commit.Time, string.Join(' ', commit.Parents)), (told.Tree, told.Time, string.Join(' ', told.Parents)));
        }

        Dictionary<string, string[]> plain = Answers(null);
        Assert.Equal(plain, Answers(Graph()));
    }

    [Fact]
    public void New_commits_leave_a_large_file_as_it_is()
    {
        MakeHistory(60);
        Build();
        string large = Assert.Single(Directory.GetFiles(Folder, "*.graph"));
        byte[] before = File.ReadAllBytes(large);
        MakeHistory(2);
        Build();
        Assert.Equal(2, Graph()!.Layers.Count);
        Assert.Equal(before, File.ReadAllBytes(large));
    }

    [Fact]
    public void A_damaged_file_is_not_used_and_made_anew()
    {
        MakeHistory(40);
        Dictionary<string, string[]> plain = Answers(null);
        for (int round = 0; round < 40; round++)
        {
            Build();
            string[] files = [.. Directory.GetFiles(Folder).Where(file => Path.GetFileName(file) != "lock").Order(StringComparer.Ordinal)];
            string victim = files[_random.Next(files.Length)];
            byte[] bytes = File.ReadAllBytes(victim);
            if (round % 4 == 0) bytes = bytes[.._random.Next(bytes.Length)];
            else bytes[_random.Next(bytes.Length)] ^= (byte)_random.Next(1, 256);
            if (round % 4 == 1) File.Delete(victim);
            else File.WriteAllBytes(victim, bytes);
            Assert.Null(Graph());
            Assert.Equal(plain, Answers(Graph()));
            Assert.Equal(CommitCount(), Build());
            Assert.NotNull(Graph());
        }
    }

    [Fact]
    public void A_write_that_fails_anywhere_leaves_the_old_graph_or_the_new()
    {
        MakeHistory(10);
        Build();
        int before = Count(Graph());
        MakeHistory(10);
        for (int allowed = 0; allowed < 2; allowed++)
        {
            Assert.Throws<OperationException>(() => Build(new FailingCache(allowed)));
            Assert.Equal(before, Count(Graph()));
        }

        Build(new FailingCache(2));
        Assert.Equal(CommitCount(), Count(Graph()));
    }

    [Fact]
    public void Work_that_is_cut_short_keeps_the_portions_that_were_written()
    {
        MakeHistory(30);
        using var reader = new ObjectReader(Objects);
        using var stop = new CancellationTokenSource();
        var cache = new FailingCache(int.MaxValue) { Written = path => { if (path.EndsWith(CommitGraph.ChainName, StringComparison.Ordinal)) stop.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => new SidecarBuilder(cache, Folder, portion: 7).Build(reader, [Head], stop.Token));
        Assert.Equal(7, Count(Graph()));
        Assert.Equal(CommitCount() - 7, new SidecarBuilder(new CacheFiles(), Folder, portion: 7).Build(reader, [Head], default));
    }

    [Fact]
    public async Task Several_builders_at_once_leave_one_whole_graph()
    {
        MakeHistory(50);
        ObjectId head = Head;
        var graphs = new SidecarGraphs(new CacheFiles(), new FileStore(), new OwnUser(_cache.Path));
        int[] added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => graphs.Extend(Objects, _ => [head], default))));
        Assert.Equal(CommitCount(), added.Sum());
        Assert.Equal(CommitCount(), Count(Graph()));
        Assert.Equal(Answers(null), Answers(Graph()));
    }

    [Fact]
    public void While_another_process_builds_nothing_is_built()
    {
        MakeHistory(5);
        using IDisposable held = new FileStore().Lock(Path.Combine(Folder, "lock"), TimeSpan.Zero, default);
        Assert.Equal(0, new SidecarGraphs(new CacheFiles(), new FileStore(), new OwnUser(_cache.Path)).Extend(Objects, _ => [Head], default));
        Assert.Null(Graph());
    }

    [Fact]
    public void A_repository_without_a_graph_uses_the_sidecar_and_one_with_filters_its_own()
    {
        MakeHistory(20);
        Build();
        using IGitRepository repository = Finder().Open(_made.Path)!;
        using (IObjectReader objects = repository.OpenObjects()) Assert.NotNull(objects.Graph?.Find(Head));
        WriteOwnGraph(filterVersion: 0);
        using (IObjectReader objects = repository.OpenObjects()) Assert.True(objects.Graph!.RulesOutChange(Head, "missing"));
        ObjectId old = Head;
        WriteOwnGraph(filterVersion: 2);
        MakeHistory(1);
        Build();
        using (IObjectReader objects = repository.OpenObjects())
        {
            Assert.NotNull(objects.Graph!.Find(old));
            Assert.Null(objects.Graph.Find(Head));
        }
    }

    [Theory]
    [InlineData("shallow")]
    [InlineData("info/grafts")]
    public void A_history_that_was_changed_in_the_view_uses_no_sidecar(string file)
    {
        MakeHistory(20);
        Build();
        Directory.CreateDirectory(Path.Combine(_made.GitFolder, "info"));
        using IGitRepository repository = Finder().Open(_made.Path)!;
        File.WriteAllText(Path.Combine(_made.GitFolder, file), Head + "\n");
        using IObjectReader objects = repository.OpenObjects();
        Assert.Null(objects.Graph);
    }

    [Fact]
    public void A_question_that_unpacks_many_commits_makes_the_sidecar_by_itself_and_a_small_one_does_not()
    {
        GitFinder git = Finder();
        _made.Commit("start", ("a.txt", "0"));
        Ask();
        Assert.False(Directory.Exists(Folder));
        for (int i = 0; i < SidecarGraphs.WorthKeeping; i++) _made.Commit($"change {i}", ("a.txt", i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Ask();
        for (int wait = 0; wait < 600 && Graph() is null; wait++) Thread.Sleep(50);
        Assert.Equal(SidecarGraphs.WorthKeeping + 1, Count(Graph()));

        void Ask()
        {
            using IGitRepository repository = git.Open(_made.Path)!;
            using IObjectReader objects = repository.OpenObjects();
            Assert.NotEmpty(CommitWalk.Read(new HistoryReader(objects, repository.ShallowBoundary), Head, default).ToArray());
        }
    }

    [Fact]
    public void A_time_that_the_format_has_no_room_for_leaves_the_commit_and_all_above_it_out()
    {
        _made.Commit("fine", ("a", "1"));
        ObjectId fine = Head;
        const string Who = "Zoe <zoe@example.org> 17179869189 +0000\n";
        byte[] ahead = System.Text.Encoding.ASCII.GetBytes($"tree {_made.Git.Head.Tip.Tree.Sha}\nparent {fine}\nauthor {Who}committer {Who}\nfar ahead\n");
        _made.Git.Refs.Add("refs/heads/main", _made.Git.ObjectDatabase.Write<Commit>(ahead), allowOverwrite: true);
        _made.Commit("above", ("a", "2"));
        Assert.Equal(1, Build());
        Assert.NotNull(Graph()!.Find(fine));
        Assert.Null(Graph()!.Find(Head));
    }

    [GitFact]
    public void Git_finds_nothing_wrong_with_what_is_written()
    {
        MakeHistory(40);
        Build();
        MakeHistory(3);
        Build();
        Assert.Equal(2, Graph()!.Layers.Count);
        string own = Path.Combine(Objects, "info", "commit-graphs");
        Directory.CreateDirectory(own);
        foreach (string file in Directory.GetFiles(Folder, "*graph*")) File.Copy(file, Path.Combine(own, Path.GetFileName(file)));
        _ = GitFactAttribute.Run("-C", _made.Path, "commit-graph", "verify");
        Assert.Equal(
            GitFactAttribute.Run("-C", _made.Path, "-c", "core.commitGraph=false", "log", "--format=%H", "--", "src/deep"),
            GitFactAttribute.Run("-C", _made.Path, "-c", "commitGraph.changedPathsVersion=2", "log", "--format=%H", "--", "src/deep"));
    }

    private GitFinder Finder() => new(new CacheFiles(), new FileStore(), new OwnUser(_cache.Path));

    private ObjectId Head => TestRepository.Id(_made.Git.Head.Tip);

    private int CommitCount() => CommitWalk.Read(Reader(null), Head, default).Count();

    private static int Count(CommitGraph? graph) => graph?.Layers.Sum(layer => layer.Count) ?? 0;

    private int Build(ICacheFiles? cache = null)
    {
        using var reader = new ObjectReader(Objects);
        return new SidecarBuilder(cache ?? new CacheFiles(), Folder, portion: 8192).Build(reader, [Head], default);
    }

    private CommitGraph? Graph()
    {
        using var reader = new ObjectReader(Objects);
        return CommitGraph.OpenChain(Folder, reader);
    }

    private HistoryReader Reader(CommitGraph? graph) => new(new ObjectReader(Objects, findGraph: _ => graph), new HashSet<ObjectId>());

    private Dictionary<string, string[]> Answers(CommitGraph? graph)
    {
        var answers = s_paths.ToDictionary(path => path, path => PathLog.Read(Reader(graph), Head, path, default).Select(commit => commit.Id.ToString()).ToArray());
        HistoryReader history = Reader(graph);
        answers.Add("blame", [.. new Blame(history, new RenameFinder(history)).Explain(Head, "a.txt", [(1, 9)], default).Select(lines => $"{lines.First} {lines.Commit.Id}")]);
        return answers;
    }

    // Branches, merges of two and of three, names of other letters.
    private void MakeHistory(int rounds)
    {
        ObjectId last = _made.Git.Head.Tip is null ? _made.Commit("root", ("a.txt", "0\n"), ("src/one.cs", "0\n")) : Head;
        for (int i = 0; i < rounds; i++)
        {
            string text = _random.Next() + "\n";
            (string, string?) file = (s_paths[_random.Next(8)] switch { "src" => "src/one.cs", "src/deep" => "src/deep/two.cs", "docs" => "docs/größe.md", string path => path }, text);
            if (_random.Next(4) > 0)
            {
                last = _made.Commit("change", [last], file);
                continue;
            }

            ObjectId left = _made.Commit("left", [last], file), right = _made.Commit("right", [last], ("x/1", text));
            last = _random.Next(2) == 0 ? _made.Commit("merge", [left, right], ("x/1", text)) : _made.Commit("merge", [left, right, _made.Commit("third", [last], ("x/0", text))], ("x/0", text));
        }
    }

    private void Commit(string message, Action<TreeDefinition> change)
    {
        TreeDefinition tree = TreeDefinition.From(_made.Git.Head.Tip);
        change(tree);
        Signature who = _made.Git.Head.Tip.Author;
        Commit made = _made.Git.ObjectDatabase.CreateCommit(who, who, message, _made.Git.ObjectDatabase.CreateTree(tree), [_made.Git.Head.Tip], prettifyMessage: false);
        _made.Git.Refs.Add("refs/heads/main", made.Id, allowOverwrite: true);
    }

    private void WriteOwnGraph(int filterVersion)
    {
        Directory.CreateDirectory(Path.Combine(Objects, "info"));
        HistoryReader history = Reader(null);
        File.WriteAllBytes(Path.Combine(Objects, "info", "commit-graph"), new CommitGraphWriter(history, CommitWalk.Read(history, Head, default)) { FilterVersion = filterVersion }.Write());
    }

    private sealed class OwnUser(string cache) : IUserEnvironment
    {
        public string UserName => "somebody";

        public string ConfigurationFolder => "";

        public string StateFolder => "";

        public string CacheFolder => cache;

        public string HomeFolder => "";

        public string? Variable(string name) => null;
    }

    private sealed class FailingCache(int allowed) : ICacheFiles
    {
        private readonly CacheFiles _cache = new();
        private int _left = allowed;

        internal Action<string> Written { get; init; } = _ => { };

        public ReadOnlyMemory<byte>? Map(string path) => _cache.Map(path);

        public void Release(ReadOnlyMemory<byte> block) => _cache.Release(block);

        public byte[]? Read(string path) => _cache.Read(path);

        public Stream Create(string path) => _cache.Create(path);

        public void Replace(string path, ReadOnlySpan<byte> content)
        {
            if (_left-- <= 0) throw new OperationException(ErrorId.FileUnwritable, path, "There is no room.");
            _cache.Replace(path, content);
            Written(path);
        }

        public bool TryDelete(string path) => _cache.TryDelete(path);

        public bool TryDeleteFolder(string path) => _cache.TryDeleteFolder(path);

        public void Touch(string path) => _cache.Touch(path);

        public IReadOnlyList<CacheFile> List(string folder) => _cache.List(folder);
    }
}
