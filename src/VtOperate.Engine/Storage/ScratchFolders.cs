using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Storage;

/// <summary>
/// Folders below the temporary folder, each with a file beside it that is held open as a lock for as long as the folder is used. A file that can be locked belongs to nobody any more,
/// and its folder goes.
/// </summary>
internal sealed class ScratchFolders : IScratchFolders
{
    private const string Prefix = "vtoperate-scratch-", Ending = ".owner";
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);
    private readonly string _root;

    internal ScratchFolders(string? root = null) => _root = Path.GetFullPath(root ?? Path.GetTempPath());

    public IScratchFolder Open()
    {
        RemoveAbandoned();
        string folder = Path.Combine(_root, Prefix + Ulid.New(DateTimeOffset.UtcNow).ToLowerInvariant());
        try
        {
            var held = new FileStream(folder + Ending, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new ScratchFolder(folder, folder + Ending, held);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnwritable, folder, $"The folder '{folder}' cannot be made: {bad.Message}", bad);
        }
    }

    private void RemoveAbandoned()
    {
        try
        {
            foreach (string file in Directory.GetFiles(_root, Prefix + "*" + Ending))
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) >= s_grace) RemoveAbandoned(file);
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // Cleaning up after others is a courtesy; what it cannot do it leaves.
        }
    }

    private static void RemoveAbandoned(string file)
    {
        try
        {
            using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
            if (FolderRemoval.TryRemove(file[..^Ending.Length])) File.Delete(file);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // A living process holds it, or it is another user's.
        }
    }
}
