namespace VtOperate.Core.Workspace;

/// <summary>One file that a workspace needs.</summary>
/// <param name="Action">What became of it.</param>
/// <param name="RelativePath">The path relative to the repository with forward slashes.</param>
/// <param name="Purpose">What it is for, in a few words.</param>
/// <param name="Path">The file, absolute; what exists in its stead where it was there already.</param>
/// <param name="Key">The configuration key that sets where it is, for instance <c>paths.bugs</c>; null for the configuration itself.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record WorkspaceItem(WorkspaceAction Action, string RelativePath, string Purpose, string Path, string? Key, string Repository);
