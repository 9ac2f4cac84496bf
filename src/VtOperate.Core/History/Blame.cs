namespace VtOperate.Core.History;

/// <summary>
/// Which commit last touched given lines. Lines are handed from a file to its parents' files as long as they are the same there; the walk
/// ends as soon as every wanted line is explained, so its work follows the question and not the length of the history.
/// </summary>
public sealed class Blame(HistoryReader history, RenameFinder renames)
{
    // A healthy history hands lines to one file of one commit a few times at most, when clocks were wrong; a cycle never ends.
    private const int MostVisits = 64;
    private readonly Dictionary<ObjectId, ulong[]> _lines = [];
    private long _linesHeld;

    /// <summary>Explains line ranges of a file at a commit. Lines beyond the file's end are left out.</summary>
    /// <param name="head">The commit at which the lines are counted.</param>
    /// <param name="path">The file, which must be there at that commit.</param>
    /// <param name="wanted">First line from 1, and how many; ranges may overlap.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Ascending by line, each wanted line once.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object on the way is missing or damaged.</exception>
    public IReadOnlyList<BlamedLines> Explain(ObjectId head, string path, IEnumerable<(int First, int Count)> wanted, CancellationToken stop)
    {
        CommitNode top = history.ReadCommit(head);
        ObjectId blob = history.FindBlob(top.Tree, path);
        if (blob.IsZero) return [];
        var queue = new BlameQueue();
        queue.Add(top, path, blob, Clip(wanted, LinesOf(blob).Length));
        List<BlamedLines> found = [];
        Dictionary<(ObjectId, string), int> visits = [];
        while (queue.TryTake(out BlameSuspect? suspect))
        {
            stop.ThrowIfCancellationRequested();
            int visit = visits.GetValueOrDefault((suspect.Commit.Id, suspect.Path)) + 1;
            visits[(suspect.Commit.Id, suspect.Path)] = visit;
            List<BlameRange> own = visit > MostVisits ? suspect.Ranges : HandOn(suspect, queue, stop);
            foreach (BlameRange range in own) found.Add(new BlamedLines(range.Final + 1, range.Count, suspect.Commit, suspect.Path, range.Source + 1));
        }

        return Join(found);
    }

    // Gives the parents what they have; what is left is the commit's own.
    private List<BlameRange> HandOn(BlameSuspect suspect, BlameQueue queue, CancellationToken stop)
    {
        CommitNode commit = suspect.Commit;
        var parents = new CommitNode[commit.Parents.Count];
        var blobs = new ObjectId[parents.Length];
        for (int i = 0; i < parents.Length; i++)
        {
            parents[i] = history.ReadCommit(commit.Parents[i]);
            blobs[i] = history.FindBlob(parents[i].Tree, suspect.Path);
            if (blobs[i] != suspect.Blob) continue;
            queue.Add(parents[i], suspect.Path, blobs[i], suspect.Ranges);
            return [];
        }

        List<BlameRange> left = suspect.Ranges;
        left.Sort((one, other) => one.Source.CompareTo(other.Source));
        for (int i = 0; i < parents.Length && left.Count > 0; i++)
        {
            string path = suspect.Path;
            if (blobs[i].IsZero)
            {
                if (renames.Find(parents[i], commit, suspect.Path, suspect.Blob, stop) is not { } source) continue;
                (path, blobs[i]) = (source.Path, source.Before);
            }

            List<LineRun> shared = blobs[i] == suspect.Blob ? [new LineRun(0, 0, int.MaxValue)] : LineDiff.FindShared(LinesOf(blobs[i]), LinesOf(suspect.Blob), stop);
            (List<BlameRange> passed, left) = Divide(left, shared);
            if (passed.Count > 0) queue.Add(parents[i], path, blobs[i], passed);
        }

        return left;
    }

    private static List<BlameRange> Clip(IEnumerable<(int First, int Count)> wanted, int lines)
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

    // Both lists ascend by line of this file; ranges may overlap there, as two places can come from the same lines.
    private static (List<BlameRange> Passed, List<BlameRange> Kept) Divide(List<BlameRange> ranges, List<LineRun> shared)
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
                if (start > done) kept.Add(new BlameRange(range.Final + done, range.Source + done, start - done));
                passed.Add(new BlameRange(range.Final + start, shared[run].Before + (range.Source + start - shared[run].After), end - start));
                done = end;
            }

            if (done < range.Count) kept.Add(new BlameRange(range.Final + done, range.Source + done, range.Count - done));
        }

        return (passed, kept);
    }

    private static List<BlamedLines> Join(List<BlamedLines> found)
    {
        found.Sort((left, right) => left.First.CompareTo(right.First));
        List<BlamedLines> joined = [];
        foreach (BlamedLines lines in found)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Commit == lines.Commit && last.Path == lines.Path
                && last.First + last.Count == lines.First && last.SourceFirst + last.Count == lines.SourceFirst)
                joined[^1] = last with { Count = last.Count + lines.Count };
            else joined.Add(lines);
        }

        return joined;
    }

    private ulong[] LinesOf(in ObjectId blob)
    {
        const long MostLinesHeld = 1 << 20;
        if (_lines.TryGetValue(blob, out ulong[]? known)) return known;
        ulong[] lines = LineHashes.Of(history.ReadBlob(blob).Span);
        if (_linesHeld + lines.Length > MostLinesHeld)
        {
            _lines.Clear();
            _linesHeld = 0;
        }

        _lines.Add(blob, lines);
        _linesHeld += lines.Length;
        return lines;
    }
}
