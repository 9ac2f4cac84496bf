namespace VtOperate.Core.History.Origins;

/// <summary>A fix whose bug is traced back.</summary>
public sealed record OriginQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>The fix: a commit, branch or tag; null for what is changed in the work tree and not committed.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether the message of the fix is left unread: neither the commits it names nor its words count.</summary>
    public bool IgnoreMessage { get; init; }

    /// <summary>When the bug was seen; commits that were made later are left out. Null when nobody knows.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>How many commits are returned at most.</summary>
    public int First { get; init; } = 5;
}
