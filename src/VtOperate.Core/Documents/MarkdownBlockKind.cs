namespace VtOperate.Core.Documents;

/// <summary>What a block of a Markdown text is.</summary>
public enum MarkdownBlockKind
{
    /// <summary>A heading; the level says which.</summary>
    Heading,

    /// <summary>A paragraph, also inside a quote or a list item.</summary>
    Paragraph,

    /// <summary>A fenced or indented code block; the text is the code alone.</summary>
    Code,

    /// <summary>A table; the text is its source.</summary>
    Table,

    /// <summary>Raw HTML, comments included.</summary>
    Html,

    /// <summary>A thematic break.</summary>
    Break,
}
