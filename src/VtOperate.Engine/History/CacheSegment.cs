namespace VtOperate.Engine.History;

/// <summary>A stretch of memory that unpacked objects are put into one after the other, and that is emptied as a whole.</summary>
/// <param name="size">Bytes.</param>
internal sealed class CacheSegment(int size)
{
    internal byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(size);

    internal List<(PackFile Pack, long Offset)> Objects { get; } = [];

    internal int Used { get; set; }

    /// <summary>Counts up from one segment to the next.</summary>
    internal long Turn { get; set; }

    internal int Left => Bytes.Length - Used;
}
