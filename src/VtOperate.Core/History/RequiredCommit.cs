using VtOperate.Core.Errors;

namespace VtOperate.Core.History;

/// <summary>Resolves a revision that somebody named and that has to be there.</summary>
public static class RequiredCommit
{
    /// <summary>The commit.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revision">A branch, a tag, a full or short id, or an expression such as <c>HEAD~3</c>.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/>: it names no commit.</exception>
    public static ObjectId Of(IGitRepository repository, string revision) =>
        repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit of '{repository.Root}'.");
}
