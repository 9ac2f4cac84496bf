using LibGit2Sharp;
using VtOperate.Core.Errors;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.History;

/// <summary>What libgit2 says, as errors with stable ids. It gives most refusals no code of their own, so its words decide.</summary>
internal static class GitFailure
{
    /// <summary>The error of a repository that is there and cannot be opened.</summary>
    internal static OperationException AtOpening(string folder, LibGit2SharpException bad)
    {
        if (Says(bad, "not owned by current user") || Says(bad, "dubious ownership"))
            return new OperationException(ErrorId.RepositoryNotTrusted, folder, $"The git repository of '{folder}' belongs to another user.", bad);
        if (Says(bad, "object format"))
            return new OperationException(ErrorId.GitUnsupported, folder, $"The git repository of '{folder}' uses object ids other than SHA-1.", bad);
        if (Says(bad, "unsupported extension") || Says(bad, "unsupported repository version"))
            return new OperationException(ErrorId.GitUnsupported, folder, $"The git repository of '{folder}' uses something newer than this module knows: {bad.Message}.", bad);
        return new OperationException(ErrorId.GitUnsupported, folder, $"The git repository of '{folder}' cannot be opened: {bad.Message}.", bad);
    }

    /// <summary>The error of a repository that opened and then cannot be read.</summary>
    internal static OperationException AtReading(string folder, LibGit2SharpException bad) =>
        new(ErrorId.ObjectUnreadable, folder, $"The git repository '{folder}' cannot be read: {bad.Message}.", bad);

    /// <summary>The error of a commit that cannot be checked out.</summary>
    internal static OperationException AtCheckout(ObjectId commit, string folder, LibGit2SharpException bad)
    {
        if (IsFull(bad)) return new OperationException(ErrorId.FileUnwritable, folder, $"There is no room for a checkout in '{folder}': {bad.Message}.", bad);
        if (IsFinal(bad)) return new OperationException(ErrorId.ObjectUnreadable, commit.ToString(), $"The commit {commit} cannot be checked out, because an object of it is missing or damaged (a shallow or partial clone lacks some): {bad.Message}.", bad);
        return new OperationException(ErrorId.FileUnwritable, folder, $"The commit {commit} cannot be checked out to '{folder}': {bad.Message}.", bad);
    }

    /// <summary>Whether another folder would not help.</summary>
    internal static bool IsFinal(LibGit2SharpException bad) => bad is NotFoundException || IsFull(bad) || Says(bad, "object not found") || Says(bad, "zlib") || Says(bad, "hash mismatch") || Says(bad, "odb");

    private static bool IsFull(LibGit2SharpException bad) => Says(bad, "no space left") || Says(bad, "disk quota") || Says(bad, "not enough space");

    private static bool Says(LibGit2SharpException bad, string words) => bad.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
