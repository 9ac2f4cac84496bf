using VtOperate.Core.Errors;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Hotspots;

/// <summary>Counts the changes of a file's functions. A function is known by the line that begins it, so that it keeps its history while it moves within the file; one whose first line changed begins anew.</summary>
internal static class FunctionHistory
{
    // Older changes of a file that changed so often hardly count.
    private const int MostCommits = 200;

    /// <summary>The functions that are in the file now and were changed in the range.</summary>
    internal static IEnumerable<FunctionTally> Read(HistoryReader history, HotspotHistory counted, string path, HotspotTally file, string[] now, long end, CancellationToken stop)
    {
        Dictionary<string, HotspotTally> tallies = new(StringComparer.Ordinal);
        foreach (int number in file.Commits.Take(MostCommits))
        {
            stop.ThrowIfCancellationRequested();
            HotspotCommit commit = counted.Commits[number];
            foreach (string head in ChangedHeads(history, commit, path, stop))
            {
                if (!tallies.TryGetValue(head, out HotspotTally? tally)) tallies.Add(head, tally = new HotspotTally());
                tally.Add(number, commit.Commit.Time, end, commit.Author, commit.IsFix);
            }
        }

        for (int line = 0; line < now.Length; line++)
        {
            if (CodeBlock.Head(now, line) is not { } head) continue;
            int last = line;
            while (last + 1 < now.Length && CodeBlock.Head(now, last + 1) == head) last++;
            if (tallies.Remove(now[head].Trim(), out HotspotTally? tally))
            {
                (int lines, int complexity) = IndentationComplexity.Of(now, line, last);
                yield return new FunctionTally(now[head].Trim(), tally, lines, complexity);
            }

            line = last;
        }
    }

    private static HashSet<string> ChangedHeads(HistoryReader history, HotspotCommit commit, string path, CancellationToken stop)
    {
        HashSet<string> heads = new(StringComparer.Ordinal);
        foreach ((string name, FileChange change) in commit.Changes)
        {
            if (name != path) continue;
            try
            {
                ReadOnlyMemory<byte> before = change.Before.IsZero ? default : history.ReadBlob(change.Before), after = history.ReadBlob(change.After);
                if (FixReader.Compare(path, before, after, stop) is not { } compared) continue;
                foreach (FixHunk hunk in compared.Hunks)
                {
                    for (int line = hunk.AfterFirst; line < Math.Max(hunk.AfterFirst + 1, hunk.AfterFirst + hunk.AfterCount) && line < compared.After.Length; line++)
                    {
                        if (CodeBlock.Head(compared.After, line) is { } head) heads.Add(compared.After[head].Trim());
                    }
                }
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                // What cannot be read is not counted; the file's own count stands.
            }
        }

        return heads;
    }
}
