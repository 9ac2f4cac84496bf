using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// One file of a commit-graph (gitformat-commit-graph, version 1): whole, its checksum right and every table inside of it, or it is not opened.
/// Places are counted from 0 over all layers, the oldest first.
/// </summary>
internal sealed class CommitGraphLayer
{
    private const int ChecksumSize = 20;
    private const int CommitSize = 36;
    private const int NoParent = 0x7000_0000;
    private const long LargestFile = 1L << 28;
    private readonly byte[] _file;
    private readonly int _fanOut;
    private readonly int _ids;
    private readonly int _commits;
    private readonly (int Start, int Length) _edges;
    private readonly (int Start, int Length) _base;
    private readonly int _filterEnds;
    private readonly (int Start, int Length) _filters;

    private CommitGraphLayer(byte[] file, int first)
    {
        _file = file;
        First = first;
        Dictionary<uint, (int Start, int Length)> tables = ReadTables();
        _fanOut = Table(tables, "OIDF"u8, 256 * 4).Start;
        Count = CheckFanOut();
        _ids = Table(tables, "OIDL"u8, (long)Count * ObjectId.Size).Start;
        _commits = Table(tables, "CDAT"u8, (long)Count * CommitSize).Start;
        _edges = tables.GetValueOrDefault(Name("EDGE"u8));
        _base = tables.GetValueOrDefault(Name("BASE"u8));
        if (!tables.ContainsKey(Name("BIDX"u8)) || !tables.TryGetValue(Name("BDAT"u8), out _filters) || _filters.Length < 12) return;
        (FilterVersion, FilterHashes) = (Int32(_filters.Start), Int32(_filters.Start + 4));
        if (FilterVersion is not (1 or 2) || FilterHashes is < 1 or > 64) FilterVersion = 0;
        else _filterEnds = Table(tables, "BIDX"u8, (long)Count * 4).Start;
    }

    /// <summary>The place of its first commit.</summary>
    internal int First { get; }

    /// <summary>How many commits it holds.</summary>
    internal int Count { get; }

    /// <summary>Its checksum, which names it in a chain.</summary>
    internal ReadOnlySpan<byte> Checksum => _file.AsSpan(_file.Length - ChecksumSize);

    /// <summary>1 or 2; 0 when it has no changed-path filters.</summary>
    internal int FilterVersion { get; }

