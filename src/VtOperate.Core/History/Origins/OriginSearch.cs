namespace VtOperate.Core.History.Origins;

/// <summary>What the steps of one search share.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="History">The reader.</param>
/// <param name="Renames">Pairs moved files.</param>
/// <param name="Parent">The state before the fix.</param>
/// <param name="Time">When the fix was made, in seconds since 1970.</param>
/// <param name="Fix">The fix; null for one that is not committed.</param>
/// <param name="Query">The question.</param>
internal sealed record OriginSearch(IGitRepository Repository, HistoryReader History, RenameFinder Renames, CommitNode Parent, long Time, string? Fix, OriginQuery Query)
{
    /// <summary>Whether the commit was there when the bug was seen.</summary>
    internal bool Admits(CommitNode commit) => Query.OccurredAt is not { } seen || commit.Time <= seen.ToUnixTimeSeconds();
}
