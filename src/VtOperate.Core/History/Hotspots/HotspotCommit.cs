namespace VtOperate.Core.History.Hotspots;

/// <summary>A commit that was counted.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Author">Who made it.</param>
/// <param name="IsFix">Whether it says that it mends something.</param>
/// <param name="Paths">The files it changed, under the names they have at the end of the range.</param>
/// <param name="Changes">The same with their contents; what was a rename is compared with what it was.</param>
internal sealed record HotspotCommit(CommitNode Commit, string Author, bool IsFix, IReadOnlyList<string> Paths, IReadOnlyList<(string Path, FileChange Change)> Changes);
