using System.IO.Compression;
using System.Text;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class InflaterTests
{
    private static readonly CompressionLevel[] s_levels = [CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.Optimal, CompressionLevel.SmallestSize];

    [Fact]
    public void Whatever_was_deflated_at_any_level_comes_back_from_pieces_of_any_size()
    {
        var random = new Random(20);
        var inflater = new Inflater();
        for (int round = 0; round < 400; round++)
        {
            byte[] content = Content(random, round);
            byte[] packed = Deflate(content, s_levels[round % s_levels.Length]);
            byte[] room = new byte[content.Length + (round % 4 * 150)];
            inflater.Inflate(new Pieces(packed, round % 3 == 0 ? 1 + random.Next(40) : 1 << random.Next(4, 16)), 0, room, content.Length);
            Assert.Equal(content, room[..content.Length]);
        }
    }

    [Fact]
    public void A_stream_that_does_not_start_at_a_piece_is_read_from_where_it_starts()
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("where it starts ", 500)));
        byte[] packed = [.. new byte[1234], .. Deflate(content, CompressionLevel.Optimal), .. new byte[99]];
        byte[] found = new byte[content.Length];
        new Inflater().Inflate(new Pieces(packed, 64), 1234, found, found.Length);
        Assert.Equal(content, found);
    }

    [Fact]
    public void Damaged_streams_are_refused_wherever_zlib_refuses_them_and_read_as_it_reads_them_otherwise()
    {
        var random = new Random(21);
        var inflater = new Inflater();
        int refused = 0, stricter = 0;
        for (int round = 0; round < 6_000; round++)
        {
            byte[] content = Content(random, round % 60);
            byte[] packed = Deflate(content, s_levels[round % s_levels.Length]);
            if (round % 5 == 0) packed = packed[..random.Next(packed.Length)];
            else packed[random.Next(packed.Length)] ^= (byte)(1 << random.Next(8));
            byte[]? expected = InflateWithZlib(packed, content.Length);
            byte[]? found = new byte[content.Length + (round % 3 * 200)];
            try
            {
                inflater.Inflate(new Pieces(packed, 1 + random.Next(500)), 0, found, content.Length);
                found = found[..content.Length];
            }
            catch (InvalidDataException)
            {
                found = null;
                refused++;
            }

            // The stream of the framework does not mind a stream whose last block says that another follows.
            if (found is null && expected is not null) stricter++;
            else Assert.Equal(expected, found);
        }

        Assert.True(refused > 5_000);
        Assert.InRange(stricter, 0, 60);
    }

    [Fact]
    public void Noise_is_refused_and_never_hangs()
    {
        var random = new Random(22);
        var inflater = new Inflater();
        for (int round = 0; round < 20_000; round++)
        {
            byte[] noise = new byte[random.Next(400)];
            random.NextBytes(noise);

            // A right head, and the three kinds of blocks in turn, so that more than the head is tried.
            if (noise.Length > 3) (noise[0], noise[1], noise[2]) = (0x78, 0x9c, (byte)((noise[2] & 0xf8) | ((round % 3) << 1) | (round & 1)));
            Assert.Throws<InvalidDataException>(() => inflater.Inflate(new Pieces(noise, 64), 0, new byte[3_000], random.Next(3_000)));
        }
    }

    [Theory]
    [InlineData("over-subscribed lengths", "1 01 00000 00000 1111 001 001 001 001 001 001 001 001 001 001 001 001 001 001 001 001 001 001 001")]
    [InlineData("incomplete lengths", "1 01 00000 00000 0000 111 000 000 000")]
    [InlineData("too many literals", "1 01 11111 00000 0000 000 000 000 000")]
    [InlineData("too many distances", "1 01 00000 11111 0000 000 000 000 000")]
    [InlineData("repeat before the first", "1 01 00000 00000 0000 100 100 000 000 0 00 0 00 0 00 0 00")]
    [InlineData("block of no kind", "1 11")]
    [InlineData("distance before the start", "1 10 0000001 00000")]
    [InlineData("reserved length", "1 10 11000110")]
    [InlineData("reserved distance", "1 10 00110000 0000001 11110")]
    public void Wrong_codes_are_refused(string what, string bits)
    {
        // Bits come lowest first, in the order in which the stream has them; codes are written as the format numbers them, highest bit first, which is that order.
        byte[] packed = [0x78, 0x9c, .. Pack(bits), .. new byte[64]];
        InvalidDataException bad = Assert.Throws<InvalidDataException>(() => new Inflater().Inflate(new Pieces(packed, 1 << 12), 0, new byte[1000], 1000));
        Assert.False(string.IsNullOrEmpty(bad.Message), what);
        Assert.Null(InflateWithZlib(packed, 1000));
    }

    [Fact]
    public void A_stored_block_that_contradicts_its_length_is_refused()
    {
        byte[] packed = [0x78, 0x01, 0x01, 3, 0, 0xfd, 0xff, 1, 2, 3];
        Assert.Throws<InvalidDataException>(() => new Inflater().Inflate(new Pieces(packed, 8), 0, new byte[300], 3));
    }

    [Fact]
    public void A_stream_longer_or_shorter_than_said_is_refused()
    {
        byte[] content = Content(new Random(3), 7);
        byte[] packed = Deflate(content, CompressionLevel.Optimal);
        foreach (int length in new[] { 0, 1, content.Length - 1, content.Length + 1, content.Length + 1000 })
            Assert.Throws<InvalidDataException>(() => new Inflater().Inflate(new Pieces(packed, 4096), 0, new byte[length + 400], length));
    }

    [Fact]
    public void The_checksum_is_that_of_the_format()
    {
        Assert.Equal(1u, Adler32.Of([]));
        Assert.Equal(0x11E60398u, Adler32.Of("Wikipedia"u8));
        var random = new Random(4);
        foreach (int length in new[] { 1, 31, 63, 64, 65, 5535, 5536, 5537, 100_000 })
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            if (length == 100_000) Array.Fill(bytes, (byte)255);
            (uint low, uint high) = (1, 0);
            foreach (byte next in bytes)
            {
                low = (low + next) % 65521;
                high = (high + low) % 65521;
            }

            Assert.Equal((high << 16) | low, Adler32.Of(bytes));
        }
    }

    // Noise, text, long repetitions near and far, and everything mixed, empty included.
    private static byte[] Content(Random random, int round)
    {
        int length = round == 0 ? 0 : random.Next(1, round % 7 == 0 ? 300_000 : 3_000);
        byte[] content = new byte[length];
        switch (round % 5)
        {
            case 0:
                random.NextBytes(content);
                break;
            case 1:
                for (int i = 0; i < length; i++) content[i] = (byte)("abcdefgh {}();\n"[random.Next(15)]);
                break;
            case 2:
                Array.Fill(content, (byte)random.Next(256));
                break;
            default:
                for (int i = 0; i < length;)
                {
                    int count = Math.Min(length - i, random.Next(1, 400)), back = random.Next(1, 1 + Math.Min(40_000, Math.Max(1, i)));
                    for (int end = i + count; i < end; i++) content[i] = i < back || count < 20 ? (byte)random.Next(round % 5 == 3 ? 256 : 8) : content[i - back];
                }

                break;
        }

        return content;
    }

    private static byte[] Deflate(byte[] content, CompressionLevel level)
    {
        // The stream of the framework writes nothing at all for nothing.
        if (content.Length == 0) return [0x78, 0x9c, 3, 0, 0, 0, 0, 1];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, level, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }

    private static byte[]? InflateWithZlib(byte[] packed, int length)
    {
        try
        {
            using var plain = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] content = new byte[length];
            if (plain.ReadAtLeast(content, length, throwOnEndOfStream: false) < length || plain.ReadByte() >= 0) return null;

            // It says nothing of a stream that ends before its checksum.
            return packed.Length >= 4 && IsWhole(packed, content) ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsWhole(byte[] packed, byte[] content)
    {
        uint sum = Adler32.Of(content);
        return packed.AsSpan().IndexOf([(byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum]) >= 0;
    }

    private static byte[] Pack(string bits)
    {
        bits = bits.Replace(" ", "", StringComparison.Ordinal);
        byte[] packed = new byte[(bits.Length + 7) / 8];
        for (int i = 0; i < bits.Length; i++)
        {
            if (bits[i] == '1') packed[i / 8] |= (byte)(1 << (i % 8));
        }

        return packed;
    }

    private sealed class Pieces(byte[] bytes, int size) : IByteWindows
    {
        public ReadOnlySpan<byte> WindowAt(long offset)
        {
            if (offset >= bytes.Length) return [];
            int end = (int)Math.Min(bytes.Length, (offset / size * size) + size);
            return bytes.AsSpan((int)offset..end);
        }
    }
}
