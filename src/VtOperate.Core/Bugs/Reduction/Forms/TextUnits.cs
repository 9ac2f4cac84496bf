using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>The letters of a text in its bytes: UTF-8, or UTF-16 where a byte order mark says so. A byte that belongs to no letter counts as one of its own.</summary>
internal sealed class TextUnits
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly bool _isWide;
    private readonly bool _isBigEndian;

    internal TextUnits(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        ReadOnlySpan<byte> head = bytes.Span;
        _isBigEndian = head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        _isWide = _isBigEndian || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        Start = _isWide ? 2 : head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }

    /// <summary>Behind the byte order mark.</summary>
    internal int Start { get; }

    /// <summary>Whether each letter of ASCII is one byte.</summary>
    internal bool IsNarrow => !_isWide;

    internal int End => _bytes.Length;

    /// <summary>The letter at a place and how many bytes it has, at least one; -1 for what is no letter.</summary>
    internal (int Letter, int Length) At(int place)
    {
        ReadOnlySpan<byte> rest = _bytes.Span[place..];
        if (_isWide) return Wide(rest);
        if (rest[0] < 0x80) return (rest[0], 1);
        OperationStatus status = Rune.DecodeFromUtf8(rest, out Rune rune, out int length);
        return status == OperationStatus.Done ? (rune.Value, length) : (-1, 1);
    }

    /// <summary>How many bytes the line break at a place has; 0 where there is none.</summary>
    internal int Break(int place)
    {
        (int letter, int length) = At(place);
        if (letter == '\n') return length;
        if (letter != '\r') return 0;
        return place + length < End && At(place + length) is ('\n', int more) ? length + more : length;
    }

    /// <summary>Whether a letter is part of a word.</summary>
    internal static bool IsWord(int letter) =>
        letter == '_' || (letter >= 0 && (letter < 0x80 ? char.IsAsciiLetterOrDigit((char)letter) : CharUnicodeInfo.GetUnicodeCategory(letter) <= UnicodeCategory.OtherNumber));

    /// <summary>Whether a letter is a blank within a line.</summary>
    internal static bool IsBlank(int letter) => letter is ' ' or '\t';

    private (int Letter, int Length) Wide(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2) return (-1, 1);
        ushort unit = Unit(rest);
        if (!char.IsSurrogate((char)unit)) return (unit, 2);
        if (rest.Length >= 4 && char.IsSurrogatePair((char)unit, (char)Unit(rest[2..]))) return (char.ConvertToUtf32((char)unit, (char)Unit(rest[2..])), 4);
        return (-1, 2);
    }

    private ushort Unit(ReadOnlySpan<byte> bytes) => _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
