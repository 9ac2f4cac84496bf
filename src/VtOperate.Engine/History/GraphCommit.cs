using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>A commit as a commit-graph holds it.</summary>
/// <param name="Node">The commit.</param>
/// <param name="Level">Its topological level: 1 at a root, else one more than the highest of its parents.</param>
/// <param name="Filter">Its changed-path filter.</param>
internal sealed record GraphCommit(CommitNode Node, int Level, byte[] Filter);
