namespace VtOperate.Core.Storage.Events;

/// <summary>The event files of one record: every writer's, in the folder <c>events</c> below the record's own. Nothing that was written is changed.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="store">The store that holds the record.</param>
/// <param name="path">The folder of the record, below the root of the store.</param>
internal sealed class EventFolder(IEngine engine, IOperationStore store, string path)
{
    /// <summary>The name of the folder of the event files.</summary>
    internal const string Name = "events";

    /// <summary>What every writer wrote.</summary>
    /// <param name="snapshot">The store as it is read.</param>
    /// <param name="folder">The folder of the record.</param>
    /// <param name="now">This machine's clock.</param>
    internal static IReadOnlyList<EventFileContent> Read(IStoreSnapshot snapshot, StoreFolder folder, DateTimeOffset now)
    {
        List<EventFileContent> files = [];
        foreach (StoreFolder below in snapshot.ListFolders(folder))
        {
            if (below.Name != Name) continue;
            foreach (StoreFile file in snapshot.ListFiles(below))
            {
                if (file.Name.EndsWith(EventFile.Extension, StringComparison.Ordinal)) files.Add(EventFile.Read(snapshot.Read(file), file.Path, now));
            }
        }

        return files;
    }

    /// <summary>The file of this clone with more events at its end.</summary>
    /// <param name="snapshot">The store as it stands while the change is decided.</param>
    /// <param name="added">The events, in their order.</param>
    /// <param name="now">When they are written down.</param>
    /// <param name="files">What every writer wrote, with what is added.</param>
    /// <param name="written">The events as they will stand.</param>
    internal StoreEdit Append(IStoreSnapshot snapshot, IReadOnlyList<NewEvent> added, DateTimeOffset now, out IReadOnlyList<EventFileContent> files, out IReadOnlyList<StoreEvent> written)
    {
        string own = $"{path}/{Name}/{WriterName.In(engine.Files, store.StateFolder, now)}{EventFile.Extension}";
        ReadOnlyMemory<byte> old = ReadOnlyMemory<byte>.Empty;
        List<EventFileContent> all = [];
        if (snapshot.FindFolder(path + "/" + Name) is { } events)
        {
            foreach (StoreFile file in snapshot.ListFiles(events))
            {
                if (file.Path == own) old = snapshot.Read(file);
                else if (file.Name.EndsWith(EventFile.Extension, StringComparison.Ordinal)) all.Add(EventFile.Read(snapshot.Read(file), file.Path, now));
            }
        }

        byte[] content = EventFile.Append(old, added, now, out written);
        all.Add(EventFile.Read(content, own, now));
        files = all;
        return new StoreEdit(own, content);
    }
}
