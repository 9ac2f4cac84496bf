namespace VtOperate.Core.History;

/// <summary>A commit that may have introduced the bug, with its reasons.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">How likely it is, from 0 to 1; what is missing to 1 over the whole list is left for commits that are not in it.</param>
/// <param name="Sha">The commit, 40 digits.</param>
/// <param name="Author">Its author's name.</param>
/// <param name="Date">When it was authored.</param>
/// <param name="Subject">First line of its message.</param>
/// <param name="Evidence">Every reason, strongest first.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record SuspectCommit(int Rank, double Score, string Sha, string Author, DateTimeOffset Date, string Subject, IReadOnlyList<Evidence> Evidence, string Repository);
