namespace VtOperate.Core.Storage;

/// <summary>A folder that is thrown away. Disposing takes it away with all that is in it. Threads may work in it at once below different names.</summary>
public interface IScratchFolder : IDisposable
{
    /// <summary>The folder, absolute, without links.</summary>
    string Folder { get; }

    /// <summary>Writes a file, missing folders included; what was there is replaced.</summary>
    /// <param name="relativePath">Where, below the folder.</param>
    /// <param name="content">The content.</param>
    /// <returns>The file, absolute.</returns>
    string Write(string relativePath, ReadOnlySpan<byte> content);

    /// <summary>Copies a file with its rights into the folder, missing folders included; a link stays a link.</summary>
    /// <param name="source">The file, absolute.</param>
    /// <param name="relativePath">Where to, below the folder.</param>
    void Copy(string source, string relativePath);

    /// <summary>Empties a folder below it, or makes it.</summary>
    /// <param name="relativePath">Which, below the folder.</param>
    /// <returns>The folder, absolute.</returns>
    string Empty(string relativePath);
}
