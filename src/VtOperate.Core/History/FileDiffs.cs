namespace VtOperate.Core.History;

/// <summary>The lines of blobs, and which of them two blobs share, as far as memory allows read and compared once: a second question about a file finds its whole past compared already.</summary>
internal sealed class FileDiffs(HistoryReader history, bool ignoreBlanks)
{
    private readonly DiffMemory _memory = ignoreBlanks ? history.Memory.DiffsWithoutBlanks : history.Memory.Diffs;

    internal TextLines Lines(in ObjectId blob)
    {
        if (_memory.FindLines(blob) is { } known) return known;
        TextLines lines = TextLines.Of(history.ReadBlob(blob), ignoreBlanks);
        _memory.Add(blob, lines);
        return lines;
    }

    internal List<LineRun> Shared(in ObjectId before, in ObjectId after, CancellationToken stop)
    {
        if (_memory.FindShared(before, after) is { } known) return known;
        List<LineRun> shared = LineDiff.FindShared(Lines(before), Lines(after), leavesTail: true, stop);
        _memory.Add(before, after, shared);
        return shared;
    }
}
