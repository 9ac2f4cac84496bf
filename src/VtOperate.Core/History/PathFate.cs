namespace VtOperate.Core.History;

/// <summary>What became of a file that was there once and is not at head.</summary>
/// <param name="Path">The path that was asked about.</param>
/// <param name="Removal">The commit that took it away last.</param>
/// <param name="MovedTo">Where its content stands at head, when that commit or a later one renamed it; null when it was deleted.</param>
/// <param name="Steps">Every path it had, from the one asked about to the last, when it was renamed more than once.</param>
public sealed record PathFate(string Path, CommitNode Removal, string? MovedTo, IReadOnlyList<string> Steps);
