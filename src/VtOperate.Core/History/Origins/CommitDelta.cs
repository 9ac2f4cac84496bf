using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Origins;

/// <summary>What a commit changed against its first parent, boiled down to what is compared with fixes. A merge changed nothing of its own.</summary>
internal sealed class CommitDelta
{
    private const int MostFiles = 60;
    private const int MostLines = 20_000;

    private CommitDelta(IReadOnlyList<string> paths) => Paths = paths;

    /// <summary>Nothing, for a commit whose change is not known.</summary>
    internal static CommitDelta None => new([]);

    /// <summary>The paths it changed, all of them.</summary>
    internal IReadOnlyList<string> Paths { get; }

    /// <summary>The terms of the lines it put in.</summary>
    internal HashSet<ulong> AddedTerms { get; } = [];

    /// <summary>The terms of the lines it took away.</summary>
    internal HashSet<ulong> RemovedTerms { get; } = [];

    /// <summary>The lines it put in, without white space.</summary>
    internal HashSet<ulong> AddedLines { get; } = [];

    /// <summary>The lines it took away, without white space.</summary>
    internal HashSet<ulong> RemovedLines { get; } = [];

    /// <summary>How many lines it put in, path by path.</summary>
    internal Dictionary<string, int> AddedIn { get; } = new(StringComparer.Ordinal);

    /// <summary>The source files it made.</summary>
    internal HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it took any line away.</summary>
    internal bool Removes { get; private set; }

    /// <summary>How many of its files could not be read.</summary>
    internal int Unread { get; private set; }

    /// <summary>Reads the change.</summary>
    /// <exception cref="OperationException">A tree is missing or damaged.</exception>
    internal static CommitDelta Read(HistoryReader history, CommitNode commit, CancellationToken stop)
    {
        List<FileChange> changes = commit.Parents.Count > 1 ? [] : history.ReadChanges(commit, stop);
        var delta = new CommitDelta([.. changes.Select(change => change.Path)]);
        int files = 0, lines = 0;
        foreach (FileChange change in changes)
        {
            if (!FixReader.IsSource(change.Path)) continue;
            if (files++ == MostFiles || lines > MostLines) break;
            if (change.IsAdded) delta.Made.Add(change.Path);
            stop.ThrowIfCancellationRequested();
            try
            {
                lines += delta.Compare(history, change, stop);
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                // A partial clone lacks large files; the rest of the commit still speaks.
                delta.Unread++;
            }
        }

        return delta;
    }

    private int Compare(HistoryReader history, in FileChange change, CancellationToken stop)
    {
        ReadOnlyMemory<byte> before = change.IsAdded ? default : history.ReadBlob(change.Before), after = change.IsDeleted ? default : history.ReadBlob(change.After);
        if (!FixReader.IsText(before.Span) || !FixReader.IsText(after.Span)) return 0;
        ulong[] old = LineHashes.WithoutBlanks(before.Span), now = LineHashes.WithoutBlanks(after.Span);
        string[]? oldLines = null, nowLines = null;
        int count = 0;
        foreach (FixHunk hunk in FixReader.Differences(old, now, stop))
        {
            count += hunk.BeforeCount + hunk.AfterCount;
            if (count > MostLines) break;
            if (hunk.BeforeCount > 0) Take(oldLines ??= CodeBlock.Split(before.Span), old, hunk.BeforeFirst, hunk.BeforeCount, RemovedTerms, RemovedLines);
            if (hunk.AfterCount > 0) Take(nowLines ??= CodeBlock.Split(after.Span), now, hunk.AfterFirst, hunk.AfterCount, AddedTerms, AddedLines);
            Removes |= hunk.BeforeCount > 0;
            AddedIn[change.Path] = AddedIn.GetValueOrDefault(change.Path) + hunk.AfterCount;
        }

        return count;
    }

    private static void Take(string[] lines, ulong[] hashes, int first, int count, HashSet<ulong> terms, HashSet<ulong> kept)
    {
        for (int i = first; i < first + count; i++)
        {
            if (CodeBlock.IsTrivial(lines[i])) continue;
            kept.Add(hashes[i]);
            TermHashes.Add(lines[i], terms);
        }
    }
}
