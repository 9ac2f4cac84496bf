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

    /// <summary>The name under which the user commits here (<c>user.name</c>); null when none is set.</summary>
    string? UserName { get; }

    /// <summary>The commit at which a reference points now, read anew; null when there is none.</summary>
    /// <param name="name">The full name, <c>refs/heads/main</c>.</param>
    ObjectId? ReadReference(string name);

    /// <summary>Puts a commit on a branch through the object database: work tree, index and current branch are not touched. Objects are on the disk before the branch names them.</summary>
    /// <returns>The commit; null when the branch does not stand where it was expected, and nothing has happened but objects that nobody names.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.FileUnwritable"/>: no room, no right to write.</exception>
    ObjectId? Commit(BranchChange change);

    /// <summary>Moves a branch to a commit that is here already.</summary>
    /// <param name="reference">The full name of the branch.</param>
    /// <param name="expected">Where it must stand; null where it must not exist yet.</param>
    /// <param name="target">Where it goes.</param>
    /// <returns>False when it does not stand there, and nothing has happened.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.FileUnwritable"/>.</exception>
    bool TryMove(string reference, ObjectId? expected, ObjectId target);

    /// <summary>Undoes commits or takes them over on top of another one, in memory: work tree, index and existing branches are not touched. A branch is made where one is asked for and everything applies; a rehearsal leaves nothing behind.</summary>
    /// <param name="request">What is done.</param>
    /// <param name="stop">Ends it; no branch is made then.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.RecordExists"/>: the branch exists. <see cref="Errors.ErrorId.ObjectUnreadable"/>: a commit is not there.</exception>
    ReplayResult Replay(ReplayRequest request, CancellationToken stop);
}
