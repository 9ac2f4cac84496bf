using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>Lists what a folder holds.</summary>
internal static class FolderFiles
{
    /// <summary>The files below a folder by their paths in it, with forward slashes, in ordinal order; what git keeps for itself is no input.</summary>
    internal static IEnumerable<string> Names(IFileStore store, string folder, CancellationToken stop)
    {
        foreach (string file in store.ListFiles(folder, "", recurse: true, stop))
        {
            string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!name.StartsWith(".git/", StringComparison.Ordinal) && name != ".git" && !name.Contains('\n', StringComparison.Ordinal)) yield return name;
        }
    }
}
