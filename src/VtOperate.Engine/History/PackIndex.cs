using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// The index of a pack, versions 1 and 2 (gitformat-pack, "pack-*.idx files"), mapped and searched where it lies.
/// The lengths of its tables are checked against the file when it is opened, so that no search reads outside of it.
/// </summary>
internal sealed unsafe class PackIndex : IDisposable
{
    private const uint Magic = 0xff744f63;
    private const int FanOut = 256 * 4;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _length;
    private readonly int _version;
    private readonly uint _count;

    internal PackIndex(string path)
    {
        // Others may delete the file meanwhile (git repack does); on Windows that needs this sharing.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        _length = stream.Length;
        if (_length < FanOut + 40)
        {
            stream.Dispose();
            throw new InvalidDataException($"'{path}' is too short to be an index.");
        }

        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        try
        {
            _version = UInt32(0) == Magic ? (int)UInt32(4) : 1;
            _count = CheckTables(path);
        }
        catch (InvalidDataException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many objects the pack holds.</summary>
    internal uint Count => _count;

    private long FanOutStart => _version == 1 ? 0 : 8;

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>Where an object starts in the pack, or -1 when it is not in it.</summary>
    internal long Find(in ObjectId id)
    {
        // Ids are as good as random: where one stands is guessed from its own bits, and the guess is mostly right in a few steps. Whatever an index holds, every step leaves less.
        const int Guesses = 6;
        Span<byte> bytes = stackalloc byte[ObjectId.Size];
        id.CopyTo(bytes);
        int first = bytes[0];
        uint key = BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        uint low = first == 0 ? 0 : UInt32(FanOutStart + ((first - 1) * 4)), high = UInt32(FanOutStart + (first * 4));
        (ulong lowKey, ulong highKey) = (0, 1UL << 32);
        for (int step = 0; low < high; step++)
        {
            uint middle = low + ((high - low) >> 1);
            if (step < Guesses && key >= lowKey && key < highKey) middle = low + (uint)((high - low) * (key - lowKey) / (highKey - lowKey));
            var there = new ReadOnlySpan<byte>(IdBytes(middle), ObjectId.Size);
            int order = there.SequenceCompareTo(bytes);
            if (order == 0) return OffsetAt(middle);
            if (order < 0) (low, lowKey) = (middle + 1, BinaryPrimitives.ReadUInt32BigEndian(there[1..]));
            else (high, highKey) = (middle, BinaryPrimitives.ReadUInt32BigEndian(there[1..]));
        }

        return -1;
    }

    private uint CheckTables(string path)
    {
        if (_version is not (1 or 2)) throw new InvalidDataException($"'{path}' is an index of an unknown version.");
        uint before = 0;
        for (int i = 0; i < 256; i++)
        {
            uint here = UInt32(FanOutStart + (i * 4));
            if (here < before) throw new InvalidDataException($"'{path}' is damaged: its counts fall.");
            before = here;
        }

        long tables = _version == 1 ? FanOut + (before * 24L) : 8 + FanOut + (before * 28L);
        return tables + 40 <= _length ? before : throw new InvalidDataException($"'{path}' is damaged: it is shorter than its counts say.");
    }

    private byte* IdBytes(uint place) => _start + (_version == 1 ? FanOut + (place * 24L) + 4 : 8 + FanOut + (place * 20L));

    private long OffsetAt(uint place)
    {
        if (_version == 1) return UInt32(FanOut + (place * 24L));
        uint offset = UInt32(8 + FanOut + (_count * 24L) + (place * 4L));
        if ((offset & 0x8000_0000) == 0) return offset;
        long large = 8 + FanOut + (_count * 28L) + ((offset & 0x7fff_ffff) * 8L);
        if (large + 8 > _length - 40) return -1;
        ulong value = BinaryPrimitives.ReadUInt64BigEndian(new ReadOnlySpan<byte>(_start + large, 8));
        return value > long.MaxValue ? -1 : (long)value;
    }

    private uint UInt32(long at) => BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(_start + at, 4));
}
