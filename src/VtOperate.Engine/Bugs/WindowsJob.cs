using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VtOperate.Engine.Bugs;

/// <summary>A job object (learn.microsoft.com/windows/win32/procthread/job-objects) that ends all its processes when its last handle is closed, also because this process was killed.</summary>
internal sealed partial class WindowsJob : IDisposable
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;
    private readonly SafeFileHandle _handle;

    private WindowsJob(SafeFileHandle handle) => _handle = handle;

    /// <summary>Puts a process that was just started into a job of its own; null on other systems and where it cannot be done.</summary>
    internal static WindowsJob? Hold(Process process)
    {
        if (!OperatingSystem.IsWindows()) return null;
        SafeFileHandle handle = CreateJobObject(0, null);
        var limits = new Limits { Flags = KillOnClose };
        if (!handle.IsInvalid && SetInformationJobObject(handle, ExtendedLimits, ref limits, Marshal.SizeOf<Limits>()) && AssignProcessToJobObject(handle, process.SafeHandle)) return new WindowsJob(handle);
        handle.Dispose();
        return null;
    }

    /// <summary>Ends every process of the job.</summary>
    public void Dispose()
    {
        _ = TerminateJobObject(_handle, 1);
        _handle.Dispose();
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateJobObject(nint attributes, string? name);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformationJobObject(SafeFileHandle job, int kind, ref Limits limits, int size);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateJobObject(SafeFileHandle job, uint exitCode);

    // JOBOBJECT_EXTENDED_LIMIT_INFORMATION; only the flags are used.
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        internal long ProcessTime, JobTime;
        internal uint Flags;
        internal nuint SmallestSet, LargestSet;
        internal uint Processes;
        internal nuint Affinity;
        internal uint Priority, Scheduling;
        internal ulong Reads, Writes, Others, ReadBytes, WrittenBytes, OtherBytes;
        internal nuint ProcessMemory, JobMemory, PeakProcessMemory, PeakJobMemory;
    }
}
