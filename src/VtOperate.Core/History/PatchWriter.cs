using System.Buffers;
using System.Text;

namespace VtOperate.Core.History;

/// <summary>
/// What a commit changed against its first parent, as text that <c>git apply</c> takes: byte for byte what <c>git log -p --full-index</c> prints below the message.
/// Like there, a merge has none; submodules are left out, and a repository's attributes (<c>.gitattributes</c>) are not asked. Not thread-safe.
/// </summary>
/// <param name="history">The history.</param>
/// <param name="withRenames">Whether a file that went under one path and came under another is shown as one (<c>-M</c>), as git does by itself; else as two (<c>--no-renames</c>).</param>
public sealed class PatchWriter(HistoryReader history, bool withRenames = false)
{
    private const int KindMask = 0xF000;
    private const int LargestMemory = 1 << 20;
    private readonly HunkWriter _hunks = new();

    // Contents are forgotten as soon as they are compared, so that their memory serves all files.
    private byte[] _older = [];
    private byte[] _newer = [];

    /// <summary>Writes the patch of a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="output">Takes the bytes; the content of files comes as it is, in whatever encoding.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object is missing or damaged.</exception>
    public void Write(CommitNode commit, IBufferWriter<byte> output, CancellationToken stop)
    {
        if (commit.Parents.Count > 1) return;
        ObjectId before = commit.Parents.Count == 0 ? default : history.ReadCommit(commit.Parents[0]).Tree;
        List<FileChange> changes = history.CompareTreesAndModes(before, commit.Tree, stop);
        IReadOnlyList<RenamedFile> renamed = withRenames ? RenamePairs.Find(history, changes, stop) : [];
        HashSet<string> gone = [.. renamed.Select(pair => pair.From.Path)];
        int next = 0;
        foreach (FileChange change in changes)
        {
            stop.ThrowIfCancellationRequested();
            if (change.IsDeleted && gone.Contains(change.Path)) continue;
            if (next < renamed.Count && renamed[next].To == change)
            {
                WriteRenamed(renamed[next++], output, stop);
            }
            else if (!change.IsAdded && !change.IsDeleted && (change.ModeBefore & KindMask) != (change.ModeAfter & KindMask))
            {
                // A file that became a link is another thing under the same name.
                WriteFile(change with { After = default, ModeAfter = 0 }, output, stop);
                WriteFile(change with { Before = default, ModeBefore = 0 }, output, stop);
            }
            else
            {
                WriteFile(change, output, stop);
            }
        }
    }

    private void WriteFile(in FileChange change, IBufferWriter<byte> output, CancellationToken stop)
    {
        Text(output, $"diff --git {PatchPath.Quote("a/" + change.Path)} {PatchPath.Quote("b/" + change.Path)}\n");
        if (change.IsAdded) Text(output, $"new file mode {Octal(change.ModeAfter)}\n");
        else if (change.IsDeleted) Text(output, $"deleted file mode {Octal(change.ModeBefore)}\n");
        else if (change.ModeBefore != change.ModeAfter) Text(output, $"old mode {Octal(change.ModeBefore)}\nnew mode {Octal(change.ModeAfter)}\n");
        WriteContent(change, change.Path, output, stop);
    }

    private void WriteRenamed(in RenamedFile pair, IBufferWriter<byte> output, CancellationToken stop)
    {
        (string from, string to) = (pair.From.Path, pair.To.Path);
        Text(output, $"diff --git {PatchPath.Quote("a/" + from)} {PatchPath.Quote("b/" + to)}\n");
        if (pair.From.ModeBefore != pair.To.ModeAfter) Text(output, $"old mode {Octal(pair.From.ModeBefore)}\nnew mode {Octal(pair.To.ModeAfter)}\n");
        Text(output, $"similarity index {pair.Likeness}%\nrename from {PatchPath.Quote(from)}\nrename to {PatchPath.Quote(to)}\n");
        WriteContent(pair.To with { Before = pair.From.Before, ModeBefore = pair.From.ModeBefore }, from, output, stop);
    }

    private void WriteContent(in FileChange change, string oldPath, IBufferWriter<byte> output, CancellationToken stop)
    {
        if (change.Before == change.After) return;
        string from = PatchPath.Quote("a/" + oldPath), to = PatchPath.Quote("b/" + change.Path);
        string mode = change.ModeBefore == change.ModeAfter ? " " + Octal(change.ModeAfter) : "";
        Text(output, $"index {change.Before}..{change.After}{mode}\n");
        ReadOnlyMemory<byte> older = change.IsAdded ? default : Copy(change.Before, ref _older), newer = change.IsDeleted ? default : Copy(change.After, ref _newer);
        string left = change.IsAdded ? "/dev/null" : from, right = change.IsDeleted ? "/dev/null" : to;
        if (BinaryContent.IsBinary(older.Span) || BinaryContent.IsBinary(newer.Span))
        {
            Text(output, $"Binary files {left} and {right} differ\n");
            return;
        }

        if (older.IsEmpty && newer.IsEmpty) return;

        Text(output, $"--- {left}{(change.IsAdded ? "" : Tab(oldPath))}\n+++ {right}{(change.IsDeleted ? "" : Tab(change.Path))}\n");
        _hunks.Write(TextLines.Of(older), TextLines.Of(newer), output, stop);
    }

    private ReadOnlyMemory<byte> Copy(in ObjectId blob, ref byte[] memory)
    {
        ReadOnlySpan<byte> content = history.PeekBlob(blob);
        if (content.Length > LargestMemory) return content.ToArray();
        if (memory.Length < content.Length) memory = GC.AllocateUninitializedArray<byte>(Math.Max(content.Length, Math.Min(2 * memory.Length, LargestMemory)));
        content.CopyTo(memory);
        return memory.AsMemory(0, content.Length);
    }

    // It keeps a name with blanks apart from a time that other programs write there.
    private static string Tab(string path) => path.Contains(' ', StringComparison.Ordinal) ? "\t" : "";

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(6, '0');

    private static void Text(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
