using VtOperate.Core.Errors;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine.History;

/// <summary>Files that were laid into a checkout and are no part of its commit. What a check has made of the folder since is not believed: nothing is written or taken away through a link.</summary>
internal sealed class LaidFiles
{
    private readonly List<string> _paths = [];

    /// <summary>Writes a file; false where something else stands in its place or above it.</summary>
    internal bool Put(string folder, string path, ReadOnlySpan<byte> content, bool isExecutable)
    {
        string file = Path.Combine(folder, path);
        if (!IsReached(folder, file) || Directory.Exists(file) || new FileInfo(file).LinkTarget is not null) return false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);

            // A second name of the file elsewhere must not change with it.
            File.Delete(file);
            using (FileStream stream = File.Create(file)) stream.Write(content);
            if (isExecutable && !OperatingSystem.IsWindows()) File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnwritable, file, $"'{path}' cannot be laid into the checkout '{folder}': {bad.Message}", bad);
        }

        if (!_paths.Contains(path)) _paths.Add(path);
        return true;
    }

    /// <summary>Takes them out, and the folders that were made for them where nothing else is in them.</summary>
    internal void TakeOut(string folder)
    {
        foreach (string path in _paths)
        {
            string file = Path.Combine(folder, path);
            if (!IsReached(folder, file)) continue;
            FolderRemoval.TryRemove(file);
            for (string above = Path.GetDirectoryName(file)!; above.Length > folder.Length && Directory.Exists(above); above = Path.GetDirectoryName(above)!)
            {
                if (Directory.EnumerateFileSystemEntries(above).Any()) break;
                FolderRemoval.TryRemove(above);
            }
        }

        _paths.Clear();
    }

    private static bool IsReached(string folder, string file)
    {
        for (string above = Path.GetDirectoryName(file)!; above.Length >= folder.Length; above = Path.GetDirectoryName(above)!)
        {
            var info = new DirectoryInfo(above);
            if (info.LinkTarget is not null || (!info.Exists && Path.Exists(above))) return false;
        }

        return true;
    }
}
