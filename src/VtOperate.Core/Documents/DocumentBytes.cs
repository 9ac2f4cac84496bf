using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>
/// How a text stands in its file, so that decoding and encoding give back the same bytes whatever they are. A byte that is no UTF-8 is held as the
/// unpaired surrogate U+DC00 plus the byte, as Python does it (PEP 383); UTF-16 keeps its code units; an odd last byte is kept apart.
/// </summary>
internal sealed class DocumentBytes
{
    private const char Escape = '\uDC00';
    private const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _mark;
    private readonly byte[] _tail;

    private DocumentBytes(byte[] mark, byte[] tail) => (_mark, _tail) = (mark, tail);

    private bool IsWide => _mark.Length == 2;

    private bool IsBigEndian => _mark[0] == 0xFE;

    /// <summary>Decodes any bytes. The byte order mark is no part of the text.</summary>
    public static (DocumentBytes Form, string Text) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeWide(bytes);
        byte[] mark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[..3].ToArray() : [];
        bytes = bytes[mark.Length..];
        var form = new DocumentBytes(mark, []);
        try
        {
            return (form, s_strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return (form, DecodeEscaped(bytes));
        }
    }

    /// <summary>The bytes of a text in this form.</summary>
    public byte[] Encode(string text)
    {
        if (IsWide)
        {
            short[] units = MemoryMarshal.Cast<char, short>(text.AsSpan()).ToArray();
            if (IsBigEndian == BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(units, units);
            return [.. _mark, .. MemoryMarshal.AsBytes(units.AsSpan()), .. _tail];
        }

        try
        {
            return [.. _mark, .. s_strict.GetBytes(text)];
        }
        catch (EncoderFallbackException)
        {
            return [.. _mark, .. EncodeEscaped(text)];
        }
    }

    /// <summary>The text with U+FFFD for each char that stands for a byte or is an unpaired surrogate; of the same length.</summary>
    public static string Readable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        return string.Create(text.Length, text, static (result, source) =>
        {
            source.CopyTo(result);
            for (int i = 0; i < result.Length; i++)
            {
                if (!char.IsSurrogate(result[i])) continue;
                if (i + 1 < result.Length && char.IsSurrogatePair(result[i], result[i + 1])) i++;
                else result[i] = Replacement;
            }
        });
    }

    /// <summary>Whether a text is readable through and through.</summary>
    public static bool IsReadable(string text) => ReferenceEquals(text, Readable(text)) || text == Readable(text);

    private static (DocumentBytes Form, string Text) DecodeWide(ReadOnlySpan<byte> bytes)
    {
        int even = bytes.Length & ~1;
        var form = new DocumentBytes(bytes[..2].ToArray(), bytes[even..].ToArray());
        short[] units = MemoryMarshal.Cast<byte, short>(bytes[2..even]).ToArray();
        if (form.IsBigEndian == BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(units, units);
        return (form, new string(MemoryMarshal.Cast<short, char>(units.AsSpan())));
    }

    private static string DecodeEscaped(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            if (status == OperationStatus.Done) text.Append(rune.ToString());
            else foreach (byte invalid in bytes[..length]) text.Append((char)(Escape + invalid));
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static byte[] EncodeEscaped(ReadOnlySpan<char> text)
    {
        var bytes = new ArrayBufferWriter<byte>(text.Length + 64);
        while (!text.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf16(text, out Rune rune, out int length);
            bool isByte = status != OperationStatus.Done && text[0] >= Escape + 0x80 && text[0] <= Escape + 0xFF;
            if (isByte) bytes.Write((ReadOnlySpan<byte>)[(byte)(text[0] - Escape)]);
            else bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
            text = text[length..];
        }

        return bytes.WrittenSpan.ToArray();
    }
}
