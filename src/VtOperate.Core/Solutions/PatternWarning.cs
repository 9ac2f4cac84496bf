namespace VtOperate.Core.Solutions;

/// <summary>A line that a change adds and that looks like the wrong side of a critical pattern.</summary>
/// <param name="Rank">Place among the warnings of its file, from 1.</param>
/// <param name="Score">How sure it is, 0 to 1.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="File">The file, relative to the repository with forward slashes.</param>
/// <param name="Line">The line in the changed file, from 1.</param>
/// <param name="Text">The line, secrets taken out.</param>
/// <param name="Evidence">Which wrong line it is like, which names they share, what else speaks for it.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record PatternWarning(int Rank, double Score, CriticalPattern Pattern, string File, int Line, string Text, IReadOnlyList<Evidence> Evidence, string Repository);
