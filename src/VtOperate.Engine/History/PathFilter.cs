using System.Buffers.Binary;
using System.Text;

namespace VtOperate.Engine.History;

/// <summary>
/// The bits that a path sets in a changed-path Bloom filter (gitformat-commit-graph, "Bloom filters"): those of the path and of every folder above it, by double hashing
/// with murmur3 (A. Appleby). Version 1 hashes bytes from 0x80 on as the signed characters of the machine that wrote it; there such a path has no bits that could be relied on.
/// </summary>
internal sealed class PathFilter
{
    private const uint FirstSeed = 0x293ae76f, SecondSeed = 0x7e646e2c;
    private readonly uint[] _hashes;

    private PathFilter(uint[] hashes) => _hashes = hashes;

    /// <summary>The bits of a path; null when filters of this version cannot be asked about it.</summary>
    internal static PathFilter? Of(string path, int version, int count)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(path.TrimEnd('/'));
        if (bytes.Length == 0 || (version == 1 && bytes.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0xff) >= 0)) return null;
        var hashes = new List<uint>();
        for (int length = bytes.Length; length > 0; length = bytes.AsSpan(0, length).LastIndexOf((byte)'/'))
        {
            uint first = Murmur(FirstSeed, bytes.AsSpan(0, length)), second = Murmur(SecondSeed, bytes.AsSpan(0, length));
            for (int i = 0; i < count; i++) hashes.Add(first + ((uint)i * second));
        }

        return new PathFilter([.. hashes]);
    }

    /// <summary>Whether a filter lacks one of the bits, so that the path did not change.</summary>
    internal bool IsMissingIn(ReadOnlySpan<byte> filter)
    {
        uint bits = (uint)filter.Length * 8;
        foreach (uint hash in _hashes)
        {
            uint bit = hash % bits;
            if ((filter[(int)(bit >> 3)] & (1 << (int)(bit & 7))) == 0) return true;
        }

        return false;
    }

    /// <summary>Sets the bits in a filter.</summary>
    internal void AddTo(Span<byte> filter)
    {
        uint bits = (uint)filter.Length * 8;
        foreach (uint hash in _hashes) filter[(int)(hash % bits >> 3)] |= (byte)(1 << (int)(hash % bits & 7));
    }

    /// <summary>The hash: murmur3 of 32 bits.</summary>
    internal static uint Murmur(uint hash, ReadOnlySpan<byte> text)
    {
        const uint First = 0xcc9e2d51, Second = 0x1b873593;
        uint length = (uint)text.Length;
        for (; text.Length >= 4; text = text[4..])
        {
            hash ^= uint.RotateLeft(BinaryPrimitives.ReadUInt32LittleEndian(text) * First, 15) * Second;
            hash = (uint.RotateLeft(hash, 13) * 5) + 0xe6546b64;
        }

        uint rest = 0;
        for (int i = text.Length - 1; i >= 0; i--) rest = (rest << 8) | text[i];
        if (!text.IsEmpty) hash ^= uint.RotateLeft(rest * First, 15) * Second;
        hash ^= length;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
