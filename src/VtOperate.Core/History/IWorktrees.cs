namespace VtOperate.Core.History;

/// <summary>Throw-away checkouts of commits. The work tree, index, branches and stash of the repository are never touched.</summary>
public interface IWorktrees
{
    /// <summary>Checks a commit out into a new linked work tree with a detached head, in a temporary folder.</summary>
    /// <param name="repository">A folder in the repository, absolute.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="stop">Ends the checkout; nothing is left of it.</param>
    /// <exception cref="Errors.OperationException">The commit cannot be checked out, or there is no room.</exception>
    IWorktree Open(string repository, ObjectId commit, CancellationToken stop);

    /// <summary>Takes away what runs that were killed have left: folders, entries in the repository and processes. What a living process uses stays.</summary>
    /// <param name="repository">A folder in the repository, absolute.</param>
    /// <param name="stop">Ends the cleaning.</param>
    /// <returns>How many work trees were taken away.</returns>
    int CleanUp(string repository, CancellationToken stop);
}
