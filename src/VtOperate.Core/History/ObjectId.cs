using System.Buffers.Binary;

namespace VtOperate.Core.History;

/// <summary>The SHA-1 id of a git object as a 20-byte value: cheap to compare and to hash.</summary>
public readonly struct ObjectId : IEquatable<ObjectId>, IComparable<ObjectId>
{
    /// <summary>Bytes in an id.</summary>
    public const int Size = 20;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly uint _third;

    /// <summary>Reads an id from its 20 bytes.</summary>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>Whether all bytes are zero, which git uses for "none".</summary>
    public bool IsZero => _first == 0 && _second == 0 && _third == 0;

    /// <summary>The first byte, which the fan-out tables of git are keyed by.</summary>
    public byte FirstByte => (byte)(_first >> 56);

    /// <summary>Reads 40 hexadecimal digits in either case; false when they are not.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out ObjectId id)
    {
        id = default;
        if (hex.Length != 2 * Size) return false;
        Span<byte> bytes = stackalloc byte[Size];
        for (int i = 0; i < Size; i++)
        {
            int high = Digit(hex[2 * i]), low = Digit(hex[(2 * i) + 1]);
            if ((high | low) < 0) return false;
            bytes[i] = (byte)((high << 4) | low);
        }

        id = new ObjectId(bytes);
        return true;
    }

    /// <summary>Reads 40 hexadecimal ASCII digits, as they stand in commit and tag objects; false when they are not.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, out ObjectId id)
    {
        id = default;
        if (hex.Length != 2 * Size) return false;
        Span<byte> bytes = stackalloc byte[Size];
        for (int i = 0; i < Size; i++)
        {
            int high = Digit((char)hex[2 * i]), low = Digit((char)hex[(2 * i) + 1]);
            if ((high | low) < 0) return false;
            bytes[i] = (byte)((high << 4) | low);
        }

        id = new ObjectId(bytes);
        return true;
    }

    /// <summary>Writes the 20 bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _second);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], _third);
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectId other)
    {
        int order = _first.CompareTo(other._first);
        if (order == 0) order = _second.CompareTo(other._second);
        return order != 0 ? order : _third.CompareTo(other._third);
    }

    /// <inheritdoc/>
    public bool Equals(ObjectId other) => _first == other._first && _second == other._second && _third == other._third;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_first ^ (int)_third;

    /// <summary>The 40 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexString(bytes).ToLowerInvariant();
    }

    /// <summary>Whether two ids are equal.</summary>
    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    /// <summary>Whether two ids differ.</summary>
    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);

    /// <summary>Whether the left id sorts first.</summary>
    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left id sorts first or is equal.</summary>
    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left id sorts last.</summary>
    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left id sorts last or is equal.</summary>
    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
