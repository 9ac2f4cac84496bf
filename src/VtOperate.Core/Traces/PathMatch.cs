namespace VtOperate.Core.Traces;

/// <summary>The file of a repository whose path has the longest end in common with a wanted path.</summary>
/// <param name="Path">The file, or null when none or several fit.</param>
/// <param name="Common">How many names, from the end, both share.</param>
/// <param name="Missing">How many names of the wanted path stand before those.</param>
/// <param name="Left">How many names of the file's path stand before those.</param>
/// <param name="Root">The wanted path's folder just above the common part, or null.</param>
internal readonly record struct PathMatch(string? Path, int Common, int Missing, int Left, string? Root)
{
    // Folders that images, build agents and sites put a project into.
    private static readonly string[] s_roots = ["app", "src", "source", "code", "workspace", "workdir", "project", "repo", "site", "www", "html", "wwwroot", "task", "function", "s", "_", "build", "dist", "out"];

    /// <summary>Whether the match is more than an equal file name in quite another place.</summary>
    internal bool IsTrusted => Path is not null && (Common >= 2 || Missing <= 1 || Left == 0 || (Root is not null && Array.IndexOf(s_roots, Root) >= 0));
}
