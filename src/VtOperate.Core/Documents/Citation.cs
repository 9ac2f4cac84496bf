namespace VtOperate.Core.Documents;

/// <summary>Something outside a document that the document relies on, and where it says so.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it names: a path with forward slashes and without line numbers, the target of a link without its anchor, the digits of a commit, the last part of a name.</param>
/// <param name="Line">The line in the document, from 1.</param>
/// <param name="IsNamed">Of a commit, whether the words before it call it one; hexadecimal digits alone may be anything. True of everything else.</param>
/// <param name="IsSaidGone">Of a path, whether the document itself says at this place that it was deleted.</param>
public sealed record Citation(CitationKind Kind, string Text, int Line, bool IsNamed = true, bool IsSaidGone = false);
