using System.Buffers;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>The differences between two versions of many files.</summary>
internal sealed class FileDifferences(IReadOnlyList<FileDifference> files)
{
    private const int LargestFile = 64 << 20;

    /// <summary>The names of all changes, those of a file together.</summary>
    internal IReadOnlyList<string> Names { get; } = [.. files.SelectMany(file => file.Names)];

    /// <summary>What a commit changed against its parent; submodules and links are left out.</summary>
    internal static FileDifferences OfCommit(HistoryReader history, CommitNode commit, CancellationToken stop)
    {
        var files = new List<FileDifference>();
        foreach (FileChange change in history.CompareTreesAndModes(history.ReadCommit(commit.Parents[0]).Tree, commit.Tree, stop))
        {
            if (!IsFile(change.ModeBefore) || !IsFile(change.ModeAfter) || change.Before == change.After) continue;
            files.Add(new FileDifference(
                change.Path,
                change.IsAdded ? null : history.ReadBlob(change.Before).ToArray(),
                change.IsDeleted ? null : history.ReadBlob(change.After).ToArray(),
                stop));
        }

        return new FileDifferences(files);
    }

    /// <summary>How the files below two folders differ.</summary>
    /// <param name="store">Files and folders.</param>
    /// <param name="before">The folder without the changes, absolute.</param>
    /// <param name="after">The folder with them, absolute.</param>
    /// <param name="stop">Ends the comparison.</param>
    internal static FileDifferences OfFolders(IFileStore store, string before, string after, CancellationToken stop)
    {
        var names = new SortedSet<string>(FolderFiles.Names(store, before, stop), StringComparer.Ordinal);
        names.UnionWith(FolderFiles.Names(store, after, stop));
        var files = new List<FileDifference>();
        foreach (string name in names)
        {
            byte[]? older = Read(store, Path.Combine(before, name)), newer = Read(store, Path.Combine(after, name));
            if (older is not null && newer is not null && older.AsSpan().SequenceEqual(newer)) continue;
            files.Add(new FileDifference(name, older, newer, stop));
        }

        return new FileDifferences(files);
    }

    /// <summary>Each file that has changes, with its content when some of them are made; null where it is not there then.</summary>
    internal IEnumerable<(string Path, byte[]? Content)> Apply(IReadOnlySet<string> kept) => files.Select(file => (file.Path, file.Apply(kept)));

    /// <summary>What some of the changes do, as a patch.</summary>
    internal byte[] Patch(IReadOnlySet<string> kept, CancellationToken stop)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (FileDifference file in files) file.WritePatch(kept, output, stop);
        return output.WrittenSpan.ToArray();
    }

    private static bool IsFile(int mode) => mode == 0 || (mode & 0xF000) == 0x8000;

    private static byte[]? Read(IFileStore store, string path) => store.FileExists(path) ? store.ReadBytes(path, LargestFile) : null;
}
