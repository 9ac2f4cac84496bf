namespace VtOperate.Core.Bugs.Records;

/// <summary>From which state a bug may go to which (<c>docs/contracts.md</c>). Pure.</summary>
public static class BugMoves
{
    private static readonly BugStatus[] s_order = [BugStatus.Reported, BugStatus.Investigating, BugStatus.Reproduced, BugStatus.FixReady, BugStatus.Verified, BugStatus.Closed];

    /// <summary>How many fixes may fail before the idea of what the bug is has to be given up.</summary>
    public const int MostFailedFixes = 3;

    /// <summary>The states that a bug may go to: the next one; declined and duplicate from every open one; from closed back to investigating. A state that nobody knows is as good as reported.</summary>
    /// <param name="from">The state; null where it is not known.</param>
    public static IReadOnlyList<BugStatus> From(BugStatus? from)
    {
        if (from == BugStatus.Closed) return [BugStatus.Investigating];
        if (from is BugStatus.Declined or BugStatus.Duplicate) return [];
        BugStatus next = s_order[Array.IndexOf(s_order, from ?? BugStatus.Reported) + 1];
        return [next, BugStatus.Declined, BugStatus.Duplicate];
    }

    /// <summary>What three failed fixes mean; null below that.</summary>
    /// <param name="failed">The fixes that did not help.</param>
    public static string? Escalation(IReadOnlyList<FailedFix> failed) => failed.Count < MostFailedFixes ? null :
        FormattableString.Invariant($"Escalate: the model of the bug is wrong. {failed.Count} fixes have failed ({string.Join("; ", failed)}); stop changing code and question what is taken for granted, with somebody who has not worked on it.");
}
