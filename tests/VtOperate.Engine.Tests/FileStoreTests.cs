using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine.Tests;

public sealed class FileStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileStore _store = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writing_replaces_whole_files_and_leaves_no_temporary_ones()
    {
        string file = _folder.File("a b/[ö].md");
        _store.WriteAtomically(file, "one"u8);
        _store.WriteAtomically(file, "two"u8);
        Assert.Equal("two", File.ReadAllText(file));
        Assert.Equal([file], _store.ListFiles(_folder.Path, "", recurse: true, CancellationToken.None));
    }

    [Fact]
    public void Only_one_of_many_creates_a_file()
    {
        string file = _folder.File("new.txt");
        bool[] made = new bool[16];
        Parallel.For(0, made.Length, i => made[i] = _store.TryCreate(file, Encoding.UTF8.GetBytes(i.ToString())));
        int winner = Array.IndexOf(made, true);
        Assert.Single(made, won => won);
        Assert.Equal(winner.ToString(), File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_path_is_known_without_the_links_on_it()
    {
        if (OperatingSystem.IsWindows()) return;
        string root = _store.RealPath(_folder.Path), real = Path.Combine(root, "real", "below");
        Directory.CreateDirectory(real);
        Directory.CreateSymbolicLink(Path.Combine(root, "absolute"), Path.Combine(root, "real"));
        Directory.CreateSymbolicLink(Path.Combine(root, "relative"), "real/../absolute");
        Directory.CreateSymbolicLink(Path.Combine(root, "circle"), "circle");

        Assert.Equal(real, _store.RealPath(real));
        Assert.Equal(real, _store.RealPath(Path.Combine(root, "absolute", "below")));
        Assert.Equal(real, _store.RealPath(Path.Combine(root, "absolute", "..", "relative", "below") + "/"));
        Assert.Equal(Path.Combine(root, "real", "new", "file.txt"), _store.RealPath(Path.Combine(root, "relative", "new", "file.txt")));
        Assert.Equal(Path.Combine(root, "circle", "x"), _store.RealPath(Path.Combine(root, "circle", "x")));
        Assert.Equal("/", _store.RealPath("/"));
    }

    [Fact]
    public void A_lock_lets_one_in_at_a_time()
    {
        string file = _folder.File("locks/bugs");
        int inside = 0, most = 0;
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
        {
            using IDisposable held = _store.Lock(file, TimeSpan.FromSeconds(30), CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Sleep(2);
            Interlocked.Decrement(ref inside);
        });
        Assert.Equal(1, most);
    }

    [Fact]
    public void A_lock_that_is_not_given_up_is_an_error_and_can_be_stopped()
    {
        string file = _folder.File("lock");
        using IDisposable held = _store.Lock(file, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(ErrorId.LockHeld, Assert.Throws<OperationException>(() => _store.Lock(file, TimeSpan.FromMilliseconds(20), CancellationToken.None)).Id);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.ThrowsAny<OperationCanceledException>(() => _store.Lock(file, TimeSpan.FromMinutes(5), stop.Token));
    }

    [Fact]
    public void A_lock_whose_file_cannot_be_opened_is_an_error_at_once_and_names_the_path()
    {
        File.WriteAllText(_folder.File("file"), "");
        Directory.CreateDirectory(_folder.File("folder"));
        string[] paths = [_folder.File("file/below/lock"), _folder.File("folder"), _folder.File(new string('n', 300)), .. OperatingSystem.IsLinux() ? (string[])["/proc/vtoperate/lock"] : []];
        foreach (string path in paths)
        {
            // With the patience of a day, a lock that waited would never end.
            OperationException problem = Assert.Throws<OperationException>(() => _store.Lock(path, TimeSpan.FromDays(1), new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token));
            Assert.Equal((ErrorId.FileUnwritable, path), (problem.Id, problem.Target));
        }
    }

    [Fact]
    public void A_lock_in_a_folder_that_is_only_read_is_an_error_at_once()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        string folder = _folder.File("shut");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal(ErrorId.FileUnwritable, Assert.Throws<OperationException>(() => _store.Lock(Path.Combine(folder, "lock"), TimeSpan.FromDays(1), CancellationToken.None)).Id);
    }

    [Fact]
    public void A_lock_that_another_process_left_behind_is_free()
    {
        string file = _folder.File("lock");
        File.WriteAllText(file, "");
        using IDisposable held = _store.Lock(file, TimeSpan.Zero, CancellationToken.None);
        Assert.NotNull(held);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(38)]
    public void Without_hard_links_a_new_file_is_whole_from_the_first_moment_and_has_one_maker(int renameError)
    {
        if (OperatingSystem.IsWindows()) return;
        const int NotPermitted = 1, Rounds = 40, Makers = 4, Size = 200_000;
        var system = new ExclusiveName(() => throw new InvalidOperationException("not needed here"));
        bool wasThere = false;
        int Rename(string file, string name)
        {
            wasThere |= File.Exists(name) && new FileInfo(name).Length == 0;
            return renameError != 0 ? renameError : system.Rename(file, name);
        }

        for (int round = 0; round < Rounds; round++)
        {
            string file = _folder.File($"{round}/new.md");
            Directory.CreateDirectory(_folder.File($"{round}"));
            bool[] made = new bool[Makers];
            int ended = 0;
            Parallel.For(0, Makers + 1, new ParallelOptions { MaxDegreeOfParallelism = Makers + 1 }, i =>
            {
                if (i < Makers)
                {
                    byte[] content = new byte[Size];
                    Array.Fill(content, (byte)('a' + i));
                    made[i] = new FileStore((_, _) => NotPermitted, Rename).TryCreate(file, content);
                    Interlocked.Increment(ref ended);
                    return;
                }

                // Whoever looks at the name at any moment sees no file or a whole one.
                while (Volatile.Read(ref ended) < Makers)
                {
                    if (File.Exists(file)) Assert.Equal(Size, new FileInfo(file).Length);
                }
            });
            byte[] bytes = File.ReadAllBytes(file);
            Assert.Equal(Size, bytes.Length);
            Assert.Equal(Array.IndexOf(made, true), bytes[0] - 'a');
            Assert.Single(made, won => won);
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
        }

        Assert.False(wasThere);
    }

    [Fact]
    public void A_death_before_the_name_is_given_leaves_no_document()
    {
        if (OperatingSystem.IsWindows()) return;
        string file = _folder.File("new.md");
        var dying = new FileStore((_, _) => 1, (_, _) => throw new OperationCanceledException("killed"));
        Assert.Throws<OperationCanceledException>(() => dying.TryCreate(file, "whole"u8));
        Assert.False(File.Exists(file));
        Assert.True(_store.TryCreate(file, "whole"u8));
        Assert.Equal("whole", File.ReadAllText(file));
    }

    [Fact]
    public void What_a_killed_writer_left_is_no_document_and_goes_with_the_next_write_once_it_is_old()
    {
        string id = Guid.NewGuid().ToString("N"), old = _folder.File($"a.md.{id}.tmp"), young = _folder.File($"b.md.{id}.tmp");
        string[] foreign = [_folder.File("notes.tmp"), _folder.File($"c.md.{id[..31]}.tmp"), _folder.File($".{id}.tmp"), _folder.File($"d.md.{id.ToUpperInvariant()}G.tmp")];
        string below = _folder.File($"sub/a.md.{id}.tmp");
        Directory.CreateDirectory(_folder.File("sub"));
        foreach (string file in (string[])[old, young, .. foreign, below])
        {
            File.WriteAllText(file, "half");
            if (file != young) File.SetLastWriteTimeUtc(file, DateTime.UtcNow - TimeSpan.FromMinutes(2));
        }

        Assert.Empty(_store.ListFiles(_folder.Path, ".md", recurse: true, CancellationToken.None));
        _store.WriteAtomically(_folder.File("a.md"), "whole"u8);
        Assert.False(File.Exists(old));
        Assert.All((string[])[young, .. foreign, below], file => Assert.True(File.Exists(file), file));
        Assert.True(_store.TryCreate(_folder.File("sub/new.md"), "whole"u8));
        Assert.False(File.Exists(below));
    }

    [Fact]
    public void Listing_is_in_ordinal_order_and_does_not_follow_links()
    {
        Directory.CreateDirectory(_folder.File("b"));
        foreach (string name in (string[])["b/x.md", "Z.md", "a.md", "n.txt"]) File.WriteAllText(_folder.File(name), "");
        if (!OperatingSystem.IsWindows()) Directory.CreateSymbolicLink(_folder.File("b/loop"), _folder.Path);
        string[] expected = [_folder.File("Z.md"), _folder.File("a.md"), _folder.File("b/x.md")];
        Assert.Equal(expected, _store.ListFiles(_folder.Path, ".md", recurse: true, CancellationToken.None));
    }

    [Fact]
    public void What_cannot_be_read_or_written_names_the_path()
    {
        string missing = _folder.File("no/such.md");
        Assert.Equal(ErrorId.FileUnreadable, Assert.Throws<OperationException>(() => _store.ReadBytes(missing)).Id);
        File.WriteAllText(_folder.File("file"), "");
        OperationException problem = Assert.Throws<OperationException>(() => _store.WriteAtomically(_folder.File("file/below.md"), "x"u8));
        Assert.Equal(ErrorId.FileUnwritable, problem.Id);
        Assert.Equal(_folder.File("file/below.md"), problem.Target);
        Assert.Empty(_store.ListFiles(_folder.File("nowhere"), ".md", recurse: true, CancellationToken.None));
    }
}
