namespace VtOperate.Core.Documents;

/// <summary>One leaf block of a Markdown text, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its source without the markers of the block itself: heading text without <c>#</c>, code without the fence. Lines are parted by <c>\n</c>, whatever the file has.</param>
/// <param name="Level">Heading level 1 to 6; for others the depth of the lists and quotes around it, 0 at the top.</param>
/// <param name="Info">The info string of a fence, the marker of the list item (<c>-</c>, <c>1.</c>) that it begins, else empty.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="EndLine">Last line, from 1.</param>
public sealed record MarkdownBlock(MarkdownBlockKind Kind, string Text, int Level, string Info, int Line, int EndLine);
