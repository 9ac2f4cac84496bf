namespace VtOperate.Core.History.Origins;

/// <summary>A commit that may have introduced the bug that a fix mends, with its reasons.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">How likely it is, from 0 to 1, among the commits that were looked at.</param>
/// <param name="Sha">The commit, 40 digits.</param>
/// <param name="Author">Its author's name.</param>
/// <param name="Date">When it was authored.</param>
/// <param name="Subject">First line of its message.</param>
/// <param name="Evidence">Every reason, strongest first, then the lines that tie it to the fix.</param>
/// <param name="Fix">The fix, 40 digits; null for one that is not committed.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record BugOrigin(int Rank, double Score, string Sha, string Author, DateTimeOffset Date, string Subject, IReadOnlyList<Evidence> Evidence, string? Fix, string Repository);
