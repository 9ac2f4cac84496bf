using System.Buffers;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Changes what one requirement says, or that it holds, where it stands. Each edit is read back before it counts: the requirement must say what was asked, and nothing else. Pure.</summary>
/// <param name="file">The specification, for errors.</param>
internal sealed class RequirementEdit(string file)
{
    private const int LongestMarker = 110;

    // A marker ends at the first bracket, and a table cell at the first bar.
    private static readonly SearchValues<char> s_unfit = SearchValues.Create("()[]（）【】|*_`~<\r\n");

    /// <summary>The text with a requirement saying something else. Its id, its marker and the title of a heading stay.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="requirement">The requirement as it was read from it.</param>
    /// <param name="words">What it is to say; lines are indented as the list item is.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.DocumentNotEditable"/> where that cannot be done without changing more.</exception>
    public string Amend(string text, RequirementText requirement, string words)
    {
        var lines = new SpecLines(text);
        RequirementParts parts = RequirementParts.Of(lines, requirement, file);
        string[] asked = [.. words.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        string said = string.Join(' ', asked.Select(line => line.Trim()));
        if (said.Length == 0) throw FrontMatterPlaces.Refused(file, requirement.Line, $"{requirement.Id} would say nothing");
        if (parts.Form == RequirementForm.TableRow) return AmendRow(lines, requirement, parts, said);
        (int start, int end, string kept) = (parts.TextStart, parts.TextEnd, "");
        if (parts.Form == RequirementForm.Heading && requirement.LastLine > requirement.Line)
        {
            int body = requirement.Line + 1;
            while (lines.IsBlank(body)) body++;
            kept = RequirementLine.Parse(SpecLinesOf(text)[requirement.Line - 1])!.Text;
            start = lines.Start(body) + lines[body].Length - lines[body].TrimStart().Length;
            end = EndOf(text, start, lines.End(requirement.LastLine));
        }

        if (Folded(requirement.Text) == Folded(kept.Length == 0 ? said : kept + " " + said)) return text;
        for (int line = requirement.Line; line <= requirement.LastLine; line++)
        {
            if (lines.Start(line + 1) <= start || lines.Start(line) >= end) continue;
            string part = text[Math.Max(start, lines.Start(line))..Math.Min(end, lines.End(line))];
            bool hidesMore = part.Contains("<!--", StringComparison.Ordinal) || part.Contains("-->", StringComparison.Ordinal) || part.TrimStart().StartsWith("```", StringComparison.Ordinal) || part.TrimStart().StartsWith("~~~", StringComparison.Ordinal);
            if (hidesMore) throw FrontMatterPlaces.Refused(file, line, $"a comment or code stands in {requirement.Id}, which an amended text would take away");
        }

        string indent = parts.Form == RequirementForm.ListItem ? Indent(lines[requirement.Line]) + "  " : "";
        string gap = start == parts.TextStart && start > parts.LineStart && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('：' or '。' or '．') ? " " : "";
        string written = gap + string.Join(lines.LineEnd + indent, asked.Select((line, number) => number == 0 ? line.Trim() : line));
        string changed = TextSplice.Apply(text, new TextSplice(start, end, written));
        Check(changed, requirement, kept.Length == 0 ? said : kept + " " + said);
        return changed;
    }

    /// <summary>The text with a requirement marked as no longer holding; itself where it is marked already.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="requirement">The requirement as it was read from it.</param>
    /// <param name="day">The day of the retirement.</param>
    /// <param name="reason">Why; it stands in the marker where it fits there.</param>
    /// <param name="isReasonInside">Whether the reason stands in the marker.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.DocumentNotEditable"/> where that cannot be done without changing more.</exception>
    public string Retire(string text, RequirementText requirement, DateOnly day, string reason, out bool isReasonInside)
    {
        isReasonInside = false;
        if (requirement.IsRetired) return text;
        var lines = new SpecLines(text);
        RequirementParts parts = RequirementParts.Of(lines, requirement, file);
        string word = "retired " + YamlText.Date(day);
        int room = LongestMarker - word.Length - (parts.Marker is { } there ? there.End - there.Start : 0);
        isReasonInside = reason.Length > 0 && reason.Length + 2 <= room && !reason.AsSpan().ContainsAny(s_unfit);
        if (isReasonInside) word += ": " + reason;
        TextSplice splice;
        if (parts.Marker is { } marker)
        {
            splice = new TextSplice(marker.Start, marker.Start, word + "; ");
        }
        else
        {
            // Between the id and what closes its emphasis there is no room for more emphasis.
            bool isInside = parts.Opening.Length > 0 && parts.MarkerAt == parts.IdEnd;
            bool isPlain = isInside || parts.Opening.Length == 0 || parts.Form == RequirementForm.TableRow;
            splice = new TextSplice(parts.MarkerAt, parts.MarkerAt, isPlain ? $" ({word})" : $" *({word})*");
        }

        string changed = TextSplice.Apply(text, splice);
        RequirementText? read = RequirementReader.Read(changed, CancellationToken.None).FirstOrDefault(now => now.Id == requirement.Id);
        if (read is null || !read.IsRetired || read.Text != requirement.Text) throw FrontMatterPlaces.Refused(file, requirement.Line, $"{requirement.Id} cannot be marked as retired without changing what it says");
        return changed;
    }

    private string AmendRow(SpecLines lines, RequirementText requirement, RequirementParts parts, string said)
    {
        int number = TableRow.Demand(lines, requirement.Line, parts.IdEnd);
        List<(int Start, int End)> cells = TableRow.Cells(lines.Text, parts.LineStart, lines.End(requirement.Line));
        if (number < 0) throw FrontMatterPlaces.Refused(file, requirement.Line, $"the row of {requirement.Id} has no cell for a text");
        (int start, int end) = cells[number];
        string changed = TextSplice.Apply(lines.Text, new TextSplice(start, end, TableRow.Escape(said)));
        int own = cells.FindIndex(cell => cell.End >= parts.IdEnd);
        IEnumerable<string> others = cells.Select((cell, at) => at == number ? said : lines.Text[cell.Start..cell.End].Replace("\\|", "|", StringComparison.Ordinal)).Skip(own + 1);
        Check(changed, requirement, string.Join(" | ", others.Where(cell => cell.Length > 0)));
        return changed;
    }

    private void Check(string changed, RequirementText requirement, string expected)
    {
        RequirementText? read = RequirementReader.Read(changed, CancellationToken.None).FirstOrDefault(now => now.Id == requirement.Id);
        if (read is null || read.Line != requirement.Line || read.IsRetired != requirement.IsRetired || Folded(read.Text) != Folded(expected))
            throw FrontMatterPlaces.Refused(file, requirement.Line, $"the text would not read as that of {requirement.Id}; give it without blank lines, headings, comments, code blocks and other ids at the beginning of a line");
    }

    private static List<string> SpecLinesOf(string text) => [.. SpecText.Lines(text).Select(line => line.Text)];

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('*', '_', ' ');

    private static string Indent(string line) => line[..(line.Length - line.TrimStart(' ', '\t').Length)];

    private static int EndOf(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }
}
