using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace VtOperate.Core.History;

/// <summary>Writes the hunks of a unified difference (GNU diff manual, "Detailed Description of Unified Format"), each headed by the last line before it that looks like the start of a function.</summary>
internal sealed class HunkWriter
{
    private const int Context = 3;
    private const int LongestHeading = 80;
    private List<LineChange> _changes = [];

    internal void Write(TextLines before, TextLines after, IBufferWriter<byte> output, CancellationToken stop)
    {
        _changes = LineDiff.Changes(LineDiff.FindShared(before, after, leavesTail: false, stop), before.Count, after.Count);
        int heading = -1, looked = 0;
        for (int first = 0, next; first < _changes.Count; first = next)
        {
            next = first + 1;
            while (next < _changes.Count && _changes[next].Before - _changes[next - 1].BeforeEnd <= 2 * Context) next++;
            LineChange start = _changes[first], end = _changes[next - 1];
            int lead = Math.Min(Context, start.Before), trail = Math.Min(Context, before.Count - end.BeforeEnd);
            for (int line = start.Before - lead - 1; line >= looked; line--)
            {
                if (!IsHeading(before[line])) continue;
                heading = line;
                break;
            }

            looked = Math.Max(looked, start.Before - lead);
            WriteHead(start.Before - lead, end.BeforeEnd + trail, start.After - lead, end.AfterEnd + trail, heading < 0 ? default : before[heading], output);
            WriteBody(before, after, first, next, start.Before - lead, end.BeforeEnd + trail, output);
        }
    }

    private void WriteBody(TextLines before, TextLines after, int first, int next, int from, int to, IBufferWriter<byte> output)
    {
        int line = from;
        for (int i = first; i < next; i++)
        {
            LineChange change = _changes[i];
            for (; line < change.Before; line++) WriteLine((byte)' ', before[line], output);
            for (; line < change.BeforeEnd; line++) WriteLine((byte)'-', before[line], output);
            for (int added = change.After; added < change.AfterEnd; added++) WriteLine((byte)'+', after[added], output);
        }

        for (; line < to; line++) WriteLine((byte)' ', before[line], output);
    }

    private static void WriteHead(int from, int to, int newFrom, int newTo, ReadOnlySpan<byte> heading, IBufferWriter<byte> output)
    {
        output.Write("@@ -"u8);
        WriteRange(from, to - from, output);
        output.Write(" +"u8);
        WriteRange(newFrom, newTo - newFrom, output);
        output.Write(" @@"u8);
        heading = WholeSigns(heading[..Math.Min(heading.Length, LongestHeading)].TrimEnd(" \t\r\n\f\v"u8));
        if (!heading.IsEmpty)
        {
            output.Write(" "u8);
            output.Write(heading);
        }

        output.Write("\n"u8);
    }

    // Up to the first byte that is not UTF-8, such as the rest of a letter that was cut through.
    private static ReadOnlySpan<byte> WholeSigns(ReadOnlySpan<byte> text)
    {
        int whole = 0;
        while (whole < text.Length && Rune.DecodeFromUtf8(text[whole..], out _, out int length) == OperationStatus.Done) whole += length;
        return text[..whole];
    }

    // An empty range names the line before it; a range of one line has no count.
    private static void WriteRange(int first, int count, IBufferWriter<byte> output)
    {
        WriteNumber(count == 0 ? first : first + 1, output);
        if (count == 1) return;
        output.Write(","u8);
        WriteNumber(count, output);
    }

    private static void WriteNumber(int number, IBufferWriter<byte> output)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(11), out int written);
        output.Advance(written);
    }

    private static void WriteLine(byte sign, ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        Span<byte> space = output.GetSpan(line.Length + 1);
        space[0] = sign;
        line.CopyTo(space[1..]);
        output.Advance(line.Length + 1);
        if (line.IsEmpty || line[^1] != '\n') output.Write("\n\\ No newline at end of file\n"u8);
    }

    private static bool IsHeading(ReadOnlySpan<byte> line) => !line.IsEmpty && (char.IsAsciiLetter((char)line[0]) || line[0] is (byte)'_' or (byte)'$');
}
