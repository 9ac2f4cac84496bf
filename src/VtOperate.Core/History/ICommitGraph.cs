namespace VtOperate.Core.History;

/// <summary>A file of git's that says beforehand what commits hold, so that they need not be unpacked (gitformat-commit-graph). Read-only; not every commit is in it.</summary>
public interface ICommitGraph
{
    /// <summary>A commit as the graph has it; null when it is not in the graph.</summary>
    CommitNode? Find(in ObjectId id);

    /// <summary>
    /// How far a commit stands above the roots: more than every one of its parents. 0 when it is not known, and then nothing follows from it.
    /// </summary>
    long GenerationOf(in ObjectId id);

    /// <summary>Whether the changed-path filter of a commit rules out that it differs from its first parent at a path. False when it does not, and where there is no filter.</summary>
    bool RulesOutChange(in ObjectId id, string path);
}
