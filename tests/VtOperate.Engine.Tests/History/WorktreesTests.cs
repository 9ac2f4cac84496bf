using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using VtOperate.Engine.Tests.Bugs;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

public sealed class WorktreesTests : IDisposable
{
    private readonly TestRepository _repository = new();
    private readonly Worktrees _worktrees = new();
    private readonly ObjectId _first, _second, _third;

    public WorktreesTests()
    {
        _first = _repository.Commit("First", (".gitignore", "*.o\nbuild/\n"), ("a.txt", "one\n"), ("src/deep/b.txt", "b\n"), ("src/only-first.txt", "1\n"), ("grün/ä.txt", "ä\n"));
        _second = _repository.Commit("Second", ("a.txt", "two\n"), ("src/only-first.txt", null), ("new.txt", "new\n"));
        _third = _repository.Commit("Third", ("a.txt", "333\n"), ("grün/ä.txt", null));
        _repository.CheckOut();
        File.WriteAllText(File_("a.txt"), "the user's own change\n");
        File.WriteAllText(File_("untracked.txt"), "the user's\n");
        _repository.Git.Index.Add("untracked.txt");
        _repository.Git.Index.Write();
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_commit_is_checked_out_whole_and_nothing_of_it_is_left_afterwards()
    {
        string before = Fingerprint(_repository.Path);
        string folder;
        using (IWorktree worktree = Open(_first))
        {
            folder = worktree.Folder;
            Assert.Equal(_first, worktree.Commit);
            Assert.Equal([".gitignore", "a.txt", "grün/ä.txt", "src/deep/b.txt", "src/only-first.txt"], Files(folder));
            Assert.Equal("one\n", Text(worktree, "a.txt"));
            using var git = new Repository(folder);
            Assert.Equal(_first.ToString(), git.Head.Tip.Sha);
            Assert.True(git.Info.IsHeadDetached);
            Assert.False(git.RetrieveStatus().IsDirty);
        }

        Assert.False(Directory.Exists(folder));
        Assert.Equal(before, Fingerprint(_repository.Path));
    }

    [Fact]
    public void What_was_laid_into_a_checkout_is_gone_after_the_next_switch_also_where_git_ignores_it()
    {
        using IWorktree worktree = Open(_second);
        string[] before = Files(worktree.Folder);
        Assert.True(worktree.Put("tests/deep/repro.sh", "exit 1\n"u8, isExecutable: true));
        Assert.True(worktree.Put("build/check.o", "x"u8, isExecutable: false));
        Assert.True(worktree.Put("a.txt", "laid over\n"u8, isExecutable: false));
        Assert.Equal(["exit 1\n", "x", "laid over\n"], ((string[])["tests/deep/repro.sh", "build/check.o", "a.txt"]).Select(path => Text(worktree, path)));
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(Path.Combine(worktree.Folder, "tests/deep/repro.sh")).HasFlag(UnixFileMode.UserExecute));

        worktree.Switch(_second, default);

        Assert.Equal(before, Files(worktree.Folder));
        Assert.False(Directory.Exists(Path.Combine(worktree.Folder, "build")));
        Assert.Equal("two\n", Text(worktree, "a.txt"));
    }

    [Fact]
    public void Nothing_is_laid_through_a_link()
    {
        if (OperatingSystem.IsWindows()) return;
        string outside = Directory.CreateTempSubdirectory("vtoperate-").FullName;
        using IWorktree worktree = Open(_second);
        Directory.CreateSymbolicLink(Path.Combine(worktree.Folder, "tests"), outside);
        File.CreateSymbolicLink(Path.Combine(worktree.Folder, "repro.sh"), Path.Combine(outside, "x"));

        Assert.False(worktree.Put("tests/repro.sh", "1"u8, isExecutable: true));
        Assert.False(worktree.Put("repro.sh", "1"u8, isExecutable: true));
        Assert.False(worktree.Put("src", "1"u8, isExecutable: true));
        worktree.Switch(_first, default);

        Assert.Empty(Directory.GetFileSystemEntries(outside));
        Directory.Delete(outside);
    }

