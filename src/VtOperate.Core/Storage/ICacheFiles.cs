namespace VtOperate.Core.Storage;

/// <summary>
/// Files that may be lost at any time, because they can be made again. Nothing is flushed to the disk: who reads checks what is there. A failure to write is
/// <see cref="Errors.ErrorId.FileUnwritable"/>, a failure to read null or false.
/// </summary>
public interface ICacheFiles
{
    /// <summary>The bytes of a file, mapped where that is safe, else read; null when it cannot be read. The memory stays valid as long as anything refers to it, also when the file is deleted.</summary>
    ReadOnlyMemory<byte>? Map(string path);

    /// <summary>Gives back the memory that a mapped block takes until it is read again, where the system can do that; its bytes stay what they are. Any other block stays as it is.</summary>
    void Release(ReadOnlyMemory<byte> block);

    /// <summary>The bytes of a file, read whole; null when it cannot be read.</summary>
    byte[]? Read(string path);

    /// <summary>A stream that writes a new file and can go back in it. Missing folders are made.</summary>
    /// <exception cref="Errors.OperationException">The file exists, or it cannot be made.</exception>
    Stream Create(string path);

    /// <summary>Writes a file whole and gives it its name in one step, over one that has the name already.</summary>
    /// <exception cref="Errors.OperationException">It cannot be written.</exception>
    void Replace(string path, ReadOnlySpan<byte> content);

    /// <summary>Deletes a file. False when that is not possible now, for instance because Windows has it mapped.</summary>
    bool TryDelete(string path);

    /// <summary>Deletes a folder that is empty. False when it is not, or cannot be deleted.</summary>
    bool TryDeleteFolder(string path);

    /// <summary>Notes that a file was used now. Failing is no matter.</summary>
    void Touch(string path);

    /// <summary>The files below a folder; empty when it does not exist or cannot be read.</summary>
    IReadOnlyList<CacheFile> List(string folder);
}
