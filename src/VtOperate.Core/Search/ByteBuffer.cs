using System.Buffers.Binary;

namespace VtOperate.Core.Search;

/// <summary>Bytes that grow at their end.</summary>
internal sealed class ByteBuffer(int capacity = 64)
{
    /// <summary>The most bytes a variable-length number takes.</summary>
    public const int LongestNumber = 5;

    private byte[] _bytes = new byte[capacity];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes; valid until more are written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets the bytes and keeps the room.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>Adds a number of 4 bytes, little-endian.</summary>
    public void AddFixed(uint number) => BinaryPrimitives.WriteUInt32LittleEndian(Room(sizeof(uint)), number);

    /// <summary>Adds a number of 8 bytes, little-endian.</summary>
    public void AddFixed(ulong number) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), number);

    /// <summary>Adds a number in as few bytes as it needs: seven bits a byte, the lowest first, the high bit of a byte says that another follows.</summary>
    public void AddNumber(uint number)
    {
        if (Length + LongestNumber > _bytes.Length) Grow(LongestNumber);
        byte[] bytes = _bytes;
        int at = Length;
        while (number > 0x7F)
        {
            bytes[at++] = (byte)(number | 0x80);
            number >>= 7;
        }

        bytes[at++] = (byte)number;
        Length = at;
    }

    /// <summary>Makes room at the end for the caller to fill.</summary>
    public Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length) Grow(length);
        Span<byte> room = _bytes.AsSpan(Length, length);
        Length += length;
        return room;
    }

    private void Grow(int more) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
}
