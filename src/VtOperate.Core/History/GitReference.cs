namespace VtOperate.Core.History;

/// <summary>A name in a repository and the commit it points at.</summary>
/// <param name="Name">The full name, for instance <c>refs/heads/main</c>.</param>
/// <param name="Commit">The commit, after peeling tags.</param>
public sealed record GitReference(string Name, ObjectId Commit);
