namespace VtOperate.Core.History;

/// <summary>
/// Which lines two texts share: E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in its linear-space form. Lines that
/// occur on one side only are left out first. Past a cost that git gives up at, too, the furthest point reached splits the problem, so that two unrelated texts do not take quadratic time.
/// </summary>
public sealed class LineDiff
{
    private const int LeastCost = 256;
    private readonly ulong[] _before;
    private readonly ulong[] _after;
    private readonly int[] _beforeLines;
    private readonly int[] _afterLines;
    private readonly bool[] _removed;
    private readonly bool[] _added;
    private readonly int _dearest;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly CancellationToken _stop;

    private LineDiff(ulong[] before, ulong[] after, CancellationToken stop)
    {
        (_before, _after, _stop) = (before, after, stop);
        (_removed, _added) = (new bool[before.Length], new bool[after.Length]);
        int prefix = before.AsSpan().CommonPrefixLength(after), most = Math.Min(before.Length, after.Length) - prefix, suffix = 0;
        while (suffix < most && before[^(suffix + 1)] == after[^(suffix + 1)]) suffix++;
        _beforeLines = KeepShared(before.AsSpan(prefix, before.Length - prefix - suffix), after.AsSpan(prefix, after.Length - prefix - suffix), prefix, _removed);
        _afterLines = KeepShared(after.AsSpan(prefix, after.Length - prefix - suffix), before.AsSpan(prefix, before.Length - prefix - suffix), prefix, _added);
        int total = _beforeLines.Length + _afterLines.Length;
        _dearest = Math.Min((total / 2) + 2, Math.Max(LeastCost, (int)Math.Sqrt(total)));
        _forward = new int[(2 * _dearest) + 5];
        _backward = new int[(2 * _dearest) + 5];
    }

    /// <summary>The runs of shared lines, ascending in both texts.</summary>
    /// <param name="before">The lines of the older text (<see cref="LineHashes.Of"/>).</param>
    /// <param name="after">The lines of the newer text.</param>
    /// <param name="stop">Stops the work.</param>
    public static List<LineRun> FindShared(ulong[] before, ulong[] after, CancellationToken stop)
    {
        var diff = new LineDiff(before, after, stop);
        diff.Compare(0, diff._beforeLines.Length, 0, diff._afterLines.Length);
        ChangeCompaction.Apply(before, diff._removed, diff._added);
        ChangeCompaction.Apply(after, diff._added, diff._removed);
        return Runs(diff._removed, diff._added);
    }

    private static int[] KeepShared(ReadOnlySpan<ulong> lines, ReadOnlySpan<ulong> others, int first, bool[] changed)
    {
        HashSet<ulong> known = new(others.Length);
        foreach (ulong other in others) known.Add(other);
        var kept = new List<int>(lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            if (known.Contains(lines[i])) kept.Add(first + i); else changed[first + i] = true;
        }

        return [.. kept];
    }

    private bool Equal(int x, int y) => _before[_beforeLines[x]] == _after[_afterLines[y]];

    private void Compare(int left, int right, int top, int bottom)
    {
        while (true)
        {
            while (left < right && top < bottom && Equal(left, top)) (left, top) = (left + 1, top + 1);
            while (left < right && top < bottom && Equal(right - 1, bottom - 1)) (right, bottom) = (right - 1, bottom - 1);
            if (left == right || top == bottom) break;
            (int x, int y) = Split(left, right, top, bottom);
            if ((x == 0 && y == 0) || (x == right - left && y == bottom - top)) break;
            Compare(left, left + x, top, top + y);
            (left, top) = (left + x, top + y);
        }

        for (; left < right; left++) _removed[_beforeLines[left]] = true;
        for (; top < bottom; top++) _added[_afterLines[top]] = true;
    }

    // A point on a shortest path through the box, relative to its corner: searched from both corners at once until the two searches meet.
    private (int X, int Y) Split(int left, int right, int top, int bottom)
    {
        int width = right - left, height = bottom - top, shift = width - height, middle = _dearest + 2;
        bool meetsForward = (shift & 1) != 0;
        _forward[middle + 1] = _backward[middle + 1] = 0;
        for (int cost = 0; cost <= _dearest; cost++)
        {
            _stop.ThrowIfCancellationRequested();
            for (int diagonal = -cost; diagonal <= cost; diagonal += 2)
            {
                int x = Furthest(_forward, middle, diagonal, cost), y = x - diagonal;
                while (x < width && y < height && Equal(left + x, top + y)) (x, y) = (x + 1, y + 1);
                _forward[middle + diagonal] = x;
                int opposite = shift - diagonal;
                if (meetsForward && x <= width && y <= height && Math.Abs(opposite) < cost && Meets(_backward[middle + opposite], opposite, x, width, height)) return (x, y);
            }

            for (int diagonal = -cost; diagonal <= cost; diagonal += 2)
            {
                int x = Furthest(_backward, middle, diagonal, cost), y = x - diagonal;
                while (x < width && y < height && Equal(right - 1 - x, bottom - 1 - y)) (x, y) = (x + 1, y + 1);
                _backward[middle + diagonal] = x;
                int opposite = shift - diagonal;
                if (!meetsForward && x <= width && y <= height && Math.Abs(opposite) <= cost && Meets(_forward[middle + opposite], opposite, x, width, height)) return (width - x, height - y);
            }
        }

        return FurthestPoint(width, height, middle);
    }

    private static int Furthest(int[] reached, int middle, int diagonal, int cost) =>
        diagonal == -cost || (diagonal != cost && reached[middle + diagonal - 1] < reached[middle + diagonal + 1])
            ? reached[middle + diagonal + 1]
            : reached[middle + diagonal - 1] + 1;

    private static bool Meets(int other, int diagonal, int x, int width, int height) =>
        other <= width && other - diagonal <= height && x + other >= width;

    private (int X, int Y) FurthestPoint(int width, int height, int middle)
    {
        (int X, int Y) best = (0, 0);
        for (int diagonal = -_dearest; diagonal <= _dearest; diagonal += 2)
        {
            int x = _forward[middle + diagonal], y = x - diagonal;
            if (x <= width && y >= 0 && y <= height && x + y > best.X + best.Y) best = (x, y);
        }

        return best;
    }

    private static List<LineRun> Runs(bool[] removed, bool[] added)
    {
        List<LineRun> runs = [];
        for (int x = 0, y = 0; ;)
        {
            while (x < removed.Length && removed[x]) x++;
            while (y < added.Length && added[y]) y++;
            int start = x;
            while (x < removed.Length && y < added.Length && !removed[x] && !added[y]) (x, y) = (x + 1, y + 1);
            if (x == start) return runs;
            runs.Add(new LineRun(start, y - (x - start), x - start));
        }
    }
}
