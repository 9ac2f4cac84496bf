namespace VtOperate.Core.Storage;

/// <summary>The files of a folder, as they are.</summary>
internal sealed class FolderSnapshot(IFileStore files, string root) : IStoreSnapshot
{
    public StoreFolder Root => new("", "", root);

    public IReadOnlyList<StoreFolder> ListFolders(StoreFolder folder) => [.. files.ListFolders(folder.Key).Select(name => new StoreFolder(name, Join(folder, name), Path.Combine(folder.Key, name)))];

    public IReadOnlyList<StoreFile> ListFiles(StoreFolder folder) => [.. files.ListFiles(folder.Key, "", recurse: false, CancellationToken.None).Where(IsOurs).Select(file => new StoreFile(Path.GetFileName(file), Join(folder, Path.GetFileName(file)), file))];

    public StoreFolder? FindFolder(string path)
    {
        string full = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
        return files.FolderExists(full) ? new StoreFolder(path[(path.LastIndexOf('/') + 1)..], path, full) : null;
    }

    public ReadOnlyMemory<byte> Read(StoreFile file) => files.ReadBytes(file.Key);

    public void Dispose()
    {
    }

    private static bool IsOurs(string file) => !file.EndsWith(".tmp", StringComparison.Ordinal);

    private static string Join(StoreFolder folder, string name) => folder.Path.Length == 0 ? name : folder.Path + "/" + name;
}
