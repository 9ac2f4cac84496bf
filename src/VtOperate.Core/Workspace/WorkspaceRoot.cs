using VtOperate.Core.Storage;

namespace VtOperate.Core.Workspace;

/// <summary>Finds the folder that paths of records count from, by files alone: it works where git cannot be loaded.</summary>
public static class WorkspaceRoot
{
    /// <summary>
    /// The nearest folder upward that holds <c>.git</c> (a folder, or the file of a worktree or submodule); without one the nearest that holds
    /// <c>.vtoperate.yml</c> or <c>.specify</c>; else the folder itself. A bare repository is its own root. Absolute, without a trailing separator.
    /// </summary>
    public static string Find(IFileStore files, string folder)
    {
        string start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string? marked = null;
        for (string? at = start; at is not null; at = Path.GetDirectoryName(at))
        {
            string git = Path.Combine(at, ".git");
            if (files.FolderExists(git) || files.FileExists(git) || IsBare(files, at)) return at;
            if (marked is null && (files.FileExists(Path.Combine(at, ConfigurationSchema.FileName)) || files.FolderExists(Path.Combine(at, ".specify")))) marked = at;
        }

        return marked ?? start;
    }

    /// <summary>Whether a folder is a git repository without a work tree, by its files alone.</summary>
    internal static bool IsBare(IFileStore files, string folder) =>
        Path.GetFileName(folder) != ".git" && files.FileExists(Path.Combine(folder, "HEAD")) && files.FolderExists(Path.Combine(folder, "objects")) && files.FolderExists(Path.Combine(folder, "refs"));
}
