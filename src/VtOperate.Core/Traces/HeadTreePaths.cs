using VtOperate.Core.History;

namespace VtOperate.Core.Traces;

/// <summary>The files of the commit at head, which is what a trace of released code speaks of; before the first commit those of the work tree.</summary>
/// <param name="git">Repositories.</param>
/// <param name="workTree">What is read while there is no commit.</param>
public sealed class HeadTreePaths(IGit git, IRepositoryPaths workTree) : IRepositoryPaths
{
    /// <inheritdoc/>
    public RepositoryFiles? Read(string folder, CancellationToken stop)
    {
        using IGitRepository? repository = git.Open(folder);
        if (repository is null) return null;
        if (repository.Head is not { } head) return workTree.Read(folder, stop);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        List<string> paths = [];
        foreach (TreeFile file in history.ListFiles(history.ReadCommit(head).Tree, stop))
        {
            if (!file.IsLink) paths.Add(file.Path);
        }

        return new RepositoryFiles(repository.Root, paths);
    }
}
