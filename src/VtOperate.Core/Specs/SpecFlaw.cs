namespace VtOperate.Core.Specs;

/// <summary>Something unfinished or damaged in a document of a feature.</summary>
/// <param name="Text">What it is, in one sentence.</param>
/// <param name="File">The file, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="IsDamage">Whether the document cannot be trusted because of it, as with the marks of a merge.</param>
public sealed record SpecFlaw(string Text, string File, int Line, bool IsDamage = false);
