namespace VtOperate.Core.History;

/// <summary>One git repository: where it is, where its head is, what it holds. Not thread-safe.</summary>
public interface IGitRepository : IDisposable
{
    /// <summary>The folder of the work tree, absolute, without a trailing separator; the git folder when the repository is bare.</summary>
    string Root { get; }

    /// <summary>The git folder of this work tree, absolute.</summary>
    string GitFolder { get; }

    /// <summary>The git folder that all work trees share, absolute.</summary>
    string CommonFolder { get; }

    /// <summary>Whether there is no work tree.</summary>
    bool IsBare { get; }

    /// <summary>Whether history was cut off when it was cloned.</summary>
    bool IsShallow { get; }

    /// <summary>The commits at which a shallow history ends: their parents are not there. Empty otherwise.</summary>
    IReadOnlySet<ObjectId> ShallowBoundary { get; }

    /// <summary>The name of the current branch, also when it has no commit yet; null when the head is detached.</summary>
    string? Branch { get; }

    /// <summary>The commit at head; null when the branch has none yet.</summary>
    ObjectId? Head { get; }

    /// <summary>Every local and remote branch and tag with the commit it points at, in ordinal order of the full name.</summary>
    IReadOnlyList<GitReference> References { get; }

    /// <summary>The commit that a revision names (<c>HEAD~3</c>, a branch, a tag, a short id), or null.</summary>
    ObjectId? Resolve(string revision);

    /// <summary>What is changed in the work tree against head. Nothing in a bare repository.</summary>
    WorkTreeState ReadState(CancellationToken stop);

    /// <summary>Opens a reader of objects.</summary>
    IObjectReader OpenObjects();
}
