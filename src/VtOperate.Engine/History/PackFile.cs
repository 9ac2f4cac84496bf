using Microsoft.Win32.SafeHandles;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// A pack and its index. The pack is read through a few small windows instead of being mapped: the pages of a mapped pack count as this
/// process's memory, and a pack can be larger than all memory that there is. A chain of deltas leads back and forth among a few places. Not thread-safe.
/// </summary>
internal sealed class PackFile : IByteWindows, IDisposable
{
    private const int WindowSize = 1 << 13;
    private const int Windows = 1024;

    // Deflate cannot shrink data further than this.
    private const long BestRatio = 1032;
    private readonly SafeFileHandle _file;
    private readonly Inflater _inflater = new();
    private readonly (long Start, int Length, byte[]? Bytes)[] _windows = new (long, int, byte[]?)[Windows];

    internal PackFile(string indexPath)
    {
        PackPath = Path.ChangeExtension(indexPath, ".pack");
        Index = new PackIndex(indexPath);
        try
        {
            _file = File.OpenHandle(PackPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
            Length = RandomAccess.GetLength(_file);
        }
        catch
        {
            Index.Dispose();
            throw;
        }
    }

    internal PackIndex Index { get; }

    internal string PackPath { get; }

    /// <summary>Bytes in the pack.</summary>
    internal long Length { get; }

    public void Dispose()
    {
        _file.Dispose();
        Index.Dispose();
    }

    /// <summary>What stands at an offset, without its content.</summary>
    /// <exception cref="InvalidDataException">It is not the start of an object.</exception>
    internal PackEntry ReadEntry(long offset)
    {
        long at = offset;
        int next = ByteAt(at++);
        int type = (next >> 4) & 7;
        long size = next & 15;
        for (int shift = 4; (next & 0x80) != 0; shift += 7)
        {
            if (shift > 53) throw new InvalidDataException("An object claims an absurd size.");
            next = ByteAt(at++);
            size |= (long)(next & 0x7f) << shift;
        }

        switch (type)
        {
            case >= 1 and <= 4:
                return new PackEntry((ObjectKind)type, size, at, -1, default);
            case 6:
                next = ByteAt(at++);
                long back = next & 0x7f;
                while ((next & 0x80) != 0)
                {
                    if (back > Length) throw new InvalidDataException("A delta's base lies before the pack.");
                    next = ByteAt(at++);
                    back = ((back + 1) << 7) | (uint)(next & 0x7f);
                }

                if (back <= 0 || back >= offset) throw new InvalidDataException("A delta's base lies before the pack.");
                return new PackEntry(null, size, at, offset - back, default);
            case 7:
                Span<byte> id = stackalloc byte[ObjectId.Size];
                for (int i = 0; i < id.Length; i++) id[i] = ByteAt(at + i);
                return new PackEntry(null, size, at + ObjectId.Size, -1, new ObjectId(id));
            default:
                throw new InvalidDataException("An object is of no known kind.");
        }
    }

    /// <summary>Inflates the content of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="room">Takes it, and may be longer than the entry says; what lies behind it is overwritten, too.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal void Inflate(in PackEntry entry, Span<byte> room) => _inflater.Inflate(this, entry.Data, room, (int)entry.Size);

    /// <summary>Makes sure that an entry may be as long as it says.</summary>
    /// <exception cref="InvalidDataException">That is beyond what the pack can hold or <paramref name="largest"/> allows.</exception>
    internal void CheckSize(in PackEntry entry, long largest)
    {
        if (entry.Size > largest) throw new InvalidDataException($"An object of {entry.Size} bytes is larger than this reader takes.");
        if (entry.Size > ((Length - entry.Data) * BestRatio) + 64) throw new InvalidDataException("An object claims more bytes than the pack can hold.");
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> WindowAt(long offset)
    {
        if (offset < 0 || offset >= Length) return [];
        long start = offset & -WindowSize;
        ref (long Start, int Length, byte[]? Bytes) window = ref _windows[(int)(start / WindowSize) & (Windows - 1)];
        if (window.Bytes is null || window.Start != start)
        {
            window.Bytes ??= new byte[WindowSize];
            window.Start = -1;
            window.Length = RandomAccess.Read(_file, window.Bytes, start);
            window.Start = start;
        }

        int skipped = (int)(offset - start);
        return skipped < window.Length ? window.Bytes.AsSpan(skipped, window.Length - skipped) : [];
    }

    private byte ByteAt(long offset)
    {
        ReadOnlySpan<byte> window = WindowAt(offset);
        return window.Length > 0 ? window[0] : throw new InvalidDataException("An object starts beyond the end of the pack.");
    }
}