    [Fact]
    public void While_it_is_there_the_repository_has_no_branch_more_and_index_head_and_files_are_untouched()
    {
        string[] watched = ["HEAD", "index", "config", "refs", "logs", "packed-refs"];
        string Watched() => string.Join('\n', watched.Select(name => Fingerprint(Path.Combine(_repository.GitFolder, name)))) + Fingerprint(_repository.Path, except: ".git");
        string before = Watched();

        using IWorktree worktree = Open(_first);
        worktree.Switch(_second, CancellationToken.None);

        Assert.Equal(before, Watched());
    }

    [Fact]
    public void Switching_restores_tracked_files_takes_untracked_ones_away_and_keeps_what_is_ignored()
    {
        using IWorktree worktree = Open(_first);
        Write(worktree, "a.txt", "1!!\n");
        Write(worktree, "build/out.bin", "built");
        Write(worktree, "src/x.o", "object");
        Write(worktree, "left/behind/ö.txt", "left");
        File.Delete(Path.Combine(worktree.Folder, "src/deep/b.txt"));

        worktree.Switch(_second, CancellationToken.None);

        Assert.Equal(_second, worktree.Commit);
        Assert.Equal([".gitignore", "a.txt", "build/out.bin", "grün/ä.txt", "new.txt", "src/deep/b.txt", "src/x.o"], Files(worktree.Folder));
        Assert.Equal("two\n", Text(worktree, "a.txt"));
        Assert.False(Directory.Exists(Path.Combine(worktree.Folder, "left")));
    }

    [Fact]
    public void A_change_of_the_same_length_at_the_same_moment_is_seen()
    {
        using IWorktree worktree = Open(_second);
        for (int i = 0; i < 20; i++)
        {
            ObjectId commit = i % 2 == 0 ? _third : _second;
            worktree.Switch(commit, CancellationToken.None);
            Assert.Equal(i % 2 == 0 ? "333\n" : "two\n", Text(worktree, "a.txt"));
            Write(worktree, "a.txt", "xxx\n");
            worktree.Switch(commit, CancellationToken.None);
            Assert.Equal(i % 2 == 0 ? "333\n" : "two\n", Text(worktree, "a.txt"));
            Write(worktree, "new.txt", "nex\n");
        }
    }

    [Fact]
    public void What_a_check_did_to_git_itself_is_mended()
    {
        string before = Fingerprint(_repository.Path);
        using (IWorktree worktree = Open(_first))
        {
            string link = Path.Combine(worktree.Folder, ".git"), entry = Directory.GetDirectories(Path.Combine(_repository.GitFolder, "worktrees")).Single();
            Action[] harm =
            [
                () => File.Delete(link),
                () => { File.Delete(link); Repository.Init(worktree.Folder); },
                () => File.WriteAllText(link, "gitdir: " + _repository.GitFolder + "\n"),
                () => Directory.Delete(entry, recursive: true),
                () => File.WriteAllText(Path.Combine(entry, "index"), "no index"),
                () => File.WriteAllText(Path.Combine(entry, "index.lock"), ""),
                () => File.WriteAllText(Path.Combine(entry, "HEAD"), "nonsense\n"),
                () => File.WriteAllText(Path.Combine(entry, "MERGE_HEAD"), _third + "\n"),
                () => Directory.Delete(worktree.Folder, recursive: true),
                () => { Directory.Delete(worktree.Folder, recursive: true); File.WriteAllText(worktree.Folder, "a file now"); },
                () => Repository.Init(Path.Combine(worktree.Folder, "nested")),
            ];
            for (int i = 0; i < harm.Length; i++)
            {
                harm[i]();
                worktree.Switch(worktree.Commit == _first ? _second : _first, CancellationToken.None);
                Assert.Equal(worktree.Commit == _first ? "one\n" : "two\n", Text(worktree, "a.txt"));
                Assert.True(Files(worktree.Folder).Length == 5, $"Harm {i} leaves {string.Join(' ', Files(worktree.Folder))}");
                Assert.True(File.Exists(link));
            }
        }

        Assert.Equal(before, Fingerprint(_repository.Path));
    }

