using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Engine.Bugs;

namespace VtOperate.Engine.History;

/// <summary>
/// Who a throw-away checkout belongs to: a file in <c>&lt;git common dir&gt;/vtoperate/worktrees/</c> that is there before anything of the checkout is, names its folder, and is held
/// open as a lock for as long as the checkout is used. A file that can be locked belongs to nobody any more, whatever number its process had; for file systems without locks
/// the process and the moment at which it was started are looked at too.
/// </summary>
internal sealed class WorktreeOwner : IDisposable
{
    private const string Ending = ".owner", Prefix = "vtoperate-";
    private const int MostTries = 20;
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);
    private readonly FileStream _held;

    private WorktreeOwner(string file, FileStream held, string folder, string session)
    {
        File = file;
        _held = held;
        Folder = folder;
        Session = session;
    }

    /// <summary>The folder of the checkout, absolute.</summary>
    internal string Folder { get; }

    /// <summary>The number that the processes of the checkout carry.</summary>
    internal string Session { get; }

    /// <summary>The name of the checkout's entry in the repository.</summary>
    internal string Name => Path.GetFileNameWithoutExtension(File);

    private string File { get; }

    /// <summary>The folder of the owners' files.</summary>
    internal static string FolderIn(string commonFolder) => Path.Combine(commonFolder, "vtoperate", "worktrees");

    /// <summary>Takes a new name for a checkout.</summary>
    /// <exception cref="OperationException">The file cannot be written.</exception>
    internal static WorktreeOwner Take(string commonFolder)
    {
        string owners = FolderIn(commonFolder);
        for (int round = 1; ; round++)
        {
            string name = Prefix + Ulid.New(DateTimeOffset.UtcNow).ToLowerInvariant(), file = Path.Combine(owners, name + Ending);
            try
            {
                Directory.CreateDirectory(owners);
                var held = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                var owner = new WorktreeOwner(file, held, Path.Combine(Path.GetFullPath(Path.GetTempPath()), name), ProbeMarker.Session);
                owner.Write();
                return owner;
            }
            catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
            {
                // Another that cleans up may have taken the folder or the fresh file at the same moment.
                if (round >= MostTries || bad is UnauthorizedAccessException) throw new OperationException(ErrorId.FileUnwritable, file, $"'{file}' cannot be written: {bad.Message}", bad);
            }
        }
    }

    /// <summary>Takes over the checkouts whose owners are gone.</summary>
    internal static IEnumerable<WorktreeOwner> TakeAbandoned(string commonFolder)
    {
        string owners = FolderIn(commonFolder);
        if (!Directory.Exists(owners)) yield break;
        foreach (string file in Directory.GetFiles(owners, Prefix + "*" + Ending))
        {
            if (TryTakeOver(file) is { } owner) yield return owner;
        }
    }

    /// <summary>Gives up the name: nothing of the checkout is left.</summary>
    internal void Release()
    {
        try
        {
            if (!OperatingSystem.IsWindows()) System.IO.File.Delete(File);
            _held.Dispose();
            System.IO.File.Delete(File);
            string owners = Path.GetDirectoryName(File)!;
            if (Directory.GetFileSystemEntries(owners).Length == 0) Directory.Delete(owners);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // Another has its file there, or the next that cleans up finds an owner without a checkout.
        }
    }

    /// <summary>Lets go of the lock and leaves the file, so that the next that cleans up takes away what could not be removed.</summary>
    public void Dispose() => _held.Dispose();

    private void Write()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"process={Environment.ProcessId}\nstarted={Started(Environment.ProcessId)}\nmachine={Environment.MachineName}\nsession={Session}\nfolder={Folder}\n");
        _held.Write(Encoding.UTF8.GetBytes(text));
        _held.Flush(flushToDisk: true);
    }

    private static WorktreeOwner? TryTakeOver(string file)
    {
        FileStream? held = null;
        try
        {
            held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            using var reader = new StreamReader(held, Encoding.UTF8, leaveOpen: true);
            Dictionary<string, string> said = new(StringComparer.Ordinal);
            while (reader.ReadLine() is { } line)
            {
                int sign = line.IndexOf('=', StringComparison.Ordinal);
                if (sign > 0) said[line[..sign]] = line[(sign + 1)..];
            }

            string name = Path.GetFileNameWithoutExtension(file), folder = said.GetValueOrDefault("folder", "");

            // A file that says nothing is one that is being written, or was when its process was killed; nothing was made yet.
            bool isTorn = !said.ContainsKey("folder");
            if (isTorn ? DateTime.UtcNow - System.IO.File.GetLastWriteTimeUtc(file) < s_grace : IsAlive(said))
            {
                held.Dispose();
                return null;
            }

            // The folder is deleted, so it has to be one of ours whatever the file says.
            if (!Path.IsPathRooted(folder) || Path.GetFileName(folder) != name) folder = "";
            return new WorktreeOwner(file, held, folder, said.GetValueOrDefault("session", ""));
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // Held by a living owner, or gone meanwhile.
            held?.Dispose();
            return null;
        }
    }

    private static bool IsAlive(Dictionary<string, string> said)
    {
        if (said.GetValueOrDefault("machine") != Environment.MachineName || !int.TryParse(said.GetValueOrDefault("process"), NumberStyles.None, CultureInfo.InvariantCulture, out int process)) return false;
        return process != Environment.ProcessId && Started(process) is { } started && started.ToString(CultureInfo.InvariantCulture) == said.GetValueOrDefault("started");
    }

    // Whole seconds: what .NET works out from the clock of the machine may differ by a little from one look to the next.
    private static long? Started(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return new DateTimeOffset(found.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
        }
        catch (Exception bad) when (bad is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
