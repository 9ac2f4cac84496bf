using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Traces;

/// <summary>The files of a commit, which is what a trace of released code speaks of; before the first commit those of the work tree.</summary>
/// <param name="git">Repositories.</param>
/// <param name="workTree">What is read while there is no commit.</param>
/// <param name="revision">The commit to look at; null for head.</param>
public sealed class CommitTreePaths(IGit git, IRepositoryPaths workTree, string? revision = null) : IRepositoryPaths
{
    /// <inheritdoc/>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/> when the revision names no commit.</exception>
    public RepositoryFiles? Read(string folder, CancellationToken stop)
    {
        using IGitRepository? repository = git.Open(folder);
        if (repository is null) return null;
        ObjectId? asked = revision is null ? repository.Head : repository.Resolve(revision);
        if (asked is null && revision is not null) throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit of '{repository.Root}'.");
        if (asked is not { } commit) return workTree.Read(folder, stop);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        List<string> paths = [];
        foreach (TreeFile file in history.ListFiles(history.ReadCommit(commit).Tree, stop))
        {
            if (!file.IsLink) paths.Add(file.Path);
        }

        return new RepositoryFiles(repository.Root, paths);
    }
}
