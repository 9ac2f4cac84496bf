namespace VtOperate.Core.History.Suspects;

/// <summary>A file, or a folder that was named, in which the bug may be.</summary>
/// <param name="Path">The path at the commit that ran.</param>
/// <param name="Share">How likely it is beside the likeliest one, over 0 to 1.</param>
/// <param name="IsNamed">Whether the user named it.</param>
internal readonly record struct QuestionedFile(string Path, double Share, bool IsNamed);
