namespace VtOperate.Core.Storage;

/// <summary>What the file system says about a file without opening it. A file whose stamp is as it was has not changed, but for a change within the time that its clock cannot tell apart.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When its content was last written, in ticks of 100 ns of UTC since year 1.</param>
/// <param name="Changed">When anything about it last changed, its name included, where the system keeps that (Linux), else when it was made; same unit.</param>
public readonly record struct FileStamp(long Length, long Modified, long Changed)
{
    // FAT keeps every other second, older Unix file systems every second; the rest keep fractions and lag behind by a tick of the system's clock at most.
    private static readonly long s_coarse = TimeSpan.FromSeconds(2.5).Ticks;
    private static readonly long s_fine = TimeSpan.FromMilliseconds(150).Ticks;

    /// <summary>Whether the file could change after this time, in ticks of UTC, and keep its stamp: it was written at about that time, or in the future.</summary>
    public bool IsRacyAt(long time) => IsNear(Modified, time) || IsNear(Changed, time);

    private static bool IsNear(long stamp, long time) => stamp + (stamp % TimeSpan.TicksPerSecond == 0 ? s_coarse : s_fine) >= time;
}
