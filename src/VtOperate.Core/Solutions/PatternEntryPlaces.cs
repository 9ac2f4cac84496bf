using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Where in its file the parts of an entry end, so that lines can be added to them.</summary>
/// <param name="LinksEnd">The last line of where it says it is documented; null when it does not say.</param>
/// <param name="LinkIndent">The blanks and the sign before an item of that list, for instance <c>- </c>; <c>- </c> where it is no list.</param>
/// <param name="End">The last line of the entry.</param>
/// <param name="IsFollowed">Whether text stands in the line after it.</param>
/// <param name="SaysNoDocument">Whether it says there that there is no document yet.</param>
internal sealed record PatternEntryPlaces(int? LinksEnd, string LinkIndent, int End, bool IsFollowed, bool SaysNoDocument)
{
    /// <summary>Finds the places of an entry.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="blocks">The blocks of the file.</param>
    /// <param name="pattern">The entry.</param>
    public static PatternEntryPlaces Of(IReadOnlyList<string> lines, IReadOnlyList<MarkdownBlock> blocks, CriticalPattern pattern)
    {
        int? linksEnd = null;
        PatternPart current = PatternPart.Other;
        foreach (MarkdownBlock block in blocks)
        {
            if (block.Line <= pattern.Line || block.Line > pattern.EndLine) continue;
            if (block.Kind == MarkdownBlockKind.Break) current = PatternPart.Other;
            if (block.Kind == MarkdownBlockKind.Heading && PatternLine.TryHeading(block.Text, out PatternPart named, out _))
            {
                current = named;
                if (current == PatternPart.Links) linksEnd = block.EndLine;
                continue;
            }

            if (block.Kind is not (MarkdownBlockKind.Paragraph or MarkdownBlockKind.Table)) continue;
            string[] text = block.Text.Split('\n');
            for (int i = 0; i < text.Length; i++)
            {
                if (PatternLine.TryLine(text[i], out PatternPart part, out _)) current = part;
                if (current == PatternPart.Links) linksEnd = block.Line + i;
            }
        }

        bool isFollowed = pattern.EndLine < lines.Count && !string.IsNullOrWhiteSpace(lines[pattern.EndLine]);
        string last = linksEnd is { } line && line <= lines.Count ? lines[line - 1] : "";
        return new PatternEntryPlaces(linksEnd, Indent(last), pattern.EndLine, isFollowed, last.TrimEnd() == PatternEntryText.NoDocument);
    }

    private static string Indent(string line)
    {
        int start = 0;
        while (start < line.Length && line[start] is ' ' or '\t') start++;
        bool isItem = start + 1 < line.Length && line[start] is '-' or '*' or '+' && line[start + 1] is ' ' or '\t';
        return isItem ? line[..(start + 2)] : "- ";
    }
}
