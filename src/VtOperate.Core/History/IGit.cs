namespace VtOperate.Core.History;

/// <summary>Finds git repositories.</summary>
public interface IGit
{
    /// <summary>Opens the repository that holds the folder, searching upward; null when there is none.</summary>
    /// <exception cref="Errors.OperationException">It is there and cannot be opened: not trusted, not supported, or libgit2 does not load.</exception>
    IGitRepository? Open(string folder);
}
