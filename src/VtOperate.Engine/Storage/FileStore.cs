using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Storage;

/// <summary>The file system behind <see cref="IFileStore"/>.</summary>
public sealed class FileStore : IFileStore
{
    private const int LongestWait = 50;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private static readonly TimeSpan s_patienceForName = TimeSpan.FromSeconds(20);

    private readonly ExclusiveName _names;
    private readonly TemporaryFiles _temporary = new();

    /// <summary>The file system as it is.</summary>
    public FileStore() => _names = new ExclusiveName(Alone);

    /// <summary>The file system with another way to give names, for one that lacks a call.</summary>
    internal FileStore(Func<string, string, int> link, Func<string, string, int> rename) => _names = new ExclusiveName(Alone) { Link = link, Rename = rename };

    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public string RealPath(string path) => Storage.RealPath.Of(path);

    /// <inheritdoc/>
    public bool IsExecutable(string path) => !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;

    /// <inheritdoc/>
    public bool FolderExists(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public IEnumerable<string> ListFiles(string folder, string suffix, bool recurse, CancellationToken stop)
    {
        if (!Directory.Exists(folder)) yield break;
        stop.ThrowIfCancellationRequested();
        List<string> files = [], folders = [];
        foreach (string entry in Names(folder, suffix))
        {
            if (Path.EndsInDirectorySeparator(entry)) folders.Add(entry[..^1]);
            else files.Add(entry);
        }

        files.Sort(StringComparer.Ordinal);
        foreach (string file in files) yield return file;
        if (!recurse) yield break;
        folders.Sort(StringComparer.Ordinal);
        foreach (string below in folders)
        {
            foreach (string file in ListFiles(below, suffix, recurse, stop)) yield return file;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return [.. Entries(folder).OfType<DirectoryInfo>().Select(entry => entry.Name).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public FileStamp? Stamp(string path) => FileStamps.Of(path);

    /// <inheritdoc/>
    public byte[] ReadBytes(string path, int most = int.MaxValue) => Reading(path, () =>
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        long length = RandomAccess.GetLength(handle);
        if (length > most) throw new OperationException(ErrorId.FileUnreadable, path, $"'{path}' has {length >> 20} MB; files of this kind are read up to {most >> 20} MB.");

        // A pipe or a file of the system says nothing of its length.
        if (length == 0) return File.ReadAllBytes(path);
        byte[] bytes = new byte[length];
        int read = 0;
        for (int count = 1; count > 0 && read < bytes.Length; read += count) count = RandomAccess.Read(handle, bytes.AsSpan(read), read);
        return read == bytes.Length ? bytes : bytes[..read];
    });

    /// <inheritdoc/>
    public Stream OpenRead(string path) => Reading<Stream>(path, () =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan));

    /// <inheritdoc/>
    public void WriteAtomically(string path, ReadOnlySpan<byte> content)
    {
        string temporary = TemporaryFiles.For(path), folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            WriteAndFlush(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw Unwritable(path, bad);
        }

        _temporary.Clear(folder);
    }

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        string temporary = TemporaryFiles.For(path), folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            WriteAndFlush(temporary, content);
            if (!_names.TryGive(temporary, path)) return false;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(path)) return false;
            throw Unwritable(path, bad);
        }
        finally
        {
            TryDelete(temporary);
        }

        _temporary.Clear(folder);
        return true;
    }

    /// <inheritdoc/>
    public void Remove(string path)
    {
        try
        {
            if (Directory.Exists(Path.GetDirectoryName(path))) File.Delete(path);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, bad);
        }
    }

    /// <inheritdoc/>
    public bool TryCreateFolder(string path)
    {
        if (Directory.Exists(path)) return false;
        try
        {
            Directory.CreateDirectory(path);
            return true;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, bad);
        }
    }

    /// <inheritdoc/>
    public IDisposable Lock(string path, TimeSpan patience, CancellationToken stop)
    {
        long end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        for (int wait = 1; ; wait = Math.Min(2 * wait, LongestWait))
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException bad) when (IsHeld(bad))
            {
                if (Environment.TickCount64 >= end) throw new OperationException(ErrorId.LockHeld, path, $"Another process holds the lock '{path}'.", bad);
                stop.WaitHandle.WaitOne(wait);
            }
            catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(path, bad);
            }
        }
    }

    // The system refuses a file that another holds with an error of its own; anything else would not pass by waiting.
    private static bool IsHeld(IOException bad) => OperatingSystem.IsWindows()
        ? bad.HResult is SharingViolation or LockViolation
        : bad.HResult == (OperatingSystem.IsLinux() ? WouldBlockOnLinux : WouldBlockOnMac);

    private IDisposable Alone() => Lock(Path.Combine(new UserEnvironment().StateFolder, "names.lock"), s_patienceForName, CancellationToken.None);

    // Names alone, folders with a separator at their end: an object a file would take three times as long, and a system that tells what an entry is asks nothing more.
    private static List<string> Names(string folder, string suffix) => Reading(folder, () =>
    {
        var names = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.IsDirectory ? entry.ToFullPath() + Path.DirectorySeparatorChar : entry.ToFullPath(),
            new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory
                ? (entry.Attributes & FileAttributes.ReparsePoint) == 0
                : entry.FileName.EndsWith(suffix, StringComparison.OrdinalIgnoreCase),
        };
        return new List<string>(names);
    });

    private static FileSystemInfo[] Entries(string folder) =>
        Reading(folder, () => new DirectoryInfo(folder).GetFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }));

    private static void WriteAndFlush(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // What was written stands, or its failure is reported; a temporary file that stays behind is the smaller trouble.
        }
    }

    private static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnreadable, path, $"'{path}' cannot be read: {bad.Message}", bad);
        }
    }

    private static OperationException Unwritable(string path, Exception bad) =>
        new(ErrorId.FileUnwritable, path, $"'{path}' cannot be written: {bad.Message}", bad);
}
