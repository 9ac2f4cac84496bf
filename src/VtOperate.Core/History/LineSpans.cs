namespace VtOperate.Core.History;

/// <summary>
/// Follows lines backward across a difference (git-log, "-L"): lines that it leaves alone keep their place among the others, and lines that it touches stand for all that it replaced by them.
/// Lists of spans ascend and do not touch each other.
/// </summary>
internal static class LineSpans
{
    /// <summary>Lines from 1 as spans within a text.</summary>
    internal static List<LineSpan> Clip(IEnumerable<(int First, int Count)> wanted, int lines)
    {
        List<LineSpan> spans = [];
        foreach ((int first, int count) in wanted) spans = Union(spans, [new LineSpan(Math.Clamp(first - 1, 0, lines), (int)Math.Clamp((long)first - 1 + count, 0, lines))]);
        return spans;
    }

    /// <summary>Where the lines were before, and whether the difference touches any of them.</summary>
    /// <param name="spans">Lines of the newer text.</param>
    /// <param name="changes">The difference, ascending.</param>
    internal static (List<LineSpan> Before, bool IsTouched) MapBack(List<LineSpan> spans, List<LineChange> changes)
    {
        List<LineSpan> replaced = [], shifted = [];
        int from = 0;
        bool isTouched = false;
        foreach (LineSpan span in spans)
        {
            int start = span.Start;
            while (from < changes.Count && changes[from].AfterEnd <= span.Start && changes[from].After < span.Start) from++;
            int shift = from == 0 ? 0 : changes[from - 1].BeforeEnd - changes[from - 1].AfterEnd;
            for (int i = from; i < changes.Count && changes[i].After <= span.End; i++)
            {
                LineChange change = changes[i];
                if (change.After < span.End && change.AfterEnd > span.Start)
                {
                    isTouched = true;
                    if (start < change.After) shifted.Add(new LineSpan(start + shift, change.After + shift));
                    replaced.Add(new LineSpan(change.Before, change.BeforeEnd));
                    start = Math.Max(start, change.AfterEnd);
                }
                else if (change.After > start)
                {
                    break;
                }

                shift = change.BeforeEnd - change.AfterEnd;
            }

            if (start < span.End) shifted.Add(new LineSpan(start + shift, span.End + shift));
        }

        return (Union(shifted, replaced), isTouched);
    }

    /// <summary>All lines of both; empty spans are left out.</summary>
    internal static List<LineSpan> Union(List<LineSpan> left, List<LineSpan> right)
    {
        List<LineSpan> all = [.. left, .. right], joined = [];
        all.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.End.CompareTo(other.End));
        foreach (LineSpan span in all)
        {
            if (span.Start >= span.End) continue;
            if (joined.Count == 0 || joined[^1].End < span.Start) joined.Add(span);
            else if (joined[^1].End < span.End) joined[^1] = joined[^1] with { End = span.End };
        }

        return joined;
    }
}
