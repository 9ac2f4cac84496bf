namespace VtOperate.Core.History;

/// <summary>Exchanges single references of a repository with its remotes. Network is used for the remote that is named, and for nothing else.</summary>
public interface IGitRemotes
{
    /// <summary>The names of the remotes, in ordinal order.</summary>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    IReadOnlyList<string> Names(string folder);

    /// <summary>Fetches one branch of a remote to where git keeps it (<c>refs/remotes/…</c>). Nothing happens when the remote has no such branch.</summary>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="remote">The name of the remote.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <param name="credential">What the remote is shown; null for nothing, or what ssh knows.</param>
    /// <param name="stop">Ends the transfer.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.RemoteFailed"/>.</exception>
    void Fetch(string folder, string remote, string branch, RemoteCredential? credential, CancellationToken stop);

    /// <summary>Pushes one branch, never forcing.</summary>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="remote">The name of the remote.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <param name="credential">What the remote is shown; null for nothing, or what ssh knows.</param>
    /// <param name="stop">Ends the transfer.</param>
    /// <returns>False when the remote has something that is not here yet.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.RemoteFailed"/>: it cannot be reached, or it refuses.</exception>
    bool Push(string folder, string remote, string branch, RemoteCredential? credential, CancellationToken stop);
}
