using VtOperate.Core.Code;

namespace VtOperate.Core.History.Origins;

/// <summary>Reads what a fix changed in source files: renames are followed, white space and blank lines do not count.</summary>
internal static class FixReader
{
    private const int MostFiles = 60;
    private const int LargestFile = 2 << 20;

    /// <summary>What a commit changed against one of its parents. Where it changed no source file, every text counts.</summary>
    /// <exception cref="Errors.OperationException">An object is missing or damaged.</exception>
    internal static IReadOnlyList<FixedFile> Read(HistoryReader history, RenameFinder renames, CommitNode parent, CommitNode fix, CancellationToken stop)
    {
        List<FileChange> changes = history.CompareTrees(parent.Tree, fix.Tree, stop);
        List<FileChange> source = changes.FindAll(change => IsSource(change.Path));
        var files = new List<FixedFile>();
        foreach (FileChange change in source.Count > 0 ? source : changes)
        {
            stop.ThrowIfCancellationRequested();
            if (files.Count == MostFiles) break;
            if (change.IsDeleted && renames.FindTarget(parent, fix, change.Path, stop) is not null) continue;
            FileChange? origin = change.IsAdded ? renames.Find(parent, fix, change.Path, stop) : change;
            ObjectId old = origin?.Before ?? default;
            if (Compare(origin?.Path ?? change.Path, Content(history, old), Content(history, change.After), stop) is { } file) files.Add(file);
        }

        return files;
    }

    /// <summary>Compares two states of a file; null when they differ in nothing but white space, or when one is no text.</summary>
    internal static FixedFile? Compare(string path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, CancellationToken stop)
    {
        if (!IsText(before.Span) || !IsText(after.Span)) return null;
        string[] old = CodeBlock.Split(before.Span), now = CodeBlock.Split(after.Span);
        List<FixHunk> hunks = Differences(LineHashes.WithoutBlanks(before.Span), LineHashes.WithoutBlanks(after.Span), stop);
        hunks.RemoveAll(hunk => IsBlank(old, hunk.BeforeFirst, hunk.BeforeCount) && IsBlank(now, hunk.AfterFirst, hunk.AfterCount));
        return hunks.Count == 0 ? null : new FixedFile(path, before.IsEmpty, old, now, hunks);
    }

    /// <summary>The places where two lists of lines differ.</summary>
    internal static List<FixHunk> Differences(ulong[] before, ulong[] after, CancellationToken stop)
    {
        List<FixHunk> hunks = [];
        int x = 0, y = 0;
        foreach (LineRun run in LineDiff.FindShared(before, after, stop))
        {
            if (run.Before > x || run.After > y) hunks.Add(new FixHunk(x, run.Before - x, y, run.After - y));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        if (x < before.Length || y < after.Length) hunks.Add(new FixHunk(x, before.Length - x, y, after.Length - y));
        return hunks;
    }

    /// <summary>Whether a path is one of source code, by its ending.</summary>
    internal static bool IsSource(string path) => CodeLanguage.OfFile(path) is not (CodeFamily.Unknown or CodeFamily.Text);

    /// <summary>Whether the bytes are a text of a size that a person wrote.</summary>
    internal static bool IsText(ReadOnlySpan<byte> text) => text.Length <= LargestFile && !BinaryContent.IsBinary(text);

    private static ReadOnlyMemory<byte> Content(HistoryReader history, in ObjectId blob) => blob.IsZero ? default : history.ReadBlob(blob);

    private static bool IsBlank(string[] lines, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i])) return false;
        }

        return true;
    }
}
