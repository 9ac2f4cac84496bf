using System.Runtime.InteropServices;

namespace VtOperate.Engine.Storage;

/// <summary>
/// Gives a finished file its name only if the name is free, in one step, so that the name never stands for half a file or for none. On Unix
/// <see cref="File.Move(string, string, bool)"/> looks first and renames then, so that two processes can both believe they were first; <c>link(2)</c> cannot.
/// Some file systems have no links: there the file is renamed with the flag that refuses a taken name (<c>renameat2(2)</c> of Linux, <c>renamex_np(2)</c> of macOS),
/// and where not even that is known, looking and renaming is done by one process of the user at a time.
/// </summary>
/// <param name="alone">Takes the lock under which the last way is gone.</param>
internal sealed partial class ExclusiveName(Func<IDisposable> alone)
{
    private const int AlreadyExists = 17;
    private const int NoSuchCall = 38;
    private const int CurrentFolder = -100;
    private const uint NoReplaceOnLinux = 1;
    private const uint ExclusiveOnMac = 4;

    /// <summary>Links a file to a second name: zero, or the number of the system's error.</summary>
    internal Func<string, string, int> Link { get; init; } = LinkFile;

    /// <summary>Renames a file unless the name is taken: zero, or the number of the system's error.</summary>
    internal Func<string, string, int> Rename { get; init; } = RenameFile;

    /// <summary>Gives the file its name. False when the name is taken. The file may keep its old name as well.</summary>
    /// <exception cref="IOException">It cannot be done for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be done.</exception>
    internal bool TryGive(string file, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(file, name, overwrite: false);
            return true;
        }

        int error = Link(file, name);
        if (error is not (0 or AlreadyExists)) error = Rename(file, name);
        if (error is 0 or AlreadyExists) return error == 0;

        // Whatever else is wrong, a full disk for instance, the move itself says best.
        using IDisposable held = alone();
        if (Path.Exists(name)) return false;
        File.Move(file, name, overwrite: false);
        return true;
    }

    private static int LinkFile(string file, string name) => SystemLink(file, name) == 0 ? 0 : Marshal.GetLastPInvokeError();

    private static int RenameFile(string file, string name)
    {
        try
        {
            int result = OperatingSystem.IsMacOS() ? RenameOnMac(file, name, ExclusiveOnMac) : RenameOnLinux(CurrentFolder, file, CurrentFolder, name, NoReplaceOnLinux);
            return result == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        catch (EntryPointNotFoundException)
        {
            return NoSuchCall;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemLink(string file, string name);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOnLinux(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOnMac(string from, string to, uint flags);
}
