using LibGit2Sharp;
using VtOperate.Core.Errors;

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

    private static bool Says(LibGit2SharpException bad, string words) => bad.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
