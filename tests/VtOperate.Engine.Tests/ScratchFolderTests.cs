using VtOperate.Core.Storage;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine.Tests;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_folder_is_empty_its_own_and_gone_afterwards()
    {
        var folders = new ScratchFolders(_root.Path);
        using (IScratchFolder first = folders.Open(), second = folders.Open())
        {
            Assert.NotEqual(first.Folder, second.Folder);
            string file = first.Write("1/a ö.txt", [1, 2, 3]);
            Assert.Equal([1, 2, 3], File.ReadAllBytes(file));
            File.SetAttributes(file, FileAttributes.ReadOnly);
            Assert.Equal(file, first.Write("1/a ö.txt", [4]));
            first.Copy(file, "2/deep/copy.txt");
            Assert.Equal([4], File.ReadAllBytes(Path.Combine(first.Folder, "2", "deep", "copy.txt")));
            Assert.Empty(Directory.GetFileSystemEntries(first.Empty("2")));
        }

        Assert.Empty(Directory.GetFileSystemEntries(_root.Path));
    }

    [Fact]
    public void What_a_killed_process_left_goes_with_the_next_and_what_lives_stays()
    {
        string left = Path.Combine(_root.Path, "vtoperate-scratch-left"), other = Path.Combine(_root.Path, "somebody-elses");
        Directory.CreateDirectory(Path.Combine(left, "deep"));
        Directory.CreateDirectory(other);
        File.WriteAllText(left + ".owner", "");
        File.SetLastWriteTimeUtc(left + ".owner", DateTime.UtcNow.AddHours(-1));
        var folders = new ScratchFolders(_root.Path);
        using IScratchFolder living = folders.Open();
        Assert.False(Directory.Exists(left));
        Assert.False(File.Exists(left + ".owner"));
        Assert.True(Directory.Exists(other));
        File.SetLastWriteTimeUtc(living.Folder + ".owner", DateTime.UtcNow.AddHours(-1));
        using IScratchFolder next = folders.Open();
        Assert.True(Directory.Exists(living.Folder));
    }

    public void Dispose() => _root.Dispose();
}
