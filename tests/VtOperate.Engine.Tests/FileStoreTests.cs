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
