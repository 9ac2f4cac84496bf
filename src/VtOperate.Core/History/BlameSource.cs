namespace VtOperate.Core.History;

/// <summary>The file of a parent that lines may have come from; a zero blob when there is none.</summary>
internal readonly record struct BlameSource(CommitNode Commit, string Path, ObjectId Blob);
