namespace VtOperate.Core.History;

/// <summary>
/// The lines of blobs, and which of them two blobs share, as far as memory allows read and compared once: a second question about a file finds its whole
/// past compared already. Both stores are emptied when full, because the walk through a history does not come back to what it has left.
/// </summary>
internal sealed class FileDiffs(HistoryReader history, bool ignoreBlanks)
{
    private const long MostBytes = 24L << 20;
    private const int MostRuns = 1 << 20;
    private readonly Dictionary<ObjectId, TextLines> _lines = [];
    private readonly Dictionary<(ObjectId Before, ObjectId After), List<LineRun>> _shared = [];
    private long _bytes;
    private int _runs;

    internal TextLines Lines(in ObjectId blob)
    {
        if (_lines.TryGetValue(blob, out TextLines? known)) return known;
        TextLines lines = TextLines.Of(history.ReadBlob(blob), ignoreBlanks);
        long bytes = lines.Text.Length + (8L * lines.Count);
        if (_bytes + bytes > MostBytes)
        {
            _lines.Clear();
            _bytes = 0;
        }

        _lines.Add(blob, lines);
        _bytes += bytes;
        return lines;
    }

    internal List<LineRun> Shared(in ObjectId before, in ObjectId after, CancellationToken stop)
    {
        if (_shared.TryGetValue((before, after), out List<LineRun>? known)) return known;
        List<LineRun> shared = LineDiff.FindShared(Lines(before), Lines(after), leavesTail: true, stop);
        if (_runs + shared.Count > MostRuns)
        {
            _shared.Clear();
            _runs = 0;
        }

        _shared.Add((before, after), shared);
        _runs += shared.Count + 8;
        return shared;
    }
}
