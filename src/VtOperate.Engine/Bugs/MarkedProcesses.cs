using System.Buffers;
using System.Globalization;
using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Text;

namespace VtOperate.Engine.Bugs;

/// <summary>
/// Finds processes by what they carry in their environment, and ends them. Linux only: <c>/proc/&lt;pid&gt;/environ</c> (proc(5)) holds the environment that a process was started
/// with, whatever has become of its parents. Elsewhere nothing is found.
/// </summary>
internal static partial class MarkedProcesses
{
    private const int Kill = 9;
    private const int ReadOnlyAndCloseOnExec = 0x80000;
    private const int LargestEnvironment = 4 << 20;
    private const int MostRounds = 200;

    /// <summary>Ends every process that carries one of the numbers, until none is left.</summary>
    /// <param name="numbers">Numbers of runs or of sessions.</param>
    /// <returns>How many processes were found.</returns>
    internal static int End(params string[] numbers)
    {
        if (!OperatingSystem.IsLinux() || numbers.Length == 0) return 0;
        byte[][] wanted = [.. numbers.Select(Encoding.ASCII.GetBytes)];
        HashSet<int> found = [];

        // One that is being killed may have started another a moment before.
        for (int round = 0; round < MostRounds; round++)
        {
            bool isAnyLeft = false;
            foreach (int process in Find(wanted))
            {
                isAnyLeft = true;
                found.Add(process);
                _ = SystemKill(process, Kill);
            }

            if (!isAnyLeft) break;
            Thread.Sleep(Math.Min(round, 10));
        }

        return found.Count;
    }

    private static List<int> Find(byte[][] wanted)
    {
        List<int> found = [];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 15);
        try
        {
            foreach (int process in Processes())
            {
                if (process == Environment.ProcessId) continue;
                ReadOnlySpan<byte> environment = Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ"), ref buffer);
                foreach (byte[] number in wanted)
                {
                    if (environment.IndexOf(number) < 0) continue;
                    found.Add(process);
                    break;
                }
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // A system without /proc, or one that hides it: what cannot be seen cannot be ended.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return found;
    }

    private static FileSystemEnumerable<int> Processes() => new("/proc", (ref FileSystemEntry entry) => Number(entry.FileName))
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => Number(entry.FileName) > 0,
    };

    private static int Number(ReadOnlySpan<char> name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // Without the file classes of .NET: most processes belong to somebody else or are gone by now, and an exception for each would take longer than the check.
    private static ReadOnlySpan<byte> Read(string path, ref byte[] buffer)
    {
        int file = SystemOpen(path, ReadOnlyAndCloseOnExec);
        if (file < 0) return [];
        try
        {
            int length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    if (buffer.Length >= LargestEnvironment) return buffer.AsSpan(0, length);
                    byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                nint count = SystemRead(file, ref buffer[length], buffer.Length - length);
                if (count <= 0) return buffer.AsSpan(0, length);
                length += (int)count;
            }
        }
        finally
        {
            _ = SystemClose(file);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint SystemRead(int file, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int SystemClose(int file);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SystemKill(int process, int signal);
}
