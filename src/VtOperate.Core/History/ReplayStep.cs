namespace VtOperate.Core.History;

/// <summary>A commit that is to be undone or taken over on top of others. Of a merge, what it did to its first parent.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="IsRevert">Whether it is undone.</param>
public readonly record struct ReplayStep(ObjectId Commit, bool IsRevert);
