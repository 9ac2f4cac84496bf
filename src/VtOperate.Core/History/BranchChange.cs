namespace VtOperate.Core.History;

/// <summary>A commit that is to be put on a branch without any work tree or index.</summary>
/// <param name="Reference">The full name of the branch, <c>refs/heads/operations</c>.</param>
/// <param name="Parents">The parents; the first one is where the branch must stand. None for a branch that must not exist yet.</param>
/// <param name="Files">The files that change against the first parent, by path with forward slashes; null content takes a file away.</param>
/// <param name="Message">The message of the commit.</param>
/// <param name="At">When it is committed.</param>
public sealed record BranchChange(string Reference, IReadOnlyList<ObjectId> Parents, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>?>> Files, string Message, DateTimeOffset At)
{
    /// <summary>Whether the branch is made with this commit: it must not exist yet, and the first parent is only what the files are changed against.</summary>
    public bool IsNew { get; init; }
}
