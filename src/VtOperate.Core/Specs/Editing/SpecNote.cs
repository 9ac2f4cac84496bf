using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>The dated note that a fix leaves in a specification: <c>**Bugfix**: 2026-01-15 — BUG-0003 amended FR-004, added FR-009</c>. Pure.</summary>
internal static class SpecNote
{
    private const string Bugfix = "**Bugfix**", Retired = "**Retired**";

    /// <summary>Whether a line is a note about a fix or a retirement.</summary>
    public static bool IsNote(string line)
    {
        string words = line.TrimStart(' ', '\t', '-', '>');
        return words.StartsWith(Bugfix, StringComparison.OrdinalIgnoreCase) || words.StartsWith("**Bugfix:**", StringComparison.OrdinalIgnoreCase) || words.StartsWith(Retired, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The notes of a bug, with their lines from 1, in the order of the text.</summary>
    public static List<(int Line, string Text)> Of(string text, string bug) =>
        [.. SpecText.Lines(text).Where(line => IsNote(line.Text) && Names(line.Text, bug)).Select(line => (line.Number, line.Text))];

    /// <summary>The first day that a note names, as written; empty where it names none.</summary>
    public static string Day(string line)
    {
        for (int at = 0; at + 10 <= line.Length; at++)
        {
            if (char.IsAsciiDigit(line[at]) && DateOnly.TryParseExact(line.AsSpan(at, 10), "yyyy-MM-dd", out _)) return line.Substring(at, 10);
        }

        return "";
    }

    /// <summary>The bug that a note names behind its day; <c>another bug</c> where that cannot be told.</summary>
    public static string BugOf(string line)
    {
        int dash = line.IndexOf('—', StringComparison.Ordinal);
        string[] words = dash < 0 ? [] : line[(dash + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? words[0] : "another bug";
    }

    /// <summary>Whether a word stands in a line on its own: <c>FR-00</c> is not in <c>FR-001</c>.</summary>
    public static bool Names(string line, string word) => WholeWord.Stands(line, word, StringComparison.OrdinalIgnoreCase, "-_");

    /// <summary>The text with a note that says what a bug's fix did; itself where a note of the bug says it already.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="bug">The bug.</param>
    /// <param name="deeds">What was done: <c>amended FR-004</c>.</param>
    /// <param name="day">The day of the note.</param>
    /// <param name="near">The line from 1 of what was changed; the note goes to the end of its section where there is no note yet.</param>
    public static string Add(string text, string bug, IReadOnlyList<string> deeds, DateOnly day, int near)
    {
        List<(int Line, string Text)> notes = Of(text, bug);
        string[] missing = [.. deeds.Where(deed => !notes.Exists(note => Names(note.Text, deed)))];
        if (missing.Length == 0) return text;
        var lines = new SpecLines(text);
        string said = string.Join(", ", missing);
        if (notes.FindLast(note => note.Text.Contains(YamlText.Date(day), StringComparison.Ordinal)) is { Line: > 0 } today)
        {
            int end = lines.Start(today.Line) + lines[today.Line].TrimEnd().Length;
            return TextSplice.Apply(text, new TextSplice(end, end, ", " + said));
        }

        return Insert(lines, $"{Bugfix}: {YamlText.Date(day)} — {bug} {said}", near);
    }

    /// <summary>The text with a note that a requirement was retired; itself where one says so already.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="id">The requirement.</param>
    /// <param name="reason">Why.</param>
    /// <param name="day">The day of the note.</param>
    /// <param name="near">The line from 1 of the requirement.</param>
    public static string AddRetirement(string text, string id, string reason, DateOnly day, int near)
    {
        bool isThere = SpecText.Lines(text).Any(line => line.Text.StartsWith(Retired, StringComparison.Ordinal) && Names(line.Text, id));
        return isThere ? text : Insert(new SpecLines(text), $"{Retired}: {YamlText.Date(day)} — {id}: {reason.ReplaceLineEndings(" ")}", near);
    }

    // Behind the last note there is; else at the end of the section, before the next heading of its level or a rule.
    private static string Insert(SpecLines lines, string note, int near)
    {
        List<string> said = [.. SpecText.Lines(lines.Text).Select(line => line.Text)];
        int last = said.FindLastIndex(IsNote) + 1;
        bool isFirst = last == 0;
        if (isFirst)
        {
            last = near;
            while (last < lines.Count && !IsEnd(said[last])) last++;
        }

        while (last > 1 && lines.IsBlank(last)) last--;
        bool isBlankNext = last >= lines.Count || lines.IsBlank(last + 1) || (!isFirst && IsNote(said[last]));
        return TextSplice.Apply(lines.Text, lines.After(last, isBlankNext ? ["", note] : ["", note, ""]));
    }

    private static bool IsEnd(string line) => line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("# ", StringComparison.Ordinal) || line.Trim() is "---" or "***" or "___";
}
