using System.Text;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

/// <summary>Histories that are damaged, rewritten in the view, or simply strange.</summary>
public sealed class OddHistoryTests : IDisposable
{
    private readonly TestRepository _made = new();
    private IGitRepository? _repository;
    private IObjectReader? _objects;

    public void Dispose()
    {
        _objects?.Dispose();
        _repository?.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_replaced_commit_is_read_as_the_one_that_stands_in_for_it(bool isPacked)
    {
        ObjectId first = _made.Commit("first", ("a", "1\n"));
        ObjectId second = _made.Commit("second", ("a", "2\n"));
        ObjectId third = _made.Commit("third", ("a", "3\n"));
        ObjectId other = _made.Commit("other", [first], ("a", "other\n"));
        if (isPacked) File.AppendAllText(Path.Combine(_made.GitFolder, "packed-refs"), $"{other} refs/replace/{second}\n");
        else Replace(second, other);
        HistoryReader history = History();
        Assert.Equal([third, second, first], PathLog.Read(history, third, "a", default).Select(commit => commit.Id));
        Assert.Equal(history.ReadCommit(other).Tree, history.ReadCommit(second).Tree);
        Assert.Equal("other", history.ReadText(second).Subject);
    }

    [Fact]
    public void Replacements_in_a_circle_are_an_error_that_names_the_object()
    {
        ObjectId first = _made.Commit("first", ("a", "1\n"));
        ObjectId second = _made.Commit("second", ("a", "2\n"));
        Replace(first, second);
        Replace(second, first);
        HistoryReader history = History();
        OperationException problem = Assert.Throws<OperationException>(() => PathLog.Read(history, second, "a", default).Count());
        Assert.Equal((ErrorId.ObjectUnreadable, second.ToString()), (problem.Id, problem.Target));
        Assert.False(_objects!.Contains(second));
    }

    [Fact]
    public void A_graft_gives_a_commit_other_parents()
    {
        ObjectId first = _made.Commit("first", ("a", "1\n"));
        ObjectId second = _made.Commit("second", ("a", "2\n"));
        ObjectId third = _made.Commit("third", ("a", "3\n"));
        Directory.CreateDirectory(Path.Combine(_made.GitFolder, "info"));
        File.WriteAllText(Path.Combine(_made.GitFolder, "info", "grafts"), $"{third} {first}\n");
        Assert.Equal([third, first], CommitWalk.Read(History(), third, default).Select(commit => commit.Id));
        File.WriteAllText(Path.Combine(_made.GitFolder, "info", "grafts"), $"{third}\n");
        Assert.Equal([third], CommitWalk.Read(History(), third, default).Select(commit => commit.Id));
        Assert.NotEqual(second, first);
    }

    [Fact]
    public void A_merge_of_a_thousand_is_followed_to_the_right_parent()
    {
        ObjectId root = _made.Commit("root", ("a", "1\n"), ("b", "1\n"));
        List<ObjectId> parents = [];
        for (int i = 0; i < 1000; i++) parents.Add(_made.Commit($"parent {i}", [root], i == 700 ? ("a", "changed\n") : ("c", $"{i}\n")));
        ObjectId merge = _made.Commit("octopus", [.. parents], ("a", "changed\n"));
        HistoryReader history = History();
        Assert.Equal([parents[700]], new Blame(history, new RenameFinder(history)).Explain(merge, "a", [(1, 1)], default).Select(lines => lines.Commit.Id));
        Assert.Equal(1002, CommitWalk.Read(history, merge, default).Count());
        Assert.True(history.IsAncestor(parents[999], merge, default));
    }

    [Fact]
    public void A_merge_of_ten_thousand_ends_like_any_other()
    {
        const int Parents = 10_000;
        ObjectId root = _made.Commit("root", ("a", "1\n2\n"), ("b", "1\n"));
        ObjectId other = _made.Commit("other", [root], ("a", "1\nchanged\n"));
        var who = new Signature("Zoë", "z@example.org", DateTimeOffset.UnixEpoch.AddYears(60));
        Commit above = _made.Git.Lookup<Commit>(root.ToString()), changed = _made.Git.Lookup<Commit>(other.ToString());
        Commit[] parents = new Commit[Parents];
        for (int i = 0; i < Parents; i++) parents[i] = i == 9_000 ? changed : _made.Git.ObjectDatabase.CreateCommit(who, who, $"parent {i}", above.Tree, [above], false);
        ObjectId merge = TestRepository.Id(_made.Git.ObjectDatabase.CreateCommit(who, who, "octopus", changed.Tree, parents, false));
        HistoryReader history = History();
        Assert.Equal(Parents, history.ReadCommit(merge).Parents.Count);
        Assert.Equal(Parents + 2, CommitWalk.Read(history, merge, default).Count());
        Assert.Equal([other, root], PathLog.Read(history, merge, "a", default).Select(commit => commit.Id));
        Assert.Equal([root, other], new Blame(history, new RenameFinder(history)).Explain(merge, "a", [(1, 2)], default).Select(lines => lines.Commit.Id));
        Assert.Equal([other, root], new LineHistory(history, new RenameFinder(history)).Read(merge, "a", [(2, 1)], default).Select(change => change.Commit.Id));
    }

    [NamedFact("LARGE")]
    public void A_file_of_a_hundred_megabytes_is_read_compared_and_blamed() => ReadLarge(megabytes: 100);

    [Fact]
    public void A_file_of_eight_megabytes_is_read_compared_and_blamed() => ReadLarge(megabytes: 8);

    private void ReadLarge(int megabytes)
    {
        var text = new StringBuilder(megabytes << 20);
        for (int line = 1; text.Length < megabytes << 20; line++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"line {line} of a file that is larger than any source that a person wrote\n");
        ObjectId first = _made.Commit("first", ("large.txt", text.ToString()));
        text.Append("the last line\n");
        ObjectId second = _made.Commit("second", ("large.txt", text.ToString()));
        _made.Pack();
        HistoryReader history = History();
        int lines = history.PeekBlob(history.FindBlob(history.ReadCommit(second).Tree, "large.txt")).Count((byte)'\n');
        IReadOnlyList<BlamedLines> blamed = new Blame(history, new RenameFinder(history)).Explain(second, "large.txt", [(1, int.MaxValue)], default);
        Assert.Equal([(1, lines - 1, first), (lines, 1, second)], blamed.Select(part => (part.First, part.Count, part.Commit.Id)));
        var patch = new System.Buffers.ArrayBufferWriter<byte>();
        new PatchWriter(history).Write(history.ReadCommit(second), patch, default);
        Assert.Contains($"@@ -{lines - 3},3 +{lines - 3},4 @@", Encoding.UTF8.GetString(patch.WrittenSpan), StringComparison.Ordinal);
        Assert.True(new PickaxeSearch(history, Pickaxe.ForText("the last line")).IsMatch(history.ReadCommit(second), default));
    }

    [Fact]
    public void Names_of_any_bytes_links_and_submodules_stop_nothing()
    {
        ObjectId first = _made.Commit("first", ("a", "1\n"));
        byte[] blob = Bytes(History().FindBlob(History().ReadCommit(first).Tree, "a"));
        byte[] tree =
        [
            .. "100644 a"u8, 0, .. blob, .. "120000 link"u8, 0, .. blob, .. "100644 "u8, 0xff, 0xfe, (byte)'"', (byte)'\n', 0, .. blob, .. "160000 z-module"u8, 0, .. Enumerable.Repeat((byte)7, 20),
        ];
        string treeId = _made.Git.ObjectDatabase.Write<Tree>(tree).Sha;
        var who = new Signature("Zoë", "z@example.org", DateTimeOffset.UnixEpoch.AddYears(60));
        ObjectId made = TestRepository.Id(_made.Git.ObjectDatabase.CreateCommit(who, who, "odd", _made.Git.Lookup<Tree>(treeId), [_made.Git.Head.Tip], false));
        HistoryReader history = History();
        Assert.Equal(3, history.ListFiles(history.ReadCommit(made).Tree, default).Count());
        Assert.True(history.FindBlob(history.ReadCommit(made).Tree, "z-module").IsZero);
        Assert.Equal([made], PathLog.Read(history, made, "link", default).Select(commit => commit.Id));
        var patch = new System.Buffers.ArrayBufferWriter<byte>();
        new PatchWriter(history).Write(history.ReadCommit(made), patch, default);
        Assert.Contains("new file mode 120000\n", Encoding.UTF8.GetString(patch.WrittenSpan), StringComparison.Ordinal);
        Assert.True(new PickaxeSearch(history, Pickaxe.ForText("1")).IsMatch(history.ReadCommit(made), default));
    }

    [Fact]
    public void A_file_whose_place_a_submodule_took_is_deleted_and_one_that_takes_it_back_is_added()
    {
        ObjectId first = _made.Commit("first", ("m", "1\n"));
        byte[] blob = Bytes(History().FindBlob(History().ReadCommit(first).Tree, "m"));
        byte[] tree = [.. "160000 m"u8, 0, .. Enumerable.Repeat((byte)7, 20)];
        var who = new Signature("Zoë", "z@example.org", DateTimeOffset.UnixEpoch.AddYears(60));
        string treeId = _made.Git.ObjectDatabase.Write<Tree>(tree).Sha;
        Commit made = _made.Git.ObjectDatabase.CreateCommit(who, who, "a submodule", _made.Git.Lookup<Tree>(treeId), [_made.Git.Head.Tip], false);
        ObjectId back = TestRepository.Id(_made.Git.ObjectDatabase.CreateCommit(who, who, "a file again", _made.Git.Head.Tip.Tree, [made], false));
        HistoryReader history = History();
        FileChange gone = Assert.Single(history.ReadChanges(history.ReadCommit(TestRepository.Id(made)), default));
        Assert.Equal(("m", true, new ObjectId(blob)), (gone.Path, gone.IsDeleted, gone.Before));
        FileChange added = Assert.Single(history.ReadChanges(history.ReadCommit(back), default));
        Assert.Equal(("m", true, new ObjectId(blob)), (added.Path, added.IsAdded, added.After));
    }

    [Fact]
    public void A_blob_that_a_partial_clone_lacks_is_an_error_only_for_what_needs_it()
    {
        ObjectId first = _made.Commit("first", ("a", "1\n"), ("b", "1\n2\n"));
        ObjectId second = _made.Commit("second", ("b", "1\n3\n"));
        ObjectId lost = History().FindBlob(History().ReadCommit(first).Tree, "b");
        string file = LooseObjects.PathOf(Path.Combine(_made.GitFolder, "objects"), lost);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        HistoryReader history = History();
        Assert.Equal([second, first], PathLog.Read(history, second, "b", default).Select(commit => commit.Id));
        Assert.Equal([first], new Blame(history, new RenameFinder(history)).Explain(second, "a", [(1, 1)], default).Select(lines => lines.Commit.Id));
        OperationException problem = Assert.Throws<OperationException>(() => new Blame(history, new RenameFinder(history)).Explain(second, "b", [(1, 2)], default));
        Assert.Equal((ErrorId.ObjectUnreadable, lost.ToString()), (problem.Id, problem.Target));
    }

    [Fact]
    public void A_long_binary_file_and_a_file_without_line_ends_are_explained()
    {
        ObjectId first = _made.Commit("first", ("big", new string('x', 5_000_000)), ("zero", "a\0b\n"));
        ObjectId second = _made.Commit("second", ("big", new string('x', 5_000_001)), ("zero", "a\0c\n"));
        HistoryReader history = History();
        Assert.Equal([second], new Blame(history, new RenameFinder(history)).Explain(second, "big", [(1, 1)], default).Select(lines => lines.Commit.Id));
        Assert.Equal([second], new Blame(history, new RenameFinder(history)).Explain(second, "zero", [(1, 1)], default).Select(lines => lines.Commit.Id));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Damaged_grafts_are_left_out_line_by_line()
    {
        ObjectId first = _made.Commit("first", ("a", "1\n"));
        string file = Path.Combine(_made.GitFolder, "grafts");
        File.WriteAllText(file, $"nonsense\n\n{first} nonsense\n{first} {first.ToString()[..39]}\n");
        Assert.Empty(GraftFile.Read(file));
        Assert.Empty(GraftFile.Read(file + "-missing"));
    }

    private void Replace(ObjectId id, ObjectId other)
    {
        string folder = Path.Combine(_made.GitFolder, "refs", "replace");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, id.ToString()), other + "\n");
    }

    private static byte[] Bytes(ObjectId id)
    {
        byte[] bytes = new byte[ObjectId.Size];
        id.CopyTo(bytes);
        return bytes;
    }

    private HistoryReader History()
    {
        _objects?.Dispose();
        _repository?.Dispose();
        _repository = _made.Open();
        _objects = _repository.OpenObjects();
        return new HistoryReader(_objects, _repository.ShallowBoundary);
    }
}
