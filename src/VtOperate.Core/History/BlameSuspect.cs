namespace VtOperate.Core.History;

/// <summary>A file of a commit that may have brought lines.</summary>
internal sealed record BlameSuspect(CommitNode Commit, string Path, ObjectId Blob, List<BlameRange> Ranges);
