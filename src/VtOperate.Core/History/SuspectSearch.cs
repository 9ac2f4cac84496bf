namespace VtOperate.Core.History;

/// <summary>What the steps of one search for suspects share.</summary>
/// <param name="History">The reader.</param>
/// <param name="Head">The commit at which lines are counted.</param>
/// <param name="Since">Commits older than this, in seconds since 1970, are left out; null for none.</param>
/// <param name="Stop">Stops the work.</param>
internal sealed record SuspectSearch(HistoryReader History, CommitNode Head, long? Since, CancellationToken Stop)
{
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    /// <summary>The evidence so far.</summary>
    internal EvidenceLedger Ledger { get; } = new();

    /// <summary>What could not be done.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>The head as people write it.</summary>
    internal string ShortHead => Head.Id.ToString()[..8];

    /// <summary>Whether a commit may be named at all.</summary>
    internal bool Admits(CommitNode commit) => Since is not { } since || commit.Time >= since;

    /// <summary>Says once what could not be done.</summary>
    internal void Note(string text)
    {
        if (_noted.Add(text)) Notes.Add(text);
    }
}
