namespace VtOperate.Core.Storage;

/// <summary>What was exchanged with a remote.</summary>
/// <param name="Remote">The name of the remote.</param>
/// <param name="Received">The files that came or grew, below the root of the store, in ordinal order.</param>
/// <param name="Sent">The files that the remote did not have, or not as long, in ordinal order.</param>
/// <param name="United">Whether both sides had written since they last met.</param>
/// <param name="Sha">The commit at which both stand now; null when there is nothing yet.</param>
/// <param name="Repository">The folder of the repository, absolute.</param>
public sealed record StoreSync(string Remote, IReadOnlyList<string> Received, IReadOnlyList<string> Sent, bool United, string? Sha, string Repository);
