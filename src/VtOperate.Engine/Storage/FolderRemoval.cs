using System.ComponentModel;
using System.Diagnostics;
using System.IO.Enumeration;

namespace VtOperate.Engine.Storage;

/// <summary>Takes folders away whatever is in them: files that may not be written, folders that may not be entered, links that lead out (which are removed and never followed).</summary>
internal static class FolderRemoval
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int MostTries = 5;

    /// <summary>Removes a file, a link or a folder with all that is in it.</summary>
    /// <returns>Whether nothing is there any more.</returns>
    internal static bool TryRemove(string path)
    {
        for (int round = 0; round < MostTries; round++)
        {
            try
            {
                if (Remove(path)) return true;
            }
            catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
            {
                // On Windows somebody may still be looking at a file; elsewhere it is a question of rights.
                if (round > 0 && OperatingSystem.IsWindows()) Thread.Sleep(20 << round);
            }

            if (round == 0) OpenUp(path);
            else if (!OperatingSystem.IsWindows()) return RemoveByName(path);
        }

        return false;
    }

    private static bool Remove(string path)
    {
        FileSystemInfo? entry = Entry(path);
        if (entry is null) return true;
        if (entry is DirectoryInfo { LinkTarget: null } folder) folder.Delete(recursive: true);
        else entry.Delete();
        return Entry(path) is null;
    }

    // A link that leads nowhere exists nonetheless.
    private static FileSystemInfo? Entry(string path)
    {
        var folder = new DirectoryInfo(path);
        if (folder.Exists) return folder;
        var file = new FileInfo(path);
        return file.Exists || file.LinkTarget is not null ? file : null;
    }

    /// <summary>Gives the owner every right to a folder and all below it.</summary>
    internal static void OpenUp(string path)
    {
        try
        {
            if (Entry(path) is not DirectoryInfo { LinkTarget: null } folder) return;
            if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= Own;
            var below = new FileSystemEnumerable<(string Path, bool IsFolder)>(
                path,
                (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.IsDirectory),
                new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = true })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
            };
            foreach ((string entry, bool isFolder) in below)
            {
                if (isFolder) OpenUp(entry);
                else if (OperatingSystem.IsWindows()) File.SetAttributes(entry, FileAttributes.Normal);
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // What still cannot be removed says so when it is removed.
        }
    }

    // File names need not be text on Unix, and what .NET cannot name it cannot delete.
    private static bool RemoveByName(string path)
    {
        try
        {
            var info = new ProcessStartInfo("/bin/rm") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = "/" };
            foreach (string argument in (string[])["-rf", "--", path]) info.ArgumentList.Add(argument);
            using Process? remover = Process.Start(info);
            if (remover is null) return false;
            remover.StandardInput.Close();
            remover.ErrorDataReceived += (_, _) => { };
            remover.BeginErrorReadLine();
            remover.WaitForExit();
            return Entry(path) is null;
        }
        catch (Exception bad) when (bad is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
