using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace VtOperate.Core.Search;

/// <summary>Reads numbers from bytes in order. What would stand behind the end is damage, never a read.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int at = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Where the next byte stands, from 0.</summary>
    public int At { get; set; } = at;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => At >= _bytes.Length;

    /// <summary>A number as <see cref="ByteBuffer.AddNumber"/> writes it.</summary>
    /// <exception cref="IndexDamagedException">The bytes end, or the number has more bits than it may.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Number()
    {
        ReadOnlySpan<byte> bytes = _bytes;
        int at = At;
        if ((uint)at >= (uint)bytes.Length) throw new IndexDamagedException();
        uint number = bytes[at++];
        if (number > 0x7F)
        {
            number &= 0x7F;
            for (int shift = 7; ; shift += 7)
            {
                if ((uint)at >= (uint)bytes.Length || shift > 28) throw new IndexDamagedException();
                uint next = bytes[at++];
                number |= (next & 0x7F) << shift;
                if (next <= 0x7F) break;
            }
        }

        At = at;
        return number;
    }

    /// <summary>A number of 4 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    /// <summary>A number of 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    /// <summary>The next bytes.</summary>
    /// <exception cref="IndexDamagedException">There are fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (length < 0 || At < 0 || length > _bytes.Length - At) throw new IndexDamagedException();
        ReadOnlySpan<byte> read = _bytes.Slice(At, length);
        At += length;
        return read;
    }
}
