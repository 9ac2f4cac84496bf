using System.Buffers;
using System.Globalization;
using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>
/// How one file differs between two versions, as changes of which any subset can be applied: groups of lines, or one change where the file is new, gone, no text, or differs in its line ends only.
/// </summary>
internal sealed class FileDifference
{
    private const string LineEnds = "line ends", Added = "the whole file, which is new", Deleted = "the whole file, which goes", Whole = "the whole file, which is no text";
    private readonly byte[]? _before;
    private readonly byte[]? _after;
    private readonly List<LineChange> _changes = [];

    /// <summary>Compares two versions.</summary>
    /// <param name="path">The path, with forward slashes.</param>
    /// <param name="before">The content without any of the changes; null where the file is not there.</param>
    /// <param name="after">The content with all of them; null where the file is not there.</param>
    /// <param name="stop">Ends the comparison.</param>
    internal FileDifference(string path, byte[]? before, byte[]? after, CancellationToken stop)
    {
        (Path, _before, _after) = (path, before, after);
        string? single = before is null ? Added : after is null ? Deleted : BinaryContent.IsBinary(before) || BinaryContent.IsBinary(after) ? Whole : DiffersInLineEndsOnly(before, after) ? LineEnds : null;
        if (single is not null)
        {
            Names = [path + "/" + single];
            return;
        }

        TextLines older = TextLines.Of(before), newer = TextLines.Of(after);
        _changes = LineDiff.Changes(LineDiff.FindShared(older, newer, leavesTail: false, stop), older.Count, newer.Count);
        Names = [.. _changes.Select(change => string.Create(CultureInfo.InvariantCulture, $"{path}/@@ -{Range(change.Before, change.BeforeEnd)} +{Range(change.After, change.AfterEnd)} @@"))];
    }

    /// <summary>The path, with forward slashes.</summary>
    internal string Path { get; }

    /// <summary>One name a change, each beginning with the path: the lines in a diff's own words, or what becomes of the file.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The content with some of the changes; null where the file is not there then.</summary>
    /// <param name="kept">The names of the changes.</param>
    internal byte[]? Apply(IReadOnlySet<string> kept)
    {
        if (_changes.Count == 0) return kept.Contains(Names[0]) ? _after : _before;
        TextLines older = TextLines.Of(_before), newer = TextLines.Of(_after);
        var content = new ArrayBufferWriter<byte>(Math.Max(16, _before!.Length));
        int line = 0;
        for (int i = 0; i < _changes.Count; i++)
        {
            LineChange change = _changes[i];
            if (!kept.Contains(Names[i])) continue;
            for (; line < change.Before; line++) content.Write(older[line]);
            for (int added = change.After; added < change.AfterEnd; added++) content.Write(newer[added]);
            line = change.BeforeEnd;
        }

        for (; line < older.Count; line++) content.Write(older[line]);
        return content.WrittenSpan.ToArray();
    }

    /// <summary>Writes what some of the changes do as a patch.</summary>
    /// <param name="kept">The names of the changes.</param>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="stop">Ends it.</param>
    internal void WritePatch(IReadOnlySet<string> kept, IBufferWriter<byte> output, CancellationToken stop)
    {
        byte[]? result = Apply(kept);
        if (ReferenceEquals(result, _before) || (result is not null && _before is not null && result.AsSpan().SequenceEqual(_before))) return;
        string from = PatchPath.Quote("a/" + Path), to = PatchPath.Quote("b/" + Path);
        Encoding.UTF8.GetBytes($"diff --git {from} {to}\n{(_before is null ? "new file mode 100644\n" : result is null ? "deleted file mode 100644\n" : "")}", output);
        byte[] older = _before ?? [], newer = result ?? [];
        if (BinaryContent.IsBinary(older) || BinaryContent.IsBinary(newer))
        {
            Encoding.UTF8.GetBytes($"Binary files {from} and {to} differ\n", output);
            return;
        }

        string tab = Path.Contains(' ', StringComparison.Ordinal) ? "\t" : "";
        Encoding.UTF8.GetBytes($"--- {(_before is null ? "/dev/null" : from + tab)}\n+++ {(result is null ? "/dev/null" : to + tab)}\n", output);
        new HunkWriter().Write(TextLines.Of(older), TextLines.Of(newer), output, stop);
    }

    private static string Range(int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{(to == from ? from : from + 1)}{(to - from == 1 ? "" : "," + (to - from).ToString(CultureInfo.InvariantCulture))}");

    private static bool DiffersInLineEndsOnly(byte[] before, byte[] after)
    {
        int left = 0, right = 0;
        while (true)
        {
            left = SkipReturn(before, left);
            right = SkipReturn(after, right);
            if (left == before.Length || right == after.Length) return left == before.Length && right == after.Length;
            if (before[left++] != after[right++]) return false;
        }
    }

    private static int SkipReturn(byte[] text, int at) => at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? at + 1 : at;
}
