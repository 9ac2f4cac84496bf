namespace VtOperate.Core.History;

/// <summary>The lines of contents and which of them two contents share. Emptied when full, because the walk through a history does not come back to what it has left.</summary>
internal sealed class DiffMemory
{
    private const long MostBytes = 24L << 20;
    private const int MostRuns = 1 << 20;
    private readonly Dictionary<ObjectId, TextLines> _lines = [];
    private readonly Dictionary<(ObjectId Before, ObjectId After), List<LineRun>> _shared = [];
    private long _bytes;
    private int _runs;

    internal TextLines? FindLines(in ObjectId blob) => _lines.GetValueOrDefault(blob);

    internal List<LineRun>? FindShared(in ObjectId before, in ObjectId after) => _shared.GetValueOrDefault((before, after));

    internal void Add(in ObjectId blob, TextLines lines)
    {
        long bytes = lines.Text.Length + (8L * lines.Count);
        if (_bytes + bytes > MostBytes) ClearLines();
        _lines.Add(blob, lines);
        _bytes += bytes;
    }

    internal void Add(in ObjectId before, in ObjectId after, List<LineRun> shared)
    {
        if (_runs + shared.Count > MostRuns) ClearShared();
        _shared.Add((before, after), shared);
        _runs += shared.Count + 8;
    }

    /// <summary>Gives up the contents.</summary>
    internal void ClearLines()
    {
        _lines.Clear();
        _bytes = 0;
    }

    private void ClearShared()
    {
        _shared.Clear();
        _runs = 0;
    }
}
