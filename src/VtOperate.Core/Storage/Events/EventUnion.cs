namespace VtOperate.Core.Storage.Events;

/// <summary>Unites two versions of one event file that were written apart. Nothing is lost, and the answer is the same whichever comes first. Pure.</summary>
public static class EventUnion
{
    /// <summary>The file with every line of both. Where one begins with the whole other, it is the longer; else lines follow the line that they name, and lines that name the same one follow by id.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        if (left.Span.StartsWith(right.Span)) return left;
        if (right.Span.StartsWith(left.Span)) return right;
        var events = new Dictionary<string, Line>(StringComparer.Ordinal);
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ReadOnlyMemory<byte> version in (ReadOnlyMemory<byte>[])[left, right])
        {
            foreach ((ReadOnlyMemory<byte> bytes, _, _) in EventLines.Of(version))
            {
                if (EventLine.Read(bytes) is not { } found) others.Add(System.Text.Encoding.Latin1.GetString(bytes.Span));
                else if (!events.TryGetValue(found.Hash, out Line? known) || IsStronger(found, bytes, known)) events[found.Hash] = new Line(found, bytes);
            }
        }

        using var united = new MemoryStream(left.Length + right.Length);
        foreach (ReadOnlyMemory<byte> line in Order(events))
        {
            united.Write(line.Span);
            united.WriteByte((byte)'\n');
        }

        foreach (string other in others)
        {
            united.Write(System.Text.Encoding.Latin1.GetBytes(other));
            united.WriteByte((byte)'\n');
        }

        return united.ToArray();
    }

    // What was taken out stays out.
    private static bool IsStronger(StoreEvent found, ReadOnlyMemory<byte> bytes, Line known) =>
        found.IsRedacted != known.Event.IsRedacted ? found.IsRedacted : bytes.Span.SequenceCompareTo(known.Bytes.Span) < 0;

    private static IEnumerable<ReadOnlyMemory<byte>> Order(Dictionary<string, Line> events)
    {
        ILookup<string, Line> followers = events.Values.ToLookup(line => line.Event.Previous is { } above && events.ContainsKey(above) ? above : "");
        var waiting = new Stack<Line>(Sorted(followers[""]));
        while (waiting.TryPop(out Line? line))
        {
            yield return line.Bytes;
            foreach (Line follower in Sorted(followers[line.Event.Hash])) waiting.Push(follower);
        }
    }

    // The last one pushed comes first.
    private static IEnumerable<Line> Sorted(IEnumerable<Line> lines) => lines.OrderByDescending(line => line.Event.Id, StringComparer.Ordinal).ThenByDescending(line => line.Event.Hash, StringComparer.Ordinal);

    private sealed record Line(StoreEvent Event, ReadOnlyMemory<byte> Bytes);
}
