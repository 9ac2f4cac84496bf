namespace VtOperate.Core.Bugs;

/// <summary>One place to look at: a commit that may have brought the bug or a file it may be in, in one ranking.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">How likely it is right, from 0 to 1; the same scale for commits and files.</param>
/// <param name="Kind">Whether it is a commit, a file, or a commit that a known fix leads to.</param>
/// <param name="Name">The commit's id, 40 digits, or the file relative to the repository.</param>
/// <param name="Text">The commit's date, author and subject; empty for a file.</param>
/// <param name="Evidence">The reasons, strongest first.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record InvestigationLead(int Rank, double Score, LeadKind Kind, string Name, string Text, IReadOnlyList<Evidence> Evidence, string Repository);