    [Fact]
    public void A_branch_that_a_check_has_switched_to_is_not_moved()
    {
        using IWorktree worktree = Open(_first);
        _repository.Git.Refs.Add("refs/heads/side", new LibGit2Sharp.ObjectId(_second.ToString()));
        string entry = Directory.GetDirectories(Path.Combine(_repository.GitFolder, "worktrees")).Single();
        File.WriteAllText(Path.Combine(entry, "HEAD"), "ref: refs/heads/side\n");

        worktree.Switch(_third, CancellationToken.None);

        Assert.Equal(_second.ToString(), _repository.Git.Refs["refs/heads/side"].TargetIdentifier);
        Assert.Equal("333\n", Text(worktree, "a.txt"));
    }

    [UnixFact]
    public void Links_are_not_followed_out_of_the_folder()
    {
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside.File("precious.txt"), "precious");
        Directory.CreateDirectory(outside.File("deep"));
        File.WriteAllText(outside.File("deep/b.txt"), "not ours");
        string outsideBefore = Fingerprint(outside.Path);
        using (IWorktree worktree = Open(_first))
        {
            Directory.Delete(Path.Combine(worktree.Folder, "src"), recursive: true);
            File.CreateSymbolicLink(Path.Combine(worktree.Folder, "src"), outside.Path);
            File.CreateSymbolicLink(Path.Combine(worktree.Folder, "build"), outside.Path);
            File.CreateSymbolicLink(Path.Combine(worktree.Folder, "nowhere"), "/no/such/place");
            File.Delete(Path.Combine(worktree.Folder, "a.txt"));
            File.CreateSymbolicLink(Path.Combine(worktree.Folder, "a.txt"), outside.File("precious.txt"));
            File.Delete(Path.Combine(worktree.Folder, ".gitignore"));
            Shell(worktree.Folder, $"ln '{outside.File("precious.txt")}' .gitignore");
            Assert.Equal(outsideBefore, Fingerprint(outside.Path));

            worktree.Switch(_second, CancellationToken.None);

            Assert.Equal("b\n", Text(worktree, "src/deep/b.txt"));
            Assert.Equal("two\n", Text(worktree, "a.txt"));
            Assert.Equal(outsideBefore, Fingerprint(outside.Path));
            Assert.Equal("*.o\nbuild/\n", Text(worktree, ".gitignore"));
            Shell(worktree.Folder, $"ln a.txt '{outside.File("second-name.txt")}'");
            worktree.Switch(_third, CancellationToken.None);
            Assert.Equal("two\n", File.ReadAllText(outside.File("second-name.txt")));
            File.Delete(outside.File("second-name.txt"));

            string folder = worktree.Folder;
            Directory.Delete(folder, recursive: true);
            File.CreateSymbolicLink(folder, outside.Path);
            worktree.Switch(_first, CancellationToken.None);
            Assert.Equal("one\n", Text(worktree, "a.txt"));
            Assert.Equal(outsideBefore, Fingerprint(outside.Path));
            Directory.Delete(folder, recursive: true);
            File.CreateSymbolicLink(folder, outside.Path);
        }

