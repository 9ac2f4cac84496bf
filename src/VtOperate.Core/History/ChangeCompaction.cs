namespace VtOperate.Core.History;

/// <summary>
/// Moves groups of changed lines where a person and git would draw them: where a group can slide, because the line before it equals its last,
/// it joins its neighbours, then stands beside a change on the other side, or else where its ends fit the indentation best (<see cref="SplitScore"/>), or
/// as far down as it goes when there is no text to look at.
/// </summary>
internal static class ChangeCompaction
{
    private const int FurthestSlide = 100;

    /// <summary>Slides the groups of one side; the flags of the other side stay as they are.</summary>
    internal static void Apply(ReadOnlySpan<ulong> lines, TextLines? text, bool[] changed, bool[] otherChanged)
    {
        if (!changed.AsSpan().Contains(true)) return;
        var group = new LineGroup(changed);
        var other = new LineGroup(otherChanged);
        do
        {
            if (!group.IsEmpty) Slide(lines, text, group, other);
        }
        while (group.MoveNext() && other.MoveNext());
    }

    private static void Slide(ReadOnlySpan<ulong> lines, TextLines? text, LineGroup group, LineGroup other)
    {
        int length, beside, earliest;
        do
        {
            length = group.Length;
            beside = -1;
            while (group.SlideUp(lines)) other.MovePrevious();
            earliest = group.End;
            if (!other.IsEmpty) beside = group.End;
            while (group.SlideDown(lines))
            {
                other.MoveNext();
                if (!other.IsEmpty) beside = group.End;
            }
        }
        while (length != group.Length);

        if (group.End == earliest) return;
        if (beside >= 0)
        {
            while (other.IsEmpty && group.SlideUp(lines)) other.MovePrevious();
        }
        else if (text is not null)
        {
            int best = BestEnd(text, lines.Length, earliest, group.End, length);
            while (group.End > best && group.SlideUp(lines)) other.MovePrevious();
        }
    }

    // Of equally good places the last. A long way is not searched: the group repeats itself along it.
    private static int BestEnd(TextLines text, int lines, int earliest, int latest, int length)
    {
        int end = Math.Max(earliest, Math.Max(latest - length - 1, latest - FurthestSlide)), best = end;
        SplitScore bestScore = default;
        for (bool isFirst = true; end <= latest; end++, isFirst = false)
        {
            SplitScore score = SplitScore.Of(text, lines, end) + SplitScore.Of(text, lines, end - length);
            if (isFirst || score.IsNoWorseThan(bestScore)) (best, bestScore) = (end, score);
        }

        return best;
    }
}
