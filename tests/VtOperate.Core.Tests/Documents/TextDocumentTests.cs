using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Tests.Documents;

public sealed class TextDocumentTests
{
    [Fact]
    public void Reads_utf8_with_and_without_a_mark()
    {
        TextDocument plain = TextDocument.Decode("Grüße\r\n"u8), marked = TextDocument.Decode([0xEF, 0xBB, 0xBF, .. "Grüße"u8]);
        Assert.Equal(("Grüße\r\n", false, null), (plain.Text, plain.HasByteOrderMark, plain.InvalidLine));
        Assert.Equal(("Grüße", true, null), (marked.Text, marked.HasByteOrderMark, marked.InvalidLine));
    }

    [Fact]
    public void Reads_utf16_of_either_order()
    {
        foreach (Encoding encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            TextDocument read = TextDocument.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("Grüße 接続")]);
            Assert.Equal(("Grüße 接続", encoding, null), (read.Text, read.Encoding, read.InvalidLine));
        }
    }

    [Fact]
    public void Bytes_of_another_encoding_are_shown_as_such_with_their_line()
    {
        TextDocument read = TextDocument.Decode(Encoding.Latin1.GetBytes("one\ntwo\nGrüße\n"));
        Assert.Equal(3, read.InvalidLine);
        Assert.StartsWith("one\ntwo\nGr\uFFFD", read.Text, StringComparison.Ordinal);
        Assert.Equal(1, TextDocument.Decode([0xFF, 0xFE, 0x41]).InvalidLine);
    }

    [Fact]
    public void Any_bytes_have_a_text()
    {
        var random = new Random(4);
        var bytes = new byte[64];
        for (int round = 0; round < 5_000; round++)
        {
            random.NextBytes(bytes);
            TextDocument read = TextDocument.Decode(bytes.AsSpan(0, random.Next(bytes.Length)));
            Assert.InRange(read.InvalidLine ?? 1, 1, read.Text.Count(sign => sign == '\n') + 1);
        }
    }
}
