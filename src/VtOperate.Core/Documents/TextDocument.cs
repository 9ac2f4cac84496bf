using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Documents;

/// <summary>A text file as it was decoded. Line ends are kept.</summary>
/// <param name="Text">The text without its byte order mark; bytes that mean nothing are U+FFFD.</param>
/// <param name="Encoding">UTF-8, or UTF-16 where a byte order mark says so.</param>
/// <param name="HasByteOrderMark">Whether the file begins with a byte order mark.</param>
/// <param name="InvalidLine">The first line that holds bytes of another encoding, from 1; null when there is none.</param>
public sealed record TextDocument(string Text, Encoding Encoding, bool HasByteOrderMark, int? InvalidLine)
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MaxBytes = 32 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnreadable"/> also when it is larger than <see cref="MaxBytes"/>; <see cref="ErrorId.InputNotText"/> when it holds a zero character.</exception>
    public static TextDocument Read(IFileStore files, string path)
    {
        TextDocument document = Decode(files.ReadBytes(path, MaxBytes));
        if (document.Text.Contains('\0', StringComparison.Ordinal)) throw new OperationException(ErrorId.InputNotText, path, $"'{path}' is binary, not text.");
        return document;
    }

    /// <summary>Decodes bytes. Any bytes have a text: nothing throws.</summary>
    public static TextDocument Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return DecodeAs(Encoding.Unicode, bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeAs(Encoding.BigEndianUnicode, bytes[2..]);
        bool hasMark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (hasMark) bytes = bytes[3..];
        try
        {
            return new TextDocument(s_strict.GetString(bytes), s_strict, hasMark, null);
        }
        catch (DecoderFallbackException)
        {
            string text = Encoding.UTF8.GetString(bytes);
            return new TextDocument(text, s_strict, hasMark, LineOf(text, text.IndexOf('\uFFFD', StringComparison.Ordinal)));
        }
    }

    private static TextDocument DecodeAs(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        string text = encoding.GetString(bytes);
        int invalid = bytes.Length % 2 == 1 ? text.Length - 1 : -1;
        return new TextDocument(text, encoding, true, invalid < 0 ? null : LineOf(text, invalid));
    }

    private static int LineOf(string text, int position) => text.AsSpan(0, Math.Max(0, position)).Count('\n') + 1;
}
