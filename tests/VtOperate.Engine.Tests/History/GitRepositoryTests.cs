using System.Runtime.InteropServices;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

public sealed class GitRepositoryTests
{
    private readonly GitFinder _finder = new();

    [Fact]
    public void A_folder_in_no_repository_gives_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(_finder.Open(folder.Path));
        Assert.Null(_finder.Open(folder.File("absent")));
    }

    [Fact]
    public void Finds_the_repository_from_a_folder_below()
    {
        using var made = new TestRepository();
        ObjectId head = made.Commit("first", ("src/a b [1]/ä.txt", "x\n"));
        made.CheckOut();
        using IGitRepository repository = _finder.Open(Path.Combine(made.Path, "src", "a b [1]"))!;
        Assert.Equal(RealPath(made.Path), repository.Root);
        Assert.Equal(Path.Combine(repository.Root, ".git"), repository.GitFolder);
        Assert.Equal(repository.GitFolder, repository.CommonFolder);
        Assert.Equal("main", repository.Branch);
        Assert.Equal(head, repository.Head);
        Assert.False(repository.IsBare);
        Assert.False(repository.IsShallow);
    }

    [Fact]
    public void A_link_to_a_repository_leads_to_its_real_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        using var made = new TestRepository();
        using var other = new TemporaryFolder();
        Directory.CreateSymbolicLink(other.File("link"), made.Path);
        using IGitRepository repository = _finder.Open(other.File("link"))!;
        Assert.Equal(RealPath(made.Path), repository.Root);
        Directory.Delete(other.File("link"));
    }

    [Fact]
    public void An_unborn_branch_has_a_name_and_no_head()
    {
        using var made = new TestRepository();
        using IGitRepository repository = made.Open();
        Assert.Equal("main", repository.Branch);
        Assert.Null(repository.Head);
        Assert.Null(repository.Resolve("HEAD"));
        Assert.Empty(repository.References);
        Assert.True(repository.ReadState(default).IsClean);
    }

    [Fact]
    public void A_bare_repository_has_no_work_tree()
    {
        using var made = new TestRepository(bare: true);
        ObjectId head = made.Commit("first", ("a", "x"));
        using IGitRepository repository = made.Open();
        Assert.True(repository.IsBare);
        Assert.Equal(repository.GitFolder, repository.Root);
        Assert.Equal(head, repository.Head);
        Assert.True(repository.ReadState(default).IsClean);
    }

    [Fact]
    public void A_detached_head_has_no_branch()
    {
        using var made = new TestRepository();
        ObjectId first = made.Commit("first", ("a", "x"));
        made.Commit("second", ("a", "y"));
        made.Git.Refs.UpdateTarget("HEAD", first.ToString());
        using IGitRepository repository = made.Open();
        Assert.Null(repository.Branch);
        Assert.Equal(first, repository.Head);
    }

    [Fact]
    public void Revisions_and_references_are_peeled_to_commits()
    {
        using var made = new TestRepository();
        ObjectId first = made.Commit("first", ("a", "x"));
        ObjectId second = made.Commit("second", ("a", "y"));
        made.Git.Tags.Add("v1", made.Git.Lookup(first.ToString()), new Signature("a", "b", DateTimeOffset.UnixEpoch), "annotated");
        made.Git.Tags.Add("tree", made.Git.Lookup<Commit>(first.ToString()).Tree);
        made.Git.Refs.Add("refs/remotes/origin/main", second.ToString());
        using IGitRepository repository = made.Open();
        Assert.Equal([("refs/heads/main", second), ("refs/remotes/origin/main", second), ("refs/tags/v1", first)], repository.References.Select(reference => (reference.Name, reference.Commit)));
        Assert.Equal(first, repository.Resolve("HEAD~1"));
        Assert.Equal(first, repository.Resolve("v1"));
        Assert.Equal(second, repository.Resolve("origin/main"));
        Assert.Equal(first, repository.Resolve(first.ToString()[..10]));
        foreach (string none in new[] { "absent", "HEAD~9", "HEAD:a", "tree", "", "^^", "..", new string('0', 40), "HEAD@{upstream}" }) Assert.Null(repository.Resolve(none));
    }

    [Theory]
    [InlineData("bad name", null)]
    [InlineData("garbage", "this is no id\n")]
    [InlineData("empty", "")]
    [InlineData("lost", "00112233445566778899aabbccddeeff00112233\n")]
    [InlineData("loop", "ref: refs/heads/loop\n")]
    public void A_broken_reference_is_left_out_and_costs_no_other(string name, string? content)
    {
        using var made = new TestRepository();
        ObjectId first = made.Commit("first", ("a", "x"));
        File.WriteAllText(Path.Combine(made.GitFolder, "packed-refs"), $"# pack-refs with: peeled fully-peeled sorted\n{first} refs/heads/packed\n");
        File.WriteAllText(Path.Combine(made.GitFolder, "refs", "heads", name), content ?? first + "\n");
        using IGitRepository repository = made.Open();
        Assert.Equal(["refs/heads/main", "refs/heads/packed"], repository.References.Select(reference => reference.Name));
    }

    [Fact]
    public void A_remotes_head_leads_to_its_branch_and_a_loose_reference_wins_over_a_packed_one()
    {
        using var made = new TestRepository();
        ObjectId first = made.Commit("first", ("a", "x"));
        ObjectId second = made.Commit("second", ("a", "y"));
        File.WriteAllText(Path.Combine(made.GitFolder, "packed-refs"), $"# pack-refs with: peeled fully-peeled sorted \n{first} refs/heads/main\n{first} refs/remotes/origin/wörk\n{first} refs/stash\n^{first}\n");
        Directory.CreateDirectory(Path.Combine(made.GitFolder, "refs", "remotes", "origin"));
        File.WriteAllText(Path.Combine(made.GitFolder, "refs", "remotes", "origin", "HEAD"), "ref: refs/remotes/origin/wörk\n");
        using IGitRepository repository = made.Open();
        Assert.Equal(
            [("refs/heads/main", second), ("refs/remotes/origin/HEAD", first), ("refs/remotes/origin/wörk", first)],
            repository.References.Select(reference => (reference.Name, reference.Commit)));
    }

    [Fact]
    public void The_state_names_what_is_changed_and_leaves_out_what_is_ignored()
    {
        using var made = new TestRepository();
        made.Commit("first", (".gitignore", "*.log\n"), ("kept", "x"), ("changed", "x"), ("gone", "x"), ("ünïcode", "x"));
        made.CheckOut();
        File.WriteAllText(Path.Combine(made.Path, "changed"), "longer");
        File.WriteAllText(Path.Combine(made.Path, "ünïcode"), "longer");
        File.Delete(Path.Combine(made.Path, "gone"));
        File.WriteAllText(Path.Combine(made.Path, "x.log"), "");
        Directory.CreateDirectory(Path.Combine(made.Path, "new"));
        File.WriteAllText(Path.Combine(made.Path, "new", "file"), "");
        using IGitRepository repository = made.Open();
        WorkTreeState state = repository.ReadState(default);
        Assert.Equal(["changed", "gone", "ünïcode"], state.Modified);
        Assert.Equal(["new/file"], state.Untracked);
        Assert.Empty(state.Conflicted);
        Assert.Throws<OperationCanceledException>(() => repository.ReadState(new CancellationToken(true)));
    }

    [Fact]
    public void A_work_tree_of_its_own_shares_the_common_folder()
    {
        using var made = new TestRepository();
        made.Commit("first", ("a", "x"));
        using var other = new TemporaryFolder();
        made.Git.Worktrees.Add("side", other.File("side"), false);
        using IGitRepository repository = _finder.Open(other.File("side"))!;
        Assert.Equal(RealPath(other.File("side")), repository.Root);
        Assert.Equal(Path.Combine(RealPath(made.Path), ".git"), repository.CommonFolder);
        Assert.Equal(Path.Combine(repository.CommonFolder, "worktrees", "side"), repository.GitFolder);
        Assert.Equal("side", repository.Branch);
        using IObjectReader reader = repository.OpenObjects();
        Assert.True(reader.Contains(repository.Head!.Value));
    }

    [Fact]
    public void A_shallow_clone_says_where_it_ends()
    {
        using var made = new TestRepository();
        made.Commit("first", ("a", "x"));
        ObjectId second = made.Commit("second", ("a", "y"));
        File.WriteAllText(Path.Combine(made.GitFolder, "shallow"), second + "\n");
        using IGitRepository repository = made.Open();
        Assert.True(repository.IsShallow);
        Assert.Equal([second], repository.ShallowBoundary);
    }

    [Theory]
    [InlineData("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n", ErrorId.GitUnsupported)]
    [InlineData("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tfromthefuture = 1\n", ErrorId.GitUnsupported)]
    [InlineData("[core]\n\trepositoryformatversion = 99\n", ErrorId.GitUnsupported)]
    [InlineData("[core\n", ErrorId.GitUnsupported)]
    public void What_cannot_be_read_is_named(string configuration, ErrorId expected)
    {
        using var made = new TestRepository();
        File.WriteAllText(Path.Combine(made.GitFolder, "config"), configuration);
        OperationException problem = Assert.Throws<OperationException>(() => _finder.Open(made.Path));
        Assert.Equal(expected, problem.Id);
        Assert.Equal(made.Path, problem.Target);
    }

    [Fact]
    public void A_partial_clone_is_read_as_far_as_it_goes()
    {
        using var made = new TestRepository();
        made.Commit("first", ("a", "x"));
        File.WriteAllText(Path.Combine(made.GitFolder, "config"), "[core]\n\trepositoryformatversion = 1\n\tbare = false\n[extensions]\n\tpartialclone = origin\n");
        using IGitRepository repository = made.Open();
        Assert.NotNull(repository.Head);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("")]
    [InlineData("ref: ../../outside\n")]
    [InlineData("ref: HEAD\n")]
    [InlineData("ref: refs/heads/loop\n")]
    public void A_damaged_head_gives_one_error_or_an_unborn_branch(string head)
    {
        using var made = new TestRepository();
        made.Commit("first", ("a", "x"));
        File.WriteAllText(Path.Combine(made.GitFolder, "refs", "heads", "loop"), "ref: refs/heads/loop\n");
        File.WriteAllText(Path.Combine(made.GitFolder, "HEAD"), head);
        try
        {
            using IGitRepository? repository = _finder.Open(made.Path);
            Assert.True(repository is null || repository.Head is null);
        }
        catch (OperationException problem)
        {
            Assert.Contains(problem.Id, new[] { ErrorId.GitUnsupported, ErrorId.ObjectUnreadable });
        }
    }

    [Fact]
    public void A_git_file_that_points_nowhere_gives_nothing_or_one_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(".git"), "gitdir: /nowhere/at/all\n");
        try
        {
            Assert.Null(_finder.Open(folder.Path));
        }
        catch (OperationException problem)
        {
            Assert.Equal(ErrorId.GitUnsupported, problem.Id);
        }
    }

    [Fact]
    public void A_repository_of_another_user_is_not_trusted()
    {
        if (OperatingSystem.IsWindows() || geteuid() != 0) return;
        using var made = new TestRepository();
        Assert.Equal(0, chown(made.Path, 12345, 12345));
        Assert.Equal(0, chown(made.GitFolder, 12345, 12345));
        Assert.Equal(ErrorId.RepositoryNotTrusted, Assert.Throws<OperationException>(() => _finder.Open(made.Path)).Id);
    }

    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false)]
    private static extern int chown([MarshalAs(UnmanagedType.LPStr)] string path, uint owner, uint group);

    // The temporary folder may itself lie behind a link, as on macOS.
    private static string RealPath(string path)
    {
        string full = Path.GetPathRoot(path)!;
        foreach (string part in path[full.Length..].Split(Path.DirectorySeparatorChar))
        {
            full = Path.Combine(full, part);
            full = new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
        }

        return full;
    }
}
