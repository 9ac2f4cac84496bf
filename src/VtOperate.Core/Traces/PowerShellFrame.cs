namespace VtOperate.Core.Traces;

/// <summary>
/// The places that PowerShell prints: <c>at Name, C:\x.ps1: line 12</c> of a script stack trace and <c>At C:\x.ps1:12 char:5</c> of the normal view,
/// with the words in any language that PowerShell is translated into.
/// </summary>
internal static class PowerShellFrame
{
    private static readonly string[] s_noFile = ["line", "Zeile", "ligne", "Ligne", "línea", "riga", "linha", "строка", "行", "줄"];

    /// <summary>Reads a frame of a script stack trace from a text without blanks at its ends.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        int start = TraceWords.SkipAt(text);
        int digits = FrameParts.DigitsAtEnd(text);
        if (start == 0 || digits == 0 || digits + start + 6 > text.Length) return false;
        int end = TrimEnd(text, text.Length - digits);
        int word = end;
        while (word > start && char.IsLetter(text[word - 1])) word--;
        int colon = TrimEnd(text, word) - 1;
        if (word == end || colon <= start || colon == word - 1 || text[colon] is not (':' or '：')) return false;
        int comma = text[start..colon].IndexOfAny(',', '、');
        if (comma <= 0) return false;
        int file = start + comma + 1;
        while (file < colon && text[file] == ' ') file++;
        if (!IsScript(text[file..colon])) return false;
        Range? path = text[file] == '<' ? null : file..colon;
        parts = new FrameParts(start..(start + comma), path, FrameParts.Number(text[^digits..]), null, IsCertain: true);
        return true;
    }

    /// <summary>Reads the position line of the normal view.</summary>
    internal static bool TryReadPosition(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        int columnDigits = FrameParts.DigitsAtEnd(text);
        if (columnDigits == 0 || text.Length < 12) return false;
        int end = TrimEnd(text, text.Length - columnDigits) - 1;
        if (end <= 0 || text[end] != ':') return false;
        int word = TrimEnd(text, end);
        while (word > 0 && char.IsLetter(text[word - 1])) word--;
        end = TrimEnd(text, word);
        int lineDigits = FrameParts.DigitsAtEnd(text[..end]);
        int colon = end - lineDigits - 1;
        if (lineDigits == 0 || colon <= 0 || text[colon] != ':') return false;
        int blank = text[..colon].IndexOf(' ');
        if (blank <= 0) return false;
        int file = FileStart(text[..colon], blank + 1);
        ReadOnlySpan<char> path = text[file..colon];
        bool english = text.StartsWith("At ", StringComparison.Ordinal) && text[word..].StartsWith("char:", StringComparison.Ordinal);
        bool unsaved = Array.IndexOf(s_noFile, path.ToString()) >= 0;
        if (!english && !unsaved && !path.Contains(".ps", StringComparison.OrdinalIgnoreCase)) return false;
        int? line = FrameParts.Number(text[(colon + 1)..end]);
        parts = new FrameParts(null, unsaved ? null : file..colon, line, FrameParts.Number(text[^columnDigits..]), IsCertain: true);
        return true;
    }

    private static bool IsScript(ReadOnlySpan<char> file) =>
        !file.IsEmpty && ((file[0] == '<' && file[^1] == '>') || file.Contains(".ps", StringComparison.OrdinalIgnoreCase) || (file.IndexOfAny('/', '\\') >= 0 && file.IndexOf(' ') < 0));

    /// <summary>French puts two words before the file.</summary>
    private static int FileStart(ReadOnlySpan<char> text, int from)
    {
        ReadOnlySpan<char> rest = text[from..];
        return rest.StartsWith("caractère ", StringComparison.Ordinal) ? from + "caractère ".Length : from;
    }

    private static int TrimEnd(ReadOnlySpan<char> text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }
}
