namespace VtOperate.Core.History;

/// <summary>
/// Which lines two texts share, as git answers it with its default settings: E. Myers' difference of the lines that can be shared (<see cref="LineSelection"/>,
/// <see cref="LineSplit"/>), whose groups of changes are then moved where a person would draw them (<see cref="ChangeCompaction"/>).
/// </summary>
public sealed class LineDiff
{
    private readonly int[] _beforeLines;
    private readonly int[] _afterLines;
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly int _start;
    private readonly bool[] _removed;
    private readonly bool[] _added;
    private readonly LineSplit _split;
    private readonly CancellationToken _stop;

    private LineDiff(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, CancellationToken stop)
    {
        _stop = stop;
        (_removed, _added) = (new bool[before.Length], new bool[after.Length]);
        int most = Math.Min(before.Length, after.Length), suffix = 0;
        _start = before.CommonPrefixLength(after);
        while (suffix < most - _start && before[^(suffix + 1)] == after[^(suffix + 1)]) suffix++;
        int beforeCount = before.Length - _start - suffix, afterCount = after.Length - _start - suffix;
        var classes = new LineClasses(before.Slice(_start, beforeCount), after.Slice(_start, afterCount));
        if (beforeCount > 0 && afterCount > 0)
        {
            classes.CountShared(before[.._start]);
            classes.CountShared(before[^suffix..]);
        }

        _beforeLines = LineSelection.Select(classes.Before, before.Length, classes.CountAfter, _removed.AsSpan(_start));
        _afterLines = LineSelection.Select(classes.After, after.Length, classes.CountBefore, _added.AsSpan(_start));
        _before = Array.ConvertAll(_beforeLines, line => classes.Before[line]);
        _after = Array.ConvertAll(_afterLines, line => classes.After[line]);
        _split = new LineSplit(_before, _after);
    }

    /// <summary>The runs of shared lines, ascending in both texts. Without the lines themselves groups of changes are moved down as far as they go.</summary>
    /// <param name="before">The lines of the older text (<see cref="LineHashes.Of"/>).</param>
    /// <param name="after">The lines of the newer text.</param>
    /// <param name="stop">Stops the work.</param>
    public static List<LineRun> FindShared(ulong[] before, ulong[] after, CancellationToken stop)
    {
        LineDiff diff = Compare(before, after, stop);
        ChangeCompaction.Apply(before, null, diff._removed, diff._added);
        ChangeCompaction.Apply(after, null, diff._added, diff._removed);
        return Runs(diff._removed, diff._added, 0);
    }

    /// <summary>The runs of shared lines, ascending in both texts, with groups of changes moved by their indentation.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    /// <param name="leavesTail">Whether whole blocks that both texts end with are left alone, as blame and every difference without context does; with context they are looked at, too.</param>
    /// <param name="stop">Stops the work.</param>
    public static List<LineRun> FindShared(TextLines before, TextLines after, bool leavesTail, CancellationToken stop)
    {
        int tail = leavesTail ? SharedTail(before, after) : 0;
        ReadOnlySpan<ulong> older = before.Hashes.AsSpan(0, before.Count - tail), newer = after.Hashes.AsSpan(0, after.Count - tail);
        LineDiff diff = Compare(older, newer, stop);
        ChangeCompaction.Apply(older, before, diff._removed, diff._added);
        ChangeCompaction.Apply(newer, after, diff._added, diff._removed);
        return Runs(diff._removed, diff._added, tail);
    }

    /// <summary>The changes between two texts, ascending, with groups moved down as far as they go, whatever the indentation: what git follows lines by (<c>-L</c>).</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    /// <param name="stop">Stops the work.</param>
    internal static List<LineChange> FindChanges(TextLines before, TextLines after, CancellationToken stop)
    {
        int tail = SharedTail(before, after);
        ReadOnlySpan<ulong> older = before.Hashes.AsSpan(0, before.Count - tail), newer = after.Hashes.AsSpan(0, after.Count - tail);
        LineDiff diff = Compare(older, newer, stop);
        ChangeCompaction.Apply(older, null, diff._removed, diff._added);
        ChangeCompaction.Apply(newer, null, diff._added, diff._removed);
        return Changes(Runs(diff._removed, diff._added, tail), before.Count, after.Count);
    }

    /// <summary>What lies between runs of shared lines.</summary>
    internal static List<LineChange> Changes(List<LineRun> shared, int before, int after)
    {
        List<LineChange> changes = [];
        (int x, int y) = (0, 0);
        foreach (LineRun run in shared)
        {
            if (run.Before > x || run.After > y) changes.Add(new LineChange(x, run.Before, y, run.After));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        if (x < before || y < after) changes.Add(new LineChange(x, before, y, after));
        return changes;
    }

    private static LineDiff Compare(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, CancellationToken stop)
    {
        var diff = new LineDiff(before, after, stop);
        diff.Compare(new LineBox(0, diff._before.Length, 0, diff._after.Length, false));
        return diff;
    }

    // The lines after the first line end in the last blocks of 1024 bytes that both texts have.
    private static int SharedTail(TextLines before, TextLines after)
    {
        const int Block = 1024;
        ReadOnlySpan<byte> older = before.Text, newer = after.Text;
        int shared = 0;
        while (Math.Min(older.Length, newer.Length) - shared >= Block && older[^(shared + Block)..^shared].SequenceEqual(newer[^(shared + Block)..^shared])) shared += Block;
        ReadOnlySpan<byte> tail = older[^shared..];
        int end = tail.IndexOf((byte)'\n');
        if (end < 0) return 0;
        tail = tail[(end + 1)..];
        return tail.Count((byte)'\n') + (tail.Length > 0 && tail[^1] != '\n' ? 1 : 0);
    }

    private void Compare(LineBox box)
    {
        while (true)
        {
            (int left, int right, int top, int bottom, bool isExact) = box;
            while (left < right && top < bottom && _before[left] == _after[top]) (left, top) = (left + 1, top + 1);
            while (left < right && top < bottom && _before[right - 1] == _after[bottom - 1]) (right, bottom) = (right - 1, bottom - 1);
            box = new LineBox(left, right, top, bottom, isExact);
            if (left == right || top == bottom) break;
            SplitPoint point = _split.Find(box, _stop);
            if ((point.X == left && point.Y == top) || (point.X == right && point.Y == bottom)) break;
            Compare(new LineBox(left, point.X, top, point.Y, point.IsFirstExact));
            box = new LineBox(point.X, right, point.Y, bottom, point.IsSecondExact);
        }

        for (int i = box.Left; i < box.Right; i++) _removed[_start + _beforeLines[i]] = true;
        for (int i = box.Top; i < box.Bottom; i++) _added[_start + _afterLines[i]] = true;
    }

    private static List<LineRun> Runs(bool[] removed, bool[] added, int tail)
    {
        List<LineRun> runs = [];
        int x = 0, y = 0;
        while (true)
        {
            x = Skip(removed, x, true);
            y = Skip(added, y, true);
            int length = Math.Min(Skip(removed, x, false) - x, Skip(added, y, false) - y);
            bool isLast = x + length == removed.Length && y + length == added.Length;
            if (isLast) length += tail;
            if (length > 0) runs.Add(new LineRun(x, y, length));
            if (isLast || length == 0) return runs;
            (x, y) = (x + length, y + length);
        }
    }

    // The first place from the given one that is not flagged so.
    private static int Skip(bool[] flags, int from, bool flag)
    {
        int found = flags.AsSpan(from).IndexOf(!flag);
        return found < 0 ? flags.Length : from + found;
    }
}
