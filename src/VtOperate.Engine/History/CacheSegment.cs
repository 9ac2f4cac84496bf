using System.Collections.Concurrent;

namespace VtOperate.Engine.History;

/// <summary>
/// A stretch of memory that unpacked objects are put into one after the other, and that is emptied as a whole. The memory of a closed reader serves the next one,
/// unless the collector comes first: commands open readers faster than it looks at arrays of this size.
/// </summary>
internal sealed class CacheSegment
{
    /// <summary>Bytes of most segments.</summary>
    internal const int CommonSize = 4 << 20;

    private const int MostSpare = 32;
    private static readonly ConcurrentQueue<WeakReference<byte[]>> s_spare = new();

    internal CacheSegment(int size) => Bytes = size == CommonSize ? TakeSpare() : GC.AllocateUninitializedArray<byte>(size);

    internal byte[] Bytes { get; private set; }

    internal List<(PackFile Pack, long Offset)> Objects { get; } = [];

    internal int Used { get; set; }

    /// <summary>Counts up from one segment to the next.</summary>
    internal long Turn { get; set; }

    internal int Left => Bytes.Length - Used;

    /// <summary>Gives the memory up for others to write to.</summary>
    internal void Close()
    {
        if (Bytes.Length == CommonSize && s_spare.Count < MostSpare) s_spare.Enqueue(new WeakReference<byte[]>(Bytes));
        Bytes = [];
    }

    private static byte[] TakeSpare()
    {
        while (s_spare.TryDequeue(out WeakReference<byte[]>? spare))
        {
            if (spare.TryGetTarget(out byte[]? bytes)) return bytes;
        }

        return GC.AllocateUninitializedArray<byte>(CommonSize);
    }
}
