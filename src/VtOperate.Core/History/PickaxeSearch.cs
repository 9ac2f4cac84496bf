namespace VtOperate.Core.History;

/// <summary>Looks through commits with one reader. Every content is counted once, however many commits have it. Not thread-safe.</summary>
/// <param name="history">The history.</param>
/// <param name="pickaxe">What is looked for.</param>
/// <param name="path">The only file to look at, or null for all.</param>
public sealed class PickaxeSearch(HistoryReader history, Pickaxe pickaxe, string? path = null)
{
    private const int MostCounts = 1 << 18;
    private readonly Dictionary<ObjectId, int> _counts = [];

    /// <summary>Whether a commit is one of those looked for.</summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object is missing or damaged.</exception>
    public bool IsMatch(CommitNode commit, CancellationToken stop)
    {
        if (commit.Parents.Count > 1 || (path is not null && history.IsSureToBeUnchanged(commit, path))) return false;
        ObjectId before = commit.Parents.Count == 0 ? default : history.ReadCommit(commit.Parents[0]).Tree;
        if (path is not null) return Differs(before.IsZero ? default : history.FindBlob(before, path), history.FindBlob(commit.Tree, path), stop);
        foreach (FileChange change in history.CompareTrees(before, commit.Tree, stop))
        {
            if (Differs(change.Before, change.After, stop)) return true;
        }

        return false;
    }

    private bool Differs(in ObjectId before, in ObjectId after, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (before == after) return false;
        return pickaxe.LooksAtLines ? ChangesLine(before, after, stop) : Count(before) != Count(after);
    }

    private int Count(in ObjectId blob)
    {
        if (blob.IsZero) return 0;
        if (_counts.TryGetValue(blob, out int known)) return known;
        int count = pickaxe.Count(history.PeekBlob(blob));
        if (_counts.Count >= MostCounts) _counts.Clear();
        _counts.Add(blob, count);
        return count;
    }

    private bool ChangesLine(in ObjectId before, in ObjectId after, CancellationToken stop)
    {
        TextLines older = Lines(before), newer = Lines(after);
        if (BinaryContent.IsBinary(older.Text) || BinaryContent.IsBinary(newer.Text)) return false;
        (int x, int y) = (0, 0);
        foreach (LineRun run in LineDiff.FindShared(older, newer, leavesTail: true, stop))
        {
            if (HasMatch(older, x, run.Before) || HasMatch(newer, y, run.After)) return true;
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        return HasMatch(older, x, older.Count) || HasMatch(newer, y, newer.Count);
    }

    private bool HasMatch(TextLines text, int first, int end)
    {
        for (int line = first; line < end; line++)
        {
            if (pickaxe.Matches(text[line])) return true;
        }

        return false;
    }

    private TextLines Lines(in ObjectId blob) => TextLines.Of(blob.IsZero ? default : history.ReadBlob(blob));
}
