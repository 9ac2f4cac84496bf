using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Storage;

/// <summary>The files of a commit.</summary>
/// <param name="repository">The repository, which is let go at the end.</param>
/// <param name="commit">The commit; null where there is none yet.</param>
internal sealed class BranchSnapshot(IGitRepository repository, ObjectId? commit) : IStoreSnapshot
{
    private IObjectReader? _objects;
    private StoreFolder? _root;

    /// <summary>The commit; null where there is none yet.</summary>
    internal ObjectId? Commit => commit;

    /// <summary>The repository.</summary>
    internal IGitRepository Repository => repository;

    public StoreFolder Root => _root ??= new StoreFolder("", "", commit is { } id ? new HistoryReader(Objects, repository.ShallowBoundary).ReadCommit(id).Tree.ToString() : "");

    private IObjectReader Objects => _objects ??= repository.OpenObjects();

    public IReadOnlyList<StoreFolder> ListFolders(StoreFolder folder) => [.. Entries(folder).Where(entry => entry.IsFolder).Select(entry => new StoreFolder(entry.Name, Join(folder, entry.Name), entry.Key))];

    public IReadOnlyList<StoreFile> ListFiles(StoreFolder folder) => [.. Entries(folder).Where(entry => !entry.IsFolder).Select(entry => new StoreFile(entry.Name, Join(folder, entry.Name), entry.Key))];

    public StoreFolder? FindFolder(string path)
    {
        StoreFolder at = Root;
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            (string Name, string Key, bool IsFolder) found = Entries(at).Find(entry => entry.IsFolder && entry.Name == name);
            if (found.Key is null) return null;
            at = new StoreFolder(name, Join(at, name), found.Key);
        }

        return at.Key.Length == 0 ? null : at;
    }

    public ReadOnlyMemory<byte> Read(StoreFile file)
    {
        _ = ObjectId.TryParse(file.Key, out ObjectId id);
        ReadOnlyMemory<byte> content = Objects.Read(id, out ObjectKind kind);
        return kind == ObjectKind.Blob ? content : throw new OperationException(ErrorId.ObjectUnreadable, file.Key, $"The object {file.Key} is a {kind} where a file is expected.");
    }

    public void Dispose()
    {
        _objects?.Dispose();
        repository.Dispose();
    }

    private List<(string Name, string Key, bool IsFolder)> Entries(StoreFolder folder)
    {
        List<(string, string, bool)> entries = [];
        if (!ObjectId.TryParse(folder.Key, out ObjectId tree)) return entries;
        ReadOnlySpan<byte> rest = Objects.Peek(tree, out _);
        while (TreeEntry.TryTake(ref rest, out TreeEntry entry))
        {
            if (!entry.IsSubmodule) entries.Add((Encoding.UTF8.GetString(entry.Name), entry.Id.ToString(), entry.IsTree));
        }

        return rest.IsEmpty ? entries : throw new OperationException(ErrorId.ObjectUnreadable, folder.Key, $"The folder '{folder.Path}' of the operations store is damaged.");
    }

    private static string Join(StoreFolder folder, string name) => folder.Path.Length == 0 ? name : folder.Path + "/" + name;
}
