using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Changes the sections of a solution's body and leaves every other byte as it is. Pure.</summary>
/// <param name="markdown">Reads Markdown.</param>
internal sealed class SectionEdit(IMarkdownReader markdown)
{
    /// <summary>Gives a section a content. A section that is missing is added at its place in the order of sections.</summary>
    /// <param name="document">The document.</param>
    /// <param name="section">The section.</param>
    /// <param name="content">Its whole new content.</param>
    /// <param name="isKnowledge">Whether the document gives advice, which decides how a new heading reads.</param>
    public EditableDocument Set(EditableDocument document, SolutionSection section, string content, bool isKnowledge)
    {
        if (Find(document, section) is not { } place) return Insert(document, section, content, isKnowledge);
        string lines = content.TrimEnd('\n');
        return place.Length == 0 ? document.Replace(place.Start, 0, $"\n{lines}\n") : document.Replace(place.Start, place.Length, lines);
    }

    /// <summary>Adds a content at the end of a section; nothing where the section says it already. A section that is missing, or says that nothing is known yet, gets it as its content.</summary>
    /// <param name="document">The document.</param>
    /// <param name="section">The section.</param>
    /// <param name="content">What is added.</param>
    /// <param name="label">A line that stands before it, or empty.</param>
    /// <param name="isKnowledge">Whether the document gives advice, which decides how a new heading reads.</param>
    public EditableDocument Add(EditableDocument document, SolutionSection section, string content, string label, bool isKnowledge)
    {
        if (Find(document, section) is not { Length: > 0 } place) return Set(document, section, content, isKnowledge);
        string known = document.Text.Substring(place.Start, place.Length);
        if (known.Trim() == SolutionText.Unknown) return Set(document, section, content, isKnowledge);
        if (Words(known).Contains(Words(content), StringComparison.Ordinal)) return document;
        string before = label.Length == 0 ? "\n\n" : $"\n\n{label}\n\n";
        return document.Replace(place.Start + place.Length, 0, before + content.TrimEnd('\n'));
    }

    // A range of the text without the blank lines around it; an empty one begins the line after the heading.
    private (int Start, int Length)? Find(EditableDocument document, SolutionSection section)
    {
        (IReadOnlyList<MarkdownBlock> blocks, List<int> lines) = Read(document);
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind != MarkdownBlockKind.Heading || blocks[i].Level < 2 || SolutionHeading.Find(blocks[i].Text) != section) continue;
            int last = i;
            while (last + 1 < blocks.Count && !Ends(blocks[last + 1], blocks[i].Level, section)) last++;
            if (last == i) return (LineStart(document, lines, blocks[i].EndLine + 1), 0);
            int start = LineStart(document, lines, blocks[i + 1].Line), end = LineStart(document, lines, blocks[last].EndLine + 1);
            while (end > start && char.IsWhiteSpace(document.Text[end - 1])) end--;
            return (start, end - start);
        }

        return null;
    }

    // A known part that somebody put one level deeper is a part of its own, and not text to be replaced with the one above it.
    private static bool Ends(MarkdownBlock block, int level, SolutionSection section)
    {
        if (block.Kind != MarkdownBlockKind.Heading) return false;
        return block.Level <= level || (SolutionHeading.Find(block.Text) is var found && found != SolutionSection.Other && found != section);
    }

    private EditableDocument Insert(EditableDocument document, SolutionSection section, string content, bool isKnowledge)
    {
        (IReadOnlyList<MarkdownBlock> blocks, List<int> lines) = Read(document);
        string text = $"## {SolutionHeading.Of(section, isKnowledge)}\n\n{content.TrimEnd('\n')}\n";
        foreach (MarkdownBlock block in blocks)
        {
            if (block.Kind != MarkdownBlockKind.Heading || block.Level != 2) continue;
            SolutionSection found = SolutionHeading.Find(block.Text);
            if (found > section && found != SolutionSection.Other) return document.Replace(LineStart(document, lines, block.Line), 0, text + "\n");
        }

        string all = document.Text;
        string before = all.Length == 0 || all.EndsWith('\n') || all.EndsWith('\r') ? "\n" : "\n\n";
        return document.Replace(all.Length, 0, before + text);
    }

    private (IReadOnlyList<MarkdownBlock> Blocks, List<int> Lines) Read(EditableDocument document)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        var lines = new List<int> { 0 };
        for (int at = 0; at < document.Text.Length;)
        {
            at = DocumentBody.NextLine(document.Text, at);
            lines.Add(at);
        }

        return (markdown.Read(front.Body, front.BodyLine), lines);
    }

    private static int LineStart(EditableDocument document, List<int> lines, int line) => line - 1 < lines.Count ? lines[line - 1] : document.Text.Length;

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
