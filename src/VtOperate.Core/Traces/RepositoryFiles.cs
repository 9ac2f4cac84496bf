namespace VtOperate.Core.Traces;

/// <summary>The files of a repository.</summary>
/// <param name="Root">The root, absolute.</param>
/// <param name="Paths">The files, relative to the root, with forward slashes.</param>
public sealed record RepositoryFiles(string Root, IReadOnlyList<string> Paths);
