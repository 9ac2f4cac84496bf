namespace VtOperate.Core.Storage;

/// <summary>An operations store in a folder, for where there is no git, or where it is shared by other means. Each file is replaced whole, so a reader sees the old or the new one.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="folder">The folder, absolute; it need not exist.</param>
public sealed class FolderStore(IEngine engine, string folder) : IOperationStore
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Place => $"folder '{folder}'";

    /// <inheritdoc/>
    public string StateFolder => Storage.StateFolder.Of(engine, folder, null);

    /// <inheritdoc/>
    public IStoreSnapshot Open() => new FolderSnapshot(engine.Files, folder);

    /// <inheritdoc/>
    public IReadOnlySet<string> NamesEverywhere(string path)
    {
        using IStoreSnapshot snapshot = Open();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (snapshot.FindFolder(path) is not { } found) return names;
        names.UnionWith(snapshot.ListFolders(found).Select(item => item.Name));
        names.UnionWith(snapshot.ListFiles(found).Select(item => item.Name));
        return names;
    }

    /// <inheritdoc/>
    public void Change(string message, Func<IStoreSnapshot, IReadOnlyList<StoreEdit>> decide, CancellationToken stop)
    {
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder, "store.lock"), s_patience, stop);
        using IStoreSnapshot snapshot = Open();
        foreach (StoreEdit edit in decide(snapshot)) engine.Files.WriteAtomically(Path.Combine(folder, edit.Path.Replace('/', Path.DirectorySeparatorChar)), edit.Content.Span);
    }
}
