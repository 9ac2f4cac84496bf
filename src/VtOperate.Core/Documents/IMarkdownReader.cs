namespace VtOperate.Core.Documents;

/// <summary>Reads Markdown into a flat list of leaf blocks with positions.</summary>
public interface IMarkdownReader
{
    /// <summary>The blocks in the order of the text. Any text has blocks: nothing throws.</summary>
    /// <param name="text">The Markdown text, without front matter.</param>
    /// <param name="firstLine">The line of the file at which the text begins, from 1; added to every position.</param>
    IReadOnlyList<MarkdownBlock> Read(string text, int firstLine = 1);
}
