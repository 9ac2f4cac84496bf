namespace VtOperate.Core.Storage;

/// <summary>What stood in an operations store at one moment. A branch stays as it was while it is read; a folder is read as it is. Not thread-safe.</summary>
public interface IStoreSnapshot : IDisposable
{
    /// <summary>The root of the store.</summary>
    StoreFolder Root { get; }

    /// <summary>The folders directly in a folder, in ordinal order of their names.</summary>
    IReadOnlyList<StoreFolder> ListFolders(StoreFolder folder);

    /// <summary>The files directly in a folder, in ordinal order of their names.</summary>
    IReadOnlyList<StoreFile> ListFiles(StoreFolder folder);

    /// <summary>The folder at a path below the root; null when there is none.</summary>
    StoreFolder? FindFolder(string path);

    /// <summary>The content of a file.</summary>
    /// <exception cref="Errors.OperationException">It cannot be read.</exception>
    ReadOnlyMemory<byte> Read(StoreFile file);
}