        Assert.Equal(outsideBefore, Fingerprint(outside.Path));
    }

    [UnixFact]
    public void Read_only_files_and_names_that_are_no_text_are_no_trouble()
    {
        string folder;
        using (IWorktree worktree = Open(_first))
        {
            folder = worktree.Folder;
            Shell(folder, "mkdir -p locked/in && touch locked/in/x && printf x > \"$(printf 'bad\\377name')\" && chmod -R a-w . && chmod 000 locked");

            worktree.Switch(_second, CancellationToken.None);

            Assert.Equal([".gitignore", "a.txt", "grün/ä.txt", "new.txt", "src/deep/b.txt"], Files(folder));
            Shell(folder, "mkdir \"$(printf 'bad\\377folder')\" && printf x > \"$(printf 'bad\\377folder/bad\\376name')\" && chmod -R a-w .");
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Several_can_be_open_and_switched_at_once()
    {
        string before = Fingerprint(_repository.Path);
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i =>
        {
            using IWorktree worktree = Open(_first);
            for (int round = 0; round < 5; round++)
            {
                worktree.Switch(round % 2 == 0 ? _second : _third, CancellationToken.None);
                Assert.Equal(round % 2 == 0 ? "two\n" : "333\n", Text(worktree, "a.txt"));
            }
        });

        Assert.Equal(before, Fingerprint(_repository.Path));
    }

    [Fact]
    public void From_a_bare_repository_and_from_a_linked_work_tree_it_is_the_same()
    {
        using var bare = new TestRepository(bare: true);
        ObjectId commit = bare.Commit("Bare", ("a.txt", "bare\n"));
        string before = Fingerprint(bare.Path);
        using (IWorktree worktree = _worktrees.Open(bare.Path, commit, CancellationToken.None)) Assert.Equal("bare\n", Text(worktree, "a.txt"));
        Assert.Equal(before, Fingerprint(bare.Path));

        using IWorktree outer = Open(_first);
        using (IWorktree inner = _worktrees.Open(Path.Combine(outer.Folder, "src"), _second, CancellationToken.None)) Assert.Equal("two\n", Text(inner, "a.txt"));
        Assert.Equal("one\n", Text(outer, "a.txt"));
        Assert.Single(Directory.GetDirectories(Path.Combine(_repository.GitFolder, "worktrees")));
    }

    [Fact]
    public void Line_ends_are_those_that_the_repository_asks_for()
    {
        _repository.Git.Config.Set("core.autocrlf", true);
        using (IWorktree worktree = Open(_first)) Assert.Equal("one\r\n", Text(worktree, "a.txt"));
        _repository.Git.Config.Set("core.autocrlf", false);
        ObjectId attributes = _repository.Commit("Attributes", (".gitattributes", "*.txt text eol=crlf\n"));
        using (IWorktree worktree = Open(attributes)) Assert.Equal("333\r\n", Text(worktree, "a.txt"));
    }

    [Fact]
    public void Submodules_and_filters_that_do_not_run_are_said()
    {
        ObjectId lfs = _repository.Commit("LFS", (".gitattributes", "# filter=none\n*.bin filter=lfs diff=lfs merge=lfs -text\n*.key filter=git-crypt\n"), ("a.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n"));
        Commit head = _repository.Git.Lookup<Commit>(lfs.ToString());
        TreeDefinition tree = TreeDefinition.From(head);
        tree.AddGitLink("lib/sub", new LibGit2Sharp.ObjectId(_first.ToString()));
        Commit made = _repository.Git.ObjectDatabase.CreateCommit(head.Author, head.Author, "Submodule", _repository.Git.ObjectDatabase.CreateTree(tree), [head], prettifyMessage: false);

        using IWorktree worktree = Open(TestRepository.Id(made));

        Assert.Equal(3, worktree.Notes.Count);
        Assert.Contains(worktree.Notes, note => note.StartsWith("Submodules stay empty: lib/sub", StringComparison.Ordinal));
        Assert.Contains(worktree.Notes, note => note.Contains("LFS", StringComparison.Ordinal));
        Assert.Contains(worktree.Notes, note => note.Contains("git-crypt", StringComparison.Ordinal));
        worktree.Switch(_first, CancellationToken.None);
        Assert.Equal(5, Files(worktree.Folder).Length);
        using IWorktree plain = Open(_first);
        Assert.Empty(plain.Notes);
    }

    [Fact]
    public void A_commit_or_an_object_that_is_missing_is_one_error_and_leaves_nothing()
    {
        string before = Fingerprint(_repository.Path);
        Assert.True(ObjectId.TryParse("1234567890123456789012345678901234567890".AsSpan(), out ObjectId unknown));
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => Open(unknown)).Id);
        Assert.Equal(before, Fingerprint(_repository.Path));

        string blob = _repository.Git.Lookup<Commit>(_second.ToString())["new.txt"].Target.Sha;
        string file = Path.Combine(_repository.GitFolder, "objects", blob[..2], blob[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        before = Fingerprint(_repository.Path);
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => Open(_second)).Id);
        Assert.Equal(before, Fingerprint(_repository.Path));

        using (IWorktree worktree = Open(_first))
        {
            Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => worktree.Switch(_second, CancellationToken.None)).Id);
            worktree.Switch(_first, CancellationToken.None);
            Assert.Equal("one\n", Text(worktree, "a.txt"));
        }

        using var folder = new TemporaryFolder();
        Assert.Equal(ErrorId.RepositoryNotFound, Assert.Throws<OperationException>(() => _worktrees.Open(folder.Path, _first, CancellationToken.None)).Id);
    }

    [Fact]
    public void Stopping_leaves_nothing()
    {
        string before = Fingerprint(_repository.Path);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => _worktrees.Open(_repository.Path, _first, stop.Token));
        Assert.Equal(before, Fingerprint(_repository.Path));
    }

    [Fact]
    public void What_a_process_that_is_gone_has_left_is_taken_away_and_what_a_living_one_uses_stays()
    {
        string before = Fingerprint(_repository.Path);
        using (IWorktree alive = Open(_first))
        {
            string owners = Path.Combine(_repository.GitFolder, "vtoperate", "worktrees"), name = "vtoperate-01hzzzzzzzzzzzzzzzzzzzzzzz";
            string folder = Path.Combine(Path.GetTempPath(), name), entry = Path.Combine(_repository.GitFolder, "worktrees", name);
            Directory.CreateDirectory(entry);
            File.WriteAllText(Path.Combine(entry, "HEAD"), _first + "\n");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "left.txt"), "left");
            File.WriteAllText(Path.Combine(owners, name + ".owner"), $"process={int.MaxValue}\nstarted=1\nmachine={Environment.MachineName}\nsession=01HZZZZZZZZZZZZZZZZZZZZZZZ\nfolder={folder}\n");

            Assert.Equal(1, _worktrees.CleanUp(_repository.Path, CancellationToken.None));

            Assert.False(Directory.Exists(folder));
            Assert.False(Directory.Exists(entry));
            Assert.Equal("one\n", Text(alive, "a.txt"));
            Assert.Equal(0, _worktrees.CleanUp(_repository.Path, CancellationToken.None));
        }

        Assert.Equal(before, Fingerprint(_repository.Path));
    }

    [Fact]
    public void An_owner_file_that_names_another_folder_has_nothing_deleted()
    {
        using var precious = new TemporaryFolder();
        string owners = Path.Combine(_repository.GitFolder, "vtoperate", "worktrees");
        Directory.CreateDirectory(owners);
        File.WriteAllText(Path.Combine(owners, "vtoperate-01hzzzzzzzzzzzzzzzzzzzzzzz.owner"), $"process={int.MaxValue}\nstarted=1\nmachine=gone\nsession=\nfolder={precious.Path}\n");
        File.WriteAllText(Path.Combine(owners, "vtoperate-torn.owner"), "proc");

        _worktrees.CleanUp(_repository.Path, CancellationToken.None);

        Assert.True(Directory.Exists(precious.Path));
        Assert.Equal(["vtoperate-torn.owner"], Directory.GetFiles(owners).Select(Path.GetFileName));
        File.SetLastWriteTimeUtc(Path.Combine(owners, "vtoperate-torn.owner"), DateTime.UtcNow.AddHours(-1));
        _worktrees.CleanUp(_repository.Path, CancellationToken.None);
        Assert.False(Directory.Exists(owners));
    }

    private IWorktree Open(ObjectId commit) => _worktrees.Open(_repository.Path, commit, CancellationToken.None);

    private string File_(string name) => Path.Combine(_repository.Path, name);

    private static string Text(IWorktree worktree, string file) => File.ReadAllText(Path.Combine(worktree.Folder, file));

    private static void Write(IWorktree worktree, string file, string text)
    {
        string path = Path.Combine(worktree.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Shell(string folder, string script)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = folder })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(file => file != ".git").Order(StringComparer.Ordinal)];

    // Every file with its content, every folder by its name; but for the folder of our own state, which stays, empty.
    private static string Fingerprint(string path, string? except = null)
    {
        if (File.Exists(path)) return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
        if (!Directory.Exists(path)) return "none";
        var text = new StringBuilder();
        foreach (string entry in Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(path, entry);
            if (Path.GetFileName(relative) == "vtoperate") continue;
            if (except is not null && relative.StartsWith(except, StringComparison.Ordinal)) continue;
            text.Append(relative).Append(' ').Append(File.Exists(entry) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry))) : "folder").Append('\n');
        }

        return text.ToString();
    }
}
