namespace VtOperate.Core.History.Suspects;

/// <summary>A commit that may have brought the bug, and what ties it to the report.</summary>
/// <param name="commit">The commit.</param>
internal sealed class SuspectCandidate(CommitNode commit)
{
    /// <summary>The commit.</summary>
    internal CommitNode Commit { get; } = commit;

    /// <summary>Its ties to frames.</summary>
    internal List<SuspectTie> Ties { get; } = [];

    /// <summary>Its place in the logs of the files in question: 0 the newest, by number of the file.</summary>
    internal Dictionary<int, int> Places { get; } = [];

    /// <summary>The share of the lines of functions that the report names, which it wrote last, by file the largest.</summary>
    internal double Named { get; set; }

    /// <summary>How many lines of such functions it wrote last.</summary>
    internal int NamedLines { get; set; }

    /// <summary>Where the first of them stands.</summary>
    internal (string File, int Line, string Name)? NamedAt { get; set; }

    /// <summary>The share of the lines with the report's words, weighed by their rarity, which it wrote last.</summary>
    internal double Matching { get; set; }

    /// <summary>What its message scores for the report's words, BM25; 0 for none.</summary>
    internal double Message { get; set; }

    /// <summary>The words that its message shares with the report, the heaviest first.</summary>
    internal IReadOnlyList<string> MessageWords { get; set; } = [];

    /// <summary>How many commits were made between it and the one that ran.</summary>
    internal int Between { get; set; }

    /// <summary>The commit that took it back, or null.</summary>
    internal ObjectId? RevertedBy { get; set; }

    /// <summary>Whether soon after it a fix of the same file followed.</summary>
    internal bool IsFollowedByFix { get; set; }

    /// <summary>The strength of its ties of one kind.</summary>
    internal double Tied(string kind)
    {
        double sum = 0;
        foreach (SuspectTie tie in Ties) sum += tie.Kind == kind ? tie.Weight : 0;
        return sum;
    }
}
