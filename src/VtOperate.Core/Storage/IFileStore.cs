namespace VtOperate.Core.Storage;

/// <summary>Files and folders. Every failure is an <see cref="Errors.OperationException"/> that names the path.</summary>
public interface IFileStore
{
    /// <summary>Whether the file exists.</summary>
    bool FileExists(string path);

    /// <summary>The path with every link on it followed; what does not exist stays as it is named.</summary>
    /// <param name="path">The file or folder, absolute.</param>
    string RealPath(string path) => path;

    /// <summary>Whether the folder exists.</summary>
    bool FolderExists(string path);

    /// <summary>The files below a folder whose name ends with <paramref name="suffix"/>, in ordinal order of their path, links to folders not followed. Empty when the folder does not exist.</summary>
    IEnumerable<string> ListFiles(string folder, string suffix, bool recurse, CancellationToken stop);

    /// <summary>The names of the folders directly below a folder, in ordinal order. Empty when it does not exist.</summary>
    IReadOnlyList<string> ListFolders(string folder);

    /// <summary>What the file system says about a file, links followed, with one call to it; null when there is no such file or it cannot be told.</summary>
    FileStamp? Stamp(string path);

    /// <summary>Whether the system would run the file as a program because its mode says so. Never on Windows, where a mode does not say it.</summary>
    /// <param name="path">The file, absolute; false where there is none.</param>
    bool IsExecutable(string path) => false;

    /// <summary>The whole file.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="most">How many bytes are read at most; a larger file is an error with <see cref="Errors.ErrorId.FileUnreadable"/>.</param>
    byte[] ReadBytes(string path, int most = int.MaxValue);

    /// <summary>A stream over the file, for what may be too large to hold.</summary>
    Stream OpenRead(string path);

    /// <summary>
    /// Writes the file whole: to a temporary file beside it, flushed, then renamed. A crash leaves the old or the new content, and at worst the temporary file, whose name ends
    /// in <c>.tmp</c> and which the next writer in that folder deletes. Missing folders are made.
    /// </summary>
    void WriteAtomically(string path, ReadOnlySpan<byte> content);

    /// <summary>Writes a file that may not exist yet. False when it exists already, also when another process made it a moment ago.</summary>
    bool TryCreate(string path, ReadOnlySpan<byte> content);

    /// <summary>Removes a file; nothing where there is none.</summary>
    void Remove(string path);

    /// <summary>Makes the folder and those above it. False when it was there already.</summary>
    bool TryCreateFolder(string path);

    /// <summary>Takes a lock that only one process and one thread can hold, waiting for it. The file stays behind, empty; the lock ends with the process at the latest.</summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.LockHeld"/> when another holds it for longer than <paramref name="patience"/>; <see cref="Errors.ErrorId.FileUnwritable"/> at once when the file cannot be opened for another reason.</exception>
    IDisposable Lock(string path, TimeSpan patience, CancellationToken stop);
}
