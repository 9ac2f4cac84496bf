using System.Runtime.InteropServices;

namespace VtOperate.Engine.Storage;

/// <summary>
/// Gives a finished file its name only if the name is free, in one step. On Unix <see cref="File.Move(string, string, bool)"/> looks first and renames then, so that two
/// processes can both believe they were first; <c>link(2)</c> cannot.
/// </summary>
internal static partial class UnixLink
{
    private const int AlreadyExists = 17;

    /// <summary>Links the file to its new name. False when the name is taken.</summary>
    /// <exception cref="IOException">It cannot be done for another reason.</exception>
    internal static bool TryCreate(string file, string name)
    {
        if (Link(file, name) == 0) return true;
        int error = Marshal.GetLastPInvokeError();
        if (error == AlreadyExists) return false;

        // Some file systems have no links: claim the name by creating it, then put the whole file in its place.
        if (File.Exists(name)) return false;
        using (new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.None)) { }
        File.Move(file, name, overwrite: true);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string name);
}
