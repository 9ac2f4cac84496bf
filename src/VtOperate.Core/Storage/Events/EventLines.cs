namespace VtOperate.Core.Storage.Events;

/// <summary>Parts an event file into its lines. Pure.</summary>
public static class EventLines
{
    /// <summary>The lines without their ends (LF or CRLF), a byte order mark and empty lines left out, each with its number from 1 and whether it is ended.</summary>
    public static IEnumerable<(ReadOnlyMemory<byte> Line, int Number, bool IsEnded)> Of(ReadOnlyMemory<byte> bytes)
    {
        int at = bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        for (int number = 1; at < bytes.Length; number++)
        {
            int length = bytes.Span[at..].IndexOf((byte)'\n');
            bool isEnded = length >= 0;
            if (!isEnded) length = bytes.Length - at;
            ReadOnlyMemory<byte> line = Trim(bytes.Slice(at, length));
            at += length + 1;
            if (line.Length > 0) yield return (line, number, isEnded);
        }
    }

    /// <summary>Whether a line is one that git writes between the sides of a merge that failed.</summary>
    public static bool IsConflictMarker(ReadOnlySpan<byte> line) =>
        line.StartsWith("<<<<<<<"u8) || line.StartsWith("======="u8) || line.StartsWith(">>>>>>>"u8) || line.StartsWith("|||||||"u8);

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line) => line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
}
