namespace VtOperate.Core.History;

/// <summary>Consecutive lines of a file and the commit that last touched them.</summary>
/// <param name="First">The first line, from 1, in the file that was asked about.</param>
/// <param name="Count">How many lines, at least 1.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Path">The file's path in that commit; another one before a rename.</param>
/// <param name="SourceFirst">The first of the lines in that commit's file, from 1.</param>
public sealed record BlamedLines(int First, int Count, CommitNode Commit, string Path, int SourceFirst);
