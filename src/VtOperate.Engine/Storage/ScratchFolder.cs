using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Storage;

/// <summary>One folder that is thrown away.</summary>
internal sealed class ScratchFolder : IScratchFolder
{
    private readonly string _ownerFile;
    private readonly FileStream _held;

    internal ScratchFolder(string folder, string ownerFile, FileStream held) => (Folder, _ownerFile, _held) = (folder, ownerFile, held);

    public string Folder { get; }

    public string Write(string relativePath, ReadOnlySpan<byte> content)
    {
        string file = Path.Combine(Folder, relativePath);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);

            // A new file each time: a check may have made the last one read-only, or a link.
            FolderRemoval.TryRemove(file);
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            stream.Write(content);
            return file;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, bad);
        }
    }

    public void Copy(string source, string relativePath)
    {
        string file = Path.Combine(Folder, relativePath);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (new FileInfo(source).LinkTarget is { } target) File.CreateSymbolicLink(file, target);
            else File.Copy(source, file, overwrite: true);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, bad);
        }
    }

    public string Empty(string relativePath)
    {
        string folder = Path.Combine(Folder, relativePath);
        try
        {
            FolderRemoval.TryRemove(folder);
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, bad);
        }
    }

    public void Dispose()
    {
        FolderRemoval.TryRemove(Folder);
        _held.Dispose();
        FolderRemoval.TryRemove(_ownerFile);
    }

    private static OperationException Unwritable(string path, Exception bad) => new(ErrorId.FileUnwritable, path, $"'{path}' cannot be written: {bad.Message}", bad);
}
