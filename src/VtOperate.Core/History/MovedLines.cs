namespace VtOperate.Core.History;

/// <summary>
/// Finds lines elsewhere in an older file than where the difference put them (<c>git blame -M</c>): of each range that is left, the stretch that the older file
/// has and that says most is taken, as long as one says more than twenty letters and digits; what is beside it is looked at again.
/// </summary>
internal static class MovedLines
{
    private const int LeastTold = 20;

    internal static (List<BlameRange> Passed, List<BlameRange> Kept) Find(List<BlameRange> ranges, TextLines before, TextLines after, CancellationToken stop)
    {
        List<BlameRange> passed = [], kept = [];
        var open = new Stack<BlameRange>(ranges);
        while (open.TryPop(out BlameRange range))
        {
            stop.ThrowIfCancellationRequested();
            (int told, LineRun best) = (LeastTold, default);
            if (Told(after, range.Source, range.Count) > LeastTold)
            {
                foreach (LineRun run in LineDiff.FindShared(before, after.Part(range.Source, range.Count), leavesTail: true, stop))
                {
                    int tells = Told(after, range.Source + run.After, run.Length);
                    if (tells > told) (told, best) = (tells, run);
                }
            }

            if (best.Length == 0)
            {
                kept.Add(range);
                continue;
            }

            passed.Add(new BlameRange(range.Final + best.After, best.Before, best.Length));
            if (best.After > 0) open.Push(range.Part(0, best.After));
            if (best.After + best.Length < range.Count) open.Push(range.Part(best.After + best.Length, range.Count));
        }

        kept.Sort((one, other) => one.Source.CompareTo(other.Source));
        return (passed, kept);
    }

    // A bracket that stands everywhere moved from nowhere.
    private static int Told(TextLines text, int first, int count)
    {
        int told = 0;
        for (int line = first; line < first + count; line++)
        {
            foreach (byte sign in text[line])
            {
                if (char.IsAsciiLetterOrDigit((char)sign)) told++;
            }
        }

        return told;
    }
}
