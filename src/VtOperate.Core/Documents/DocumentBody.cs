using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Documents;

/// <summary>Finds where text goes in the body of a Markdown document. Pure.</summary>
/// <param name="text">The body.</param>
/// <param name="file">The file, for errors.</param>
/// <param name="firstLine">The line at which the body begins, from 1.</param>
/// <param name="markdown">Reads Markdown.</param>
/// <param name="lineEnd">The line end to write.</param>
internal sealed class DocumentBody(string text, string file, int firstLine, IMarkdownReader markdown, string lineEnd)
{
    /// <summary>The splice that adds a line to a section, or the section with it; null where the section has the line.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the place is inside code.</exception>
    public TextSplice? Insert(IReadOnlyList<string> headings, string line)
    {
        IReadOnlyList<MarkdownBlock> blocks = markdown.Read(text);
        int section = Find(blocks, headings);
        if (section < 0) return Append(headings[0], line);
        int last = section;
        while (last + 1 < blocks.Count && !(blocks[last + 1].Kind == MarkdownBlockKind.Heading && blocks[last + 1].Level <= blocks[section].Level)) last++;
        string wanted = line.Trim();
        int start = LineStart(blocks[section].Line), at = LineStart(Math.Max(blocks[last].EndLine, blocks[section].EndLine) + 1);
        for (int from = start, next; from < at; from = next)
        {
            next = NextLine(text, from);
            if (text.AsSpan(from, next - from).Trim().SequenceEqual(wanted)) return null;
        }

        bool goesOn = last > section && blocks[last].Kind == MarkdownBlockKind.Paragraph && blocks[last].Level > 0 && wanted.StartsWith('-');
        string before = (at > 0 && text[at - 1] is not ('\r' or '\n') ? lineEnd : "") + (goesOn ? "" : lineEnd);
        bool isBlankNext = at >= text.Length || text[at] is '\r' or '\n';
        var splice = new TextSplice(at, at, before + WithLineEnds(line, lineEnd) + lineEnd + (isBlankNext ? "" : lineEnd));
        Check(splice, wanted, blocks);
        return splice;
    }

    /// <summary>The splice that adds a section at the end; null where there is one with this heading.</summary>
    /// <inheritdoc cref="Insert" path="/exception"/>
    public TextSplice? Append(string heading, string content)
    {
        IReadOnlyList<MarkdownBlock> blocks = markdown.Read(text);
        if (Find(blocks, [heading]) >= 0) return null;
        int end = text.Length;
        bool endsLine = end == 0 || text[end - 1] is '\r' or '\n', endsBlank = text.AsSpan().Trim().Length == 0 || IsBlankLast();
        string before = (endsLine ? "" : lineEnd) + (endsBlank ? "" : lineEnd);
        var splice = new TextSplice(end, end, $"{before}## {heading}{lineEnd}{lineEnd}{WithLineEnds(content, lineEnd).TrimEnd('\r', '\n')}{lineEnd}");
        Check(splice, heading, blocks);
        return splice;
    }

    /// <summary>A text with its line ends made those of the document.</summary>
    public static string WithLineEnds(string text, string lineEnd)
    {
        if (!text.AsSpan().ContainsAny('\r', '\n')) return text;
        var result = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n')) result.Append(text[i]);
            else if (text[i] == '\n' || i + 1 >= text.Length || text[i + 1] != '\n') result.Append(lineEnd);
        }

        return result.ToString();
    }

    /// <summary>The start of the line after the one that <paramref name="start"/> is in.</summary>
    public static int NextLine(string text, int start)
    {
        int end = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (end < 0) return text.Length;
        end += start;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static int Find(IReadOnlyList<MarkdownBlock> blocks, IReadOnlyList<string> headings)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind != MarkdownBlockKind.Heading) continue;
            ReadOnlySpan<char> heading = blocks[i].Text.AsSpan().Trim().TrimEnd(':');
            foreach (string name in headings)
            {
                if (heading.Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }

        return -1;
    }

    // A fence that never closes takes in all that follows; nobody would see what is added there.
    private void Check(TextSplice splice, string added, IReadOnlyList<MarkdownBlock> before)
    {
        IReadOnlyList<MarkdownBlock> after = markdown.Read(TextSplice.Apply(text, splice));
        int old = 0;
        bool isFound = false;
        foreach (MarkdownBlock block in after)
        {
            if (old < before.Count && block.Kind == before[old].Kind && block.Text == before[old].Text) old++;
            else if (block.Text.Length > 0 && block.Kind is not (MarkdownBlockKind.Code or MarkdownBlockKind.Html)) isFound |= added.Contains(block.Text.Trim(), StringComparison.Ordinal) || block.Text.Contains(added, StringComparison.Ordinal);
        }

        if (old < before.Count || !isFound) throw FrontMatterPlaces.Refused(file, firstLine + LineOf(splice.Start) - 1, "what would be added there would become part of another block");
    }

    private bool IsBlankLast()
    {
        int end = text.Length - 1;
        if (end >= 1 && text[end] == '\n' && text[end - 1] == '\r') end--;
        return end >= 1 && text[end - 1] is '\r' or '\n';
    }

    private int LineStart(int line)
    {
        int start = 0;
        for (; line > 1 && start < text.Length; line--) start = NextLine(text, start);
        return start;
    }

    private int LineOf(int position)
    {
        int line = 1;
        for (int at = 0; at < position; line++) at = NextLine(text, at);
        return line;
    }
}
