using System.Globalization;

namespace VtOperate.Core.Storage.Events;

/// <summary>Reads an event file, whatever happened to it, and writes at its end. One writer, one file; UTF-8, one event a line. Pure.</summary>
public static class EventFile
{
    /// <summary>How the names of event files end.</summary>
    public const string Extension = ".jsonl";

    // Clocks are put right by seconds all the time; this much is a clock that was wrong.
    private static readonly TimeSpan s_back = TimeSpan.FromMinutes(1), s_ahead = TimeSpan.FromMinutes(5);

    /// <summary>The events of a file. What is damaged is left out and named.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">Its path below the root of its store, for problems.</param>
    /// <param name="now">This machine's clock.</param>
    public static EventFileContent Read(ReadOnlyMemory<byte> bytes, string path, DateTimeOffset now)
    {
        List<StoreEvent> events = [];
        List<EventProblem> problems = [];
        HashSet<string> hashes = [], named = [];
        DateTimeOffset order = DateTimeOffset.MinValue;
        foreach ((ReadOnlyMemory<byte> line, int number, bool isEnded) in EventLines.Of(bytes))
        {
            if (EventLine.Read(line) is not { } found)
            {
                problems.Add(Unreadable(line.Span, number, isEnded));
                continue;
            }

            if (!found.IsRedacted && EventLine.HashOf(found.Json.Span) != found.Content) Say(EventProblemKind.ContentChanged, "the data of this event are not those that were written.");
            if (found.Previous is null ? events.Count > 0 : !hashes.Contains(found.Previous)) Say(EventProblemKind.ChainBroken, "this event names no event above it: one was taken out, or changed, or two files were put together.");
            else if (found.Previous is not null && !named.Add(found.Previous) && !hashes.Contains(found.Hash)) Say(EventProblemKind.ChainForked, "two copies of one clone wrote this file apart; the events of both are read.");
            if (order - found.Recorded > s_back) Say(EventProblemKind.ClockBackwards, "the writer's clock went back; the event keeps its place in the file.");
            if (found.Recorded - now > s_ahead) Say(EventProblemKind.ClockAhead, $"it was written at {EventTime.Write(found.Recorded)}, which is ahead of this machine's clock.");
            hashes.Add(found.Hash);
            order = found.Recorded > order ? found.Recorded : order;
            events.Add(found with { Order = order });

            void Say(EventProblemKind kind, string text) => problems.Add(new EventProblem(kind, path, number, text));
        }

        return new EventFileContent(path, events, problems);

        EventProblem Unreadable(ReadOnlySpan<byte> line, int number, bool isEnded) =>
            !isEnded ? new(EventProblemKind.TornLine, path, number, "the last line was cut off while it was written; it is left out.")
            : EventLines.IsConflictMarker(line) ? new(EventProblemKind.ConflictMarker, path, number, "a merge left its marker; the events of both sides are read.")
            : new(EventProblemKind.UnreadableLine, path, number, "this line is no event; it is left out.");
    }

    /// <summary>The file with more events at its end. Nothing that stands there is changed.</summary>
    /// <param name="bytes">The file as it is; empty for a new one.</param>
    /// <param name="added">The events, in their order.</param>
    /// <param name="now">When they are written down.</param>
    /// <param name="written">The events as they stand in the file now.</param>
    public static byte[] Append(ReadOnlyMemory<byte> bytes, IReadOnlyList<NewEvent> added, DateTimeOffset now, out IReadOnlyList<StoreEvent> written)
    {
        string? previous = null;
        foreach ((ReadOnlyMemory<byte> line, _, _) in EventLines.Of(bytes)) previous = EventLine.Read(line)?.Hash ?? previous;
        using var file = new MemoryStream(bytes.Length + (added.Count * 512));
        file.Write(bytes.Span);
        if (bytes.Length > 0 && bytes.Span[^1] != '\n') file.WriteByte((byte)'\n');
        string[] ids = [.. added.Select(_ => Ulid.New(now)).Order(StringComparer.Ordinal)];
        var events = new StoreEvent[added.Count];
        for (int i = 0; i < events.Length; i++)
        {
            byte[] line = EventLine.Write(added[i], added[i].Id ?? ids[i], now, previous);
            events[i] = EventLine.Read(line) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"An event of kind '{added[i].Kind}' cannot be read back."));
            previous = events[i].Hash;
            file.Write(line);
            file.WriteByte((byte)'\n');
        }

        written = events;
        return file.ToArray();
    }
}
