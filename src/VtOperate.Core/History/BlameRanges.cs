namespace VtOperate.Core.History;

/// <summary>The arithmetic of the ranges that blame hands around.</summary>
internal static class BlameRanges
{
    /// <summary>Ranges of lines from 1 as ranges from 0, ascending, without overlap, within the file.</summary>
    internal static List<BlameRange> Clip(IEnumerable<(int First, int Count)> wanted, int lines)
    {
        var ordered = new List<(int Start, int End)>();
        foreach ((int first, int count) in wanted)
        {
            int start = Math.Max(first - 1, 0), end = (int)Math.Min((long)first - 1 + count, lines);
            if (start < end) ordered.Add((start, end));
        }

        ordered.Sort();
        List<BlameRange> ranges = [];
        int covered = 0;
        foreach ((int start, int end) in ordered)
        {
            int from = Math.Max(start, covered);
            if (from >= end) continue;
            ranges.Add(new BlameRange(from, from, end - from));
            covered = end;
        }

        return ranges;
    }

    /// <summary>What of the ranges the older file has, and what it has not. Both lists ascend by line of this file; ranges may overlap there, as two places can come from the same lines.</summary>
    internal static (List<BlameRange> Passed, List<BlameRange> Kept) Divide(List<BlameRange> ranges, List<LineRun> shared)
    {
        List<BlameRange> passed = [], kept = [];
        int from = 0;
        foreach (BlameRange range in ranges)
        {
            while (from < shared.Count && (long)shared[from].After + shared[from].Length <= range.Source) from++;
            int done = 0;
            for (int run = from; done < range.Count && run < shared.Count && shared[run].After < range.Source + range.Count; run++)
            {
                int start = Math.Max(shared[run].After - range.Source, done);
                int end = (int)Math.Min(range.Count, (long)shared[run].After + shared[run].Length - range.Source);
                if (start >= end) continue;
                if (start > done) kept.Add(range.Part(done, start));
                passed.Add(new BlameRange(range.Final + start, shared[run].Before + (range.Source + start - shared[run].After), end - start));
                done = end;
            }

            if (done < range.Count) kept.Add(range.Part(done, range.Count));
        }

        return (passed, kept);
    }

    /// <summary>Puts together neighbours that come from neighbours.</summary>
    internal static List<BlamedLines> Join(List<BlamedLines> found)
    {
        found.Sort((left, right) => left.First.CompareTo(right.First));
        List<BlamedLines> joined = [];
        foreach (BlamedLines lines in found)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Commit.Id == lines.Commit.Id && last.Path == lines.Path
                && last.First + last.Count == lines.First && last.SourceFirst + last.Count == lines.SourceFirst)
                joined[^1] = last with { Count = last.Count + lines.Count };
            else joined.Add(lines);
        }

        return joined;
    }
}
