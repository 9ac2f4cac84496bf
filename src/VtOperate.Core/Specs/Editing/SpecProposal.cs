namespace VtOperate.Core.Specs.Editing;

/// <summary>A feature that would supersede what a built one says.</summary>
/// <param name="Feature">The name of its folder.</param>
/// <param name="File">Its specification, relative to the repository with forward slashes.</param>
/// <param name="Text">What stands in it, with LF.</param>
/// <param name="Note">What it supersedes, in one line.</param>
public sealed record SpecProposal(string Feature, string File, string Text, string Note);
