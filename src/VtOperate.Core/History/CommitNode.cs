namespace VtOperate.Core.History;

/// <summary>A commit as history sees it: where it stands and what it holds. Its words are read only when somebody asks (<see cref="HistoryReader.ReadText"/>).</summary>
/// <param name="Id">The commit.</param>
/// <param name="Tree">The root tree.</param>
/// <param name="Parents">Its parents, first parent first; empty at a root and at a shallow boundary.</param>
/// <param name="Time">When it was committed, in seconds since 1970 UTC; 0 when the commit does not say.</param>
/// <param name="IsBoundary">Whether its parents were cut off by a shallow clone.</param>
public sealed record CommitNode(ObjectId Id, ObjectId Tree, IReadOnlyList<ObjectId> Parents, long Time, bool IsBoundary);
