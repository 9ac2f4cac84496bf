namespace VtOperate.HelpGen.Pages;

/// <summary>One paragraph of a page.</summary>
/// <param name="Line">The line it starts at, from 1.</param>
/// <param name="Source">The text as it is written, its lines joined.</param>
/// <param name="Verbatim">Whether it is code or a table, whose lines stay as they are.</param>
internal sealed record HelpText(int Line, string Source, bool Verbatim = false)
{
    /// <summary>The text as a console shows it: without the marks of Markdown.</summary>
    public string Plain => Verbatim ? Source : MarkdownText.Plain(Source);
}
