namespace VtOperate.Core.History;

/// <summary>What a change adds to one file.</summary>
/// <param name="Path">The file as it is called after the change, relative to the repository with forward slashes.</param>
/// <param name="Added">The lines that it adds, ascending.</param>
public sealed record DiffFile(string Path, IReadOnlyList<DiffLine> Added);
