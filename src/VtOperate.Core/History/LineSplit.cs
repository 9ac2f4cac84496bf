namespace VtOperate.Core.History;

/// <summary>
/// Finds the point at which a difference falls into two: E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b, with the
/// two short cuts that the diff programs share: past a cost, a diagonal that got far and ends in a long run of equal lines is good enough, and past the
/// highest cost the furthest point is. Diagonals are tried in the order in which git tries them, so that of several shortest answers the same is found.
/// </summary>
internal sealed class LineSplit
{
    private const int LongRun = 20;
    private const int ShortCutCost = 256;
    private const int ShortCutGain = 4;
    private const int LeastHighestCost = 256;
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _zero;
    private readonly int _highestCost;

    internal LineSplit(int[] before, int[] after)
    {
        (_before, _after) = (before, after);
        int diagonals = before.Length + after.Length + 3;
        _zero = after.Length + 1;
        _forward = new int[diagonals];
        _backward = new int[diagonals];
        _highestCost = Math.Max(LeastHighestCost, LineSelection.RoughRoot(diagonals));
    }

    /// <summary>A point of the box that a short path goes through.</summary>
    /// <param name="box">The box, whose first and last lines differ and which is empty on no side.</param>
    /// <param name="stop">Stops the work.</param>
    internal SplitPoint Find(in LineBox box, CancellationToken stop)
    {
        int lowest = box.Left - box.Bottom, highest = box.Right - box.Top, start = box.Left - box.Top, end = box.Right - box.Bottom;
        bool meetsForward = ((start - end) & 1) != 0;
        (int low, int high) = (start, start);
        (int backLow, int backHigh) = (end, end);
        _forward[_zero + start] = box.Left;
        _backward[_zero + end] = box.Right;
        for (int cost = 1; ; cost++)
        {
            stop.ThrowIfCancellationRequested();
            bool sawLongRun = false;
            Widen(_forward, ref low, ref high, lowest, highest, -1);
            for (int diagonal = high; diagonal >= low; diagonal -= 2)
            {
                int above = _forward[_zero + diagonal + 1], beside = _forward[_zero + diagonal - 1] + 1;
                int from = beside > above ? beside : above, x = from, y = x - diagonal;
                while (x < box.Right && y < box.Bottom && _before[x] == _after[y]) (x, y) = (x + 1, y + 1);
                sawLongRun |= x - from > LongRun;
                _forward[_zero + diagonal] = x;
                if (meetsForward && diagonal >= backLow && diagonal <= backHigh && _backward[_zero + diagonal] <= x) return new SplitPoint(x, y, true, true);
            }

            Widen(_backward, ref backLow, ref backHigh, lowest, highest, int.MaxValue);
            for (int diagonal = backHigh; diagonal >= backLow; diagonal -= 2)
            {
                int below = _backward[_zero + diagonal - 1], beside = _backward[_zero + diagonal + 1];
                int from = below < beside ? below : beside - 1, x = from, y = x - diagonal;
                while (x > box.Left && y > box.Top && _before[x - 1] == _after[y - 1]) (x, y) = (x - 1, y - 1);
                sawLongRun |= from - x > LongRun;
                _backward[_zero + diagonal] = x;
                if (!meetsForward && diagonal >= low && diagonal <= high && x <= _forward[_zero + diagonal]) return new SplitPoint(x, y, true, true);
            }

            if (box.IsExact) continue;
            if (sawLongRun && cost > ShortCutCost && (PromisingForward(box, low, high, cost) ?? PromisingBackward(box, backLow, backHigh, cost)) is { } promising) return promising;
            if (cost >= _highestCost) return Furthest(box, low, high, backLow, backHigh);
        }
    }

    // One diagonal more on either side, or one fewer where the box ends.
    private void Widen(int[] reached, ref int low, ref int high, int lowest, int highest, int unreached)
    {
        if (low > lowest) reached[_zero + --low - 1] = unreached; else low++;
        if (high < highest) reached[_zero + ++high + 1] = unreached; else high--;
    }

    private SplitPoint? PromisingForward(in LineBox box, int low, int high, int cost)
    {
        int best = ShortCutGain * cost;
        SplitPoint? found = null;
        for (int diagonal = high; diagonal >= low; diagonal -= 2)
        {
            int x = _forward[_zero + diagonal], y = x - diagonal;
            int gain = x - box.Left + (y - box.Top) - Math.Abs(diagonal - (box.Left - box.Top));
            if (gain <= best || x < box.Left + LongRun || x >= box.Right || y < box.Top + LongRun || y >= box.Bottom) continue;
            if (!_before.AsSpan(x - LongRun, LongRun).SequenceEqual(_after.AsSpan(y - LongRun, LongRun))) continue;
            (best, found) = (gain, new SplitPoint(x, y, true, false));
        }

        return found;
    }

    private SplitPoint? PromisingBackward(in LineBox box, int low, int high, int cost)
    {
        int best = ShortCutGain * cost;
        SplitPoint? found = null;
        for (int diagonal = high; diagonal >= low; diagonal -= 2)
        {
            int x = _backward[_zero + diagonal], y = x - diagonal;
            int gain = box.Right - x + (box.Bottom - y) - Math.Abs(diagonal - (box.Right - box.Bottom));
            if (gain <= best || x <= box.Left || x > box.Right - LongRun || y <= box.Top || y > box.Bottom - LongRun) continue;
            if (!_before.AsSpan(x, LongRun).SequenceEqual(_after.AsSpan(y, LongRun))) continue;
            (best, found) = (gain, new SplitPoint(x, y, false, true));
        }

        return found;
    }

    private SplitPoint Furthest(in LineBox box, int low, int high, int backLow, int backHigh)
    {
        int most = -1, mostX = 0, least = int.MaxValue, leastX = 0;
        for (int diagonal = high; diagonal >= low; diagonal -= 2)
        {
            int x = Math.Min(Math.Min(_forward[_zero + diagonal], box.Right), box.Bottom + diagonal);
            if (x + x - diagonal > most) (most, mostX) = (x + x - diagonal, x);
        }

        for (int diagonal = backHigh; diagonal >= backLow; diagonal -= 2)
        {
            int x = Math.Max(Math.Max(_backward[_zero + diagonal], box.Left), box.Top + diagonal);
            if (x + x - diagonal < least) (least, leastX) = (x + x - diagonal, x);
        }

        return box.Right + box.Bottom - least < most - box.Left - box.Top
            ? new SplitPoint(mostX, most - mostX, true, false)
            : new SplitPoint(leastX, least - leastX, false, true);
    }
}
