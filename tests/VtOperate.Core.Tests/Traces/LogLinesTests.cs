using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Traces;

public sealed class LogLinesTests
{
    private const string Text = "Fehler: größer\r\n\r\nzwei\rdrei\nvier";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void Reads_every_encoding_that_says_what_it_is(string name, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];
        Assert.Equal(["Fehler: größer", "", "zwei", "drei", "vier"], LogLines.Read(new MemoryStream(bytes), "x.log"));
    }

    [Fact]
    public void Line_ends_may_fall_on_the_edge_of_a_buffer()
    {
        foreach (int length in (int[])[0, 1, 8190, 8191, 8192, 32766, 32767, 32768, 32769])
        {
            string line = new('a', length);
            string[] lines = [.. LogLines.Split(new StringReader(line + "\r\n" + line + "\nend"))];
            Assert.Equal(3, lines.Length);
            Assert.Equal(Math.Min(length, StackTraceReader.MaxLineLength), lines[0].Length);
            Assert.Equal("end", lines[2]);
        }
    }

    [Fact]
    public void Binary_is_refused_by_name()
    {
        byte[] junk = new byte[5000];
        new Random(1).NextBytes(junk);
        OperationException problem = Assert.Throws<OperationException>(() => LogLines.Read(new MemoryStream(junk), "core.dump").Count());
        Assert.Equal((ErrorId.InputNotText, (object)"core.dump"), (problem.Id, problem.Target));
    }

    [Fact]
    public void Bytes_that_are_no_text_become_a_mark_and_the_rest_is_read() =>
        Assert.Equal(["a\ufffdb", "c"], LogLines.Read(new MemoryStream([(byte)'a', 0xFF, (byte)'b', 10, (byte)'c']), "x.log"));

    [Fact]
    public void An_empty_file_has_no_lines() => Assert.Empty(LogLines.Read(new MemoryStream(), "x.log"));

    [Fact]
    public void A_failing_disk_is_one_error_that_names_the_file()
    {
        OperationException problem = Assert.Throws<OperationException>(() => LogLines.Read(new FailingStream(), "x.log").Count());
        Assert.Equal(ErrorId.FileUnreadable, problem.Id);
    }

    private sealed class FailingStream : MemoryStream
    {
        private int _reads;

        public override int Read(Span<byte> buffer)
        {
            if (_reads++ > 0) throw new IOException("The disk is gone.");
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }
}