    /// <summary>Bits that each path sets.</summary>
    internal int FilterHashes { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a version that is not known.</exception>
    [SuppressMessage("Security", "CA5350", Justification = "The checksum of git's file format, which protects from damage and not from people.")]
    internal static CommitGraphLayer Open(string path, int first)
    {
        if (new FileInfo(path).Length is > LargestFile or < 8 + ChecksumSize) throw new InvalidDataException("A commit-graph has no likely size.");
        byte[] file = File.ReadAllBytes(path);
        if (!SHA1.HashData(file.AsSpan(0, file.Length - ChecksumSize)).AsSpan().SequenceEqual(file.AsSpan(file.Length - ChecksumSize))) throw new InvalidDataException("A commit-graph has a wrong checksum.");
        return new CommitGraphLayer(file, first);
    }

    /// <summary>Whether it was written on top of exactly these layers.</summary>
    internal bool StandsOn(IReadOnlyList<CommitGraphLayer> below)
    {
        if (_base.Length != below.Count * ChecksumSize) return false;
        for (int i = 0; i < below.Count; i++)
        {
            if (!_file.AsSpan(_base.Start + (i * ChecksumSize), ChecksumSize).SequenceEqual(below[i].Checksum)) return false;
        }

        return true;
    }

    /// <summary>The place of a commit in this layer, from 0; -1 when it is not in it.</summary>
    internal int Find(in ObjectId id)
    {
        int low = id.FirstByte == 0 ? 0 : Int32(_fanOut + ((id.FirstByte - 1) * 4)), high = Int32(_fanOut + (id.FirstByte * 4));
        while (low < high)
        {
            int middle = low + ((high - low) >> 1), order = IdAt(middle).CompareTo(id);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1; else high = middle;
        }

        return -1;
    }

    internal ObjectId IdAt(int place) => new(_file.AsSpan(_ids + (place * ObjectId.Size), ObjectId.Size));

    internal ObjectId TreeAt(int place) => new(_file.AsSpan(_commits + (place * CommitSize), ObjectId.Size));

    /// <summary>When it was committed, in seconds since 1970.</summary>
    internal long TimeAt(int place)
    {
        int at = _commits + (place * CommitSize) + 28;
        return ((long)(Int32(at) & 3) << 32) | (uint)Int32(at + 4);
    }

    /// <summary>The topological level; 0 when it was never computed.</summary>
    internal int LevelAt(int place) => (int)((uint)Int32(_commits + (place * CommitSize) + 28) >> 2);

    /// <summary>The places of the parents over all layers.</summary>
    /// <exception cref="InvalidDataException">They do not end.</exception>
    internal int[] ParentsAt(int place)
    {
        int at = _commits + (place * CommitSize) + ObjectId.Size, first = Int32(at), second = Int32(at + 4);
        if (first == NoParent) return [];
        if (second == NoParent) return [first];
        if (second >= 0) return [first, second];
        List<int> parents = [first];
        for (long edge = second & 0x7fff_ffff; ; edge++)
        {
            if ((edge + 1) * 4 > _edges.Length) throw new InvalidDataException("The parents of a commit lie outside of the commit-graph.");
            int next = Int32(_edges.Start + (int)(edge * 4));
            parents.Add(next & 0x7fff_ffff);
            if (next < 0) return [.. parents];
        }
    }

    /// <summary>The changed-path filter of a commit; empty when there is none.</summary>
    internal ReadOnlySpan<byte> FilterAt(int place)
    {
        if (FilterVersion == 0) return [];
        long start = place == 0 ? 0 : (uint)Int32(_filterEnds + ((place - 1) * 4)), end = (uint)Int32(_filterEnds + (place * 4));
        return start <= end && 12 + end <= _filters.Length ? _file.AsSpan(_filters.Start + 12 + (int)start, (int)(end - start)) : [];
    }

    private Dictionary<uint, (int Start, int Length)> ReadTables()
    {
        if (!_file.AsSpan(0, 6).SequenceEqual("CGPH\u0001\u0001"u8)) throw new InvalidDataException("A commit-graph is of an unknown version.");
        var tables = new Dictionary<uint, (int, int)>();
        int count = _file[6], end = _file.Length - ChecksumSize;
        if (8 + ((count + 1) * 12) > end) throw new InvalidDataException("A commit-graph is too short for its tables.");
        for (int i = 0; i < count; i++)
        {
            int at = 8 + (i * 12);
            long start = BinaryPrimitives.ReadInt64BigEndian(_file.AsSpan(at + 4)), next = BinaryPrimitives.ReadInt64BigEndian(_file.AsSpan(at + 16));
            if (start < 0 || next < start || next > end || !tables.TryAdd(BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at)), ((int)start, (int)(next - start))))
                throw new InvalidDataException("A table of a commit-graph lies outside of it.");
        }

        return tables;
    }

    private static (int Start, int Length) Table(Dictionary<uint, (int Start, int Length)> tables, ReadOnlySpan<byte> name, long length) =>
        tables.TryGetValue(Name(name), out (int Start, int Length) table) && table.Length >= length ? table : throw new InvalidDataException("A table of a commit-graph is missing or too short.");

    private int CheckFanOut()
    {
        int before = 0;
        for (int i = 0; i < 256; i++)
        {
            int here = Int32(_fanOut + (i * 4));
            if (here < before) throw new InvalidDataException("The counts of a commit-graph fall.");
            before = here;
        }

        return before;
    }

    private static uint Name(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);

    private int Int32(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
}
