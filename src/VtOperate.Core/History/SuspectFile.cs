namespace VtOperate.Core.History;

/// <summary>A file that the bug may be in, with its reasons.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">How strongly the evidence points at it; comparable within one list only.</param>
/// <param name="RelativePath">The file, relative to the repository, with forward slashes.</param>
/// <param name="Evidence">Every reason, strongest first.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record SuspectFile(int Rank, double Score, string RelativePath, IReadOnlyList<Evidence> Evidence, string Repository);
