namespace VtOperate.Core.History;

/// <summary>
/// Reads what git and other tools write as a unified diff (the format of GNU diffutils, with git's extended headers and its combined form for merges), and
/// gives what it adds, a file at a time. How long a hunk is its header says, so that added lines that look like headers are lines. What is no diff, such as a
/// message before it, is passed over; a hunk that is cut off gives what there is.
/// </summary>
public sealed class UnifiedDiff
{
    private const string Escape = "\u001b[";

    private string? _path;
    private bool _hasPrefix = true;
    private List<DiffLine> _added = [];
    private int[] _left = [];
    private int _right;
    private int _line;

    /// <summary>Whether a hunk was seen: text without one is no diff.</summary>
    public bool HasHunks { get; private set; }

    /// <summary>The files that gain lines, in the order of the diff; a file is given as soon as the next begins.</summary>
    /// <param name="lines">The lines of the diff without their ends.</param>
    /// <param name="stop">Stops the reading.</param>
    public static IEnumerable<DiffFile> Read(IEnumerable<string> lines, CancellationToken stop)
    {
        var diff = new UnifiedDiff();
        foreach (string raw in lines)
        {
            stop.ThrowIfCancellationRequested();
            if (diff.Take(raw) is { } finished) yield return finished;
        }

        if (diff.Finish() is { } last) yield return last;
    }

    /// <summary>Takes the next line.</summary>
    /// <param name="raw">The line without its end; colours are taken out.</param>
    /// <returns>The file before it, when it begins another.</returns>
    public DiffFile? Take(string raw)
    {
        string line = WithoutColours(raw);
        if (IsInHunk && TakeLine(line)) return null;
        string text = line.EndsWith('\r') ? line[..^1] : line;
        if (text.StartsWith("diff --git ", StringComparison.Ordinal)) return Begin(DiffPath.ReadSecond(text[11..]), text.Length > 13 && (text[12] == '/' || text[11] == '"'));
        if (text.StartsWith("diff --cc ", StringComparison.Ordinal)) return Begin(DiffPath.Read(text[10..], hasPrefix: false), true);
        if (text.StartsWith("diff --combined ", StringComparison.Ordinal)) return Begin(DiffPath.Read(text[16..], hasPrefix: false), true);
        if (text.StartsWith("--- ", StringComparison.Ordinal)) return _added.Count > 0 ? Begin(null, _hasPrefix) : null;
        if (text.StartsWith("+++ ", StringComparison.Ordinal)) _path = DiffPath.Read(text[4..], _hasPrefix);
        else if (text.StartsWith("rename to ", StringComparison.Ordinal)) _path = DiffPath.Read(text[10..], hasPrefix: false);
        else if (text.StartsWith("@@", StringComparison.Ordinal)) BeginHunk(text);
        return null;
    }

    private DiffFile? Begin(string? path, bool hasPrefix)
    {
        DiffFile? finished = Finish();
        (_path, _hasPrefix, _left, _right) = (path, hasPrefix, [], 0);
        return finished;
    }

    /// <summary>Ends the diff.</summary>
    /// <returns>The last file; null when it gains nothing.</returns>
    public DiffFile? Finish()
    {
        if (_added.Count == 0) return null;
        DiffFile? finished = _path is { } path ? new DiffFile(path, _added) : null;
        _added = [];
        return finished;
    }

    // "@@ -1,2 +3,4 @@ context", and with one sign more for each further parent of a merge "@@@ -1,2 -1,3 +3,4 @@@".
    private void BeginHunk(string text)
    {
        int parents = 1;
        while (parents + 1 < text.Length && text[parents + 1] == '@') parents++;
        string[] words = text.Split(' ', parents + 3);
        if (words.Length < parents + 2) return;
        int[] left = new int[parents];
        for (int i = 0; i < parents; i++)
        {
            if (!words[i + 1].StartsWith('-') || !DiffPath.TryRange(words[i + 1].AsSpan(1), out _, out left[i])) return;
        }

        if (!words[parents + 1].StartsWith('+') || !DiffPath.TryRange(words[parents + 1].AsSpan(1), out int start, out int count)) return;
        (_left, _right, _line) = (left, count, start);
        HasHunks = true;
    }

    // Whether the line belongs to the hunk.
    private bool TakeLine(string line)
    {
        int columns = _left.Length;
        if (line.StartsWith('\\')) return true;
        if (line.Length < columns && line.Trim('\r', ' ').Length > 0) return End();
        int pluses = 0, minuses = 0;
        for (int i = 0; i < columns; i++)
        {
            char sign = i < line.Length && line[i] != '\r' ? line[i] : ' ';
            if (sign == '+') pluses++;
            else if (sign == '-') minuses++;
            else if (sign != ' ') return End();
        }

        for (int i = 0; i < columns; i++)
        {
            char sign = i < line.Length ? line[i] : ' ';
            if (sign == '-' || (sign != '+' && minuses == 0)) _left[i]--;
        }

        if (minuses > 0) return true;

        // In a merge a line that only some parents lack came from one of them, and is nothing new.
        if (pluses == columns) _added.Add(new DiffLine(_line, line[columns..].TrimEnd('\r')));
        _line++;
        _right--;
        return true;
    }

    private bool IsInHunk => _right > 0 || Array.Exists(_left, count => count > 0);

    private bool End()
    {
        (_left, _right) = ([], 0);
        return false;
    }

    private static string WithoutColours(string line)
    {
        int at = line.IndexOf(Escape, StringComparison.Ordinal);
        if (at < 0) return line;
        var text = new System.Text.StringBuilder(line.Length);
        int copied = 0;
        while (at >= 0)
        {
            text.Append(line, copied, at - copied);
            copied = at + Escape.Length;
            while (copied < line.Length && !char.IsAsciiLetter(line[copied])) copied++;
            copied = Math.Min(copied + 1, line.Length);
            at = line.IndexOf(Escape, copied, StringComparison.Ordinal);
        }

        return text.Append(line, copied, line.Length - copied).ToString();
    }
}
