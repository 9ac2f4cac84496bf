namespace VtOperate.Core.History;

/// <summary>A commit that changed lines which are followed.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Path">The file's path in this commit, forward slashes.</param>
/// <param name="Lines">The followed lines as they stand in this commit, first line from 1 and count, ascending.</param>
public sealed record ChangedLines(CommitNode Commit, string Path, IReadOnlyList<(int First, int Count)> Lines);
