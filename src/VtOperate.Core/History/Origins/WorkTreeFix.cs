using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Origins;

/// <summary>Reads a fix that is not committed: what is changed in the work tree against head. Line ends do not count.</summary>
internal static class WorkTreeFix
{
    /// <summary>The changed files. Where no source file is changed, every text counts; files that git does not know are left out, because they cannot mend by what they replace.</summary>
    internal static IReadOnlyList<FixedFile> Read(IGitRepository repository, IFileStore files, HistoryReader history, CommitNode head, CancellationToken stop)
    {
        WorkTreeState state = repository.ReadState(stop);
        List<string> changed = [.. state.Modified.Concat(state.Conflicted).Order(StringComparer.Ordinal)];
        List<string> source = changed.FindAll(FixReader.IsSource);
        var fixedFiles = new List<FixedFile>();
        foreach (string path in source.Count > 0 ? source : changed)
        {
            stop.ThrowIfCancellationRequested();
            string full = Path.Combine(repository.Root, path);
            ObjectId blob = history.FindBlob(head.Tree, path);
            ReadOnlyMemory<byte> before = blob.IsZero ? default : history.ReadBlob(blob), after = files.FileExists(full) ? files.ReadBytes(full) : default;
            if (FixReader.Compare(path, before, after, stop) is { } file) fixedFiles.Add(file);
        }

        return fixedFiles;
    }
}
