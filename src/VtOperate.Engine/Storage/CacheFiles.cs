using System.Runtime.InteropServices;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Storage;

/// <summary>The file system behind <see cref="ICacheFiles"/>.</summary>
internal sealed class CacheFiles : ICacheFiles
{
    // Smaller ones are read in the time that mapping takes.
    private const int SmallestMapped = 1 << 16;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Map(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.Length >= SmallestMapped && IsLocal(path)) return MappedMemory.Open(file).Memory;
            var bytes = new byte[checked((int)file.Length)];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Release(ReadOnlyMemory<byte> block)
    {
        if (MemoryMarshal.TryGetMemoryManager(block, out MappedMemory? mapped)) mapped.Release();
    }

    /// <inheritdoc/>
    public byte[]? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var bytes = GC.AllocateUninitializedArray<byte>(checked((int)file.Length));
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Stream Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1 << 16);
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            throw Unwritable(path, bad);
        }
    }

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)) file.Write(content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            TryDelete(temporary);
            throw Unwritable(path, bad);
        }
    }

    /// <inheritdoc/>
    public bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool TryDeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path);
            return true;
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            // A cache that is only read is none the worse for it.
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<CacheFile> List(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => new CacheFile(file.FullName, file.Length, file.LastWriteTimeUtc))];
        }
        catch (Exception bad) when (IsExpected(bad))
        {
            return [];
        }
    }

    // What is mapped from another machine ends the process when that machine goes away.
    private static bool IsLocal(string path)
    {
        try
        {
            return new DriveInfo(path).DriveType != DriveType.Network;
        }
        catch (Exception bad) when (IsExpected(bad) || bad is ArgumentException)
        {
            return true;
        }
    }

    private static bool IsExpected(Exception bad) => bad is IOException or UnauthorizedAccessException or OverflowException or System.Security.SecurityException;

    private static OperationException Unwritable(string path, Exception bad) =>
        new(ErrorId.FileUnwritable, path, $"'{path}' cannot be written: {bad.Message}", bad);
}
