namespace VtOperate.Core.Solutions;

/// <summary>A piece of code in a document, with what the document says about it.</summary>
/// <param name="Side">Whether it is said to be wrong or right; <see cref="PatternPart.Other"/> when nothing is said.</param>
/// <param name="Language">The language of its fence, or empty.</param>
/// <param name="Code">The code.</param>
/// <param name="Section">The heading of the section that it stands in.</param>
internal sealed record CodeSample(PatternPart Side, string Language, string Code, string Section);
