using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.Bugs;

namespace VtOperate.Engine.History;

/// <summary>Linked work trees behind <see cref="IWorktrees"/>.</summary>
public sealed class Worktrees : IWorktrees
{
    private readonly GitFinder _git = new();

    /// <inheritdoc/>
    public IWorktree Open(string repository, ObjectId commit, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using IGitRepository found = _git.Open(repository) ?? throw new OperationException(ErrorId.RepositoryNotFound, repository, $"'{repository}' is in no git repository.");
        RequireCommit(found, commit);
        var worktree = new LinkedWorktree(found.CommonFolder, WorktreeOwner.Take(found.CommonFolder), commit);
        try
        {
            worktree.Switch(commit, stop);
            worktree.ReadNotes();
            return worktree;
        }
        catch
        {
            worktree.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int CleanUp(string repository, CancellationToken stop)
    {
        using IGitRepository? found = _git.Open(repository);
        if (found is null || !Directory.Exists(WorktreeOwner.FolderIn(found.CommonFolder))) return 0;
        int count = 0;
        foreach (WorktreeOwner owner in WorktreeOwner.TakeAbandoned(found.CommonFolder))
        {
            stop.ThrowIfCancellationRequested();
            if (owner.Session.Length > 0) MarkedProcesses.End(owner.Session);
            if (LinkedWorktree.Remove(found.CommonFolder, owner)) count++;
        }

        return count;
    }

    private static void RequireCommit(IGitRepository repository, ObjectId commit)
    {
        using IObjectReader objects = repository.OpenObjects();
        if (objects.Contains(commit)) return;
        string why = repository.IsShallow ? " Its history was cut off when it was cloned; 'git fetch --unshallow' brings the rest." : "";
        throw new OperationException(ErrorId.ObjectUnreadable, commit.ToString(), $"The commit {commit} is not in the repository '{repository.Root}'.{why}");
    }
}
