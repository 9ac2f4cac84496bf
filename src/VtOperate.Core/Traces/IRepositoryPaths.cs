namespace VtOperate.Core.Traces;

/// <summary>The files of a repository, to find the frames of a trace in.</summary>
public interface IRepositoryPaths
{
    /// <summary>The root of the repository that holds the folder, and its files relative to the root with forward slashes; null when the folder is in no repository.</summary>
    RepositoryFiles? Read(string folder, CancellationToken stop);
}
