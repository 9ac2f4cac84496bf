using System.Runtime.InteropServices;
using System.Text;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Storage;

/// <summary>
/// Asks the file system about a file with one call. .NET does not tell when a file's entry last changed, which is the only sign of a file that was put in the place of
/// another with its old time; Linux tells it through <c>statx(2)</c>, whose result has the same layout on every processor.
/// </summary>
internal static unsafe partial class FileStamps
{
    private const int CurrentFolder = -100;
    private const uint Wanted = 0x1 | 0x40 | 0x80 | 0x200;
    private const int StatusLength = 256, ModeAt = 28, SizeAt = 40, ChangedAt = 96, ModifiedAt = 112;
    private const int KindMask = 0xF000, RegularFile = 0x8000;
    private const int LongestOnStack = 1024;
    private const int NotPermitted = 1, NoSuchCall = 38;

    private static volatile bool s_hasStatx = OperatingSystem.IsLinux();

    /// <summary>The stamp of a file, or null.</summary>
    internal static FileStamp? Of(string path)
    {
        if (s_hasStatx)
        {
            try
            {
                return Ask(path);
            }
            catch (EntryPointNotFoundException)
            {
                // A C library older than the call.
                s_hasStatx = false;
            }
        }

        var file = new FileInfo(path);
        try
        {
            if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
            return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks) : null;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStamp? Ask(string path)
    {
        int most = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        Span<byte> name = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        name[Encoding.UTF8.GetBytes(path, name)] = 0;
        byte* status = stackalloc byte[StatusLength];
        fixed (byte* file = name)
        {
            if (Statx(CurrentFolder, file, 0, Wanted, status) != 0)
            {
                if (Marshal.GetLastPInvokeError() is not (NotPermitted or NoSuchCall)) return null;

                // A sandbox that refuses the call says nothing about the file.
                s_hasStatx = false;
                return Of(path);
            }
        }

        if ((*(ushort*)(status + ModeAt) & KindMask) != RegularFile) return null;
        return new FileStamp(*(long*)(status + SizeAt), Ticks(status + ModifiedAt), Ticks(status + ChangedAt));
    }

    private static long Ticks(byte* time) =>
        DateTime.UnixEpoch.Ticks + *(long*)time * TimeSpan.TicksPerSecond + *(uint*)(time + sizeof(long)) / TimeSpan.NanosecondsPerTick;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int Statx(int folder, byte* path, int flags, uint mask, byte* status);
}
