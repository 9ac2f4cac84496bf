namespace VtOperate.Core.Bugs.Records;

/// <summary>A fix that was tried and did not help.</summary>
/// <param name="Sha">The commit, 40 digits, or what was tried where it has none.</param>
/// <param name="Reason">What was seen afterwards, several reasons with semicolons between them; empty where nobody said.</param>
public sealed record FailedFix(string Sha, string Reason)
{
    private const string Separator = ": ", Between = "; ";

    /// <summary>Reads one as it stands in a record: <c>commit: reason</c>.</summary>
    /// <param name="text">The text.</param>
    public static FailedFix Read(string text)
    {
        int at = text.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? new FailedFix(text.Trim(), "") : new FailedFix(text[..at].Trim(), text[(at + Separator.Length)..].Trim());
    }

    /// <summary>One entry a commit, in the order in which they came first: a fix that failed in three ways is one failed fix.</summary>
    /// <param name="fixes">The entries.</param>
    public static IReadOnlyList<FailedFix> Merge(IEnumerable<FailedFix> fixes)
    {
        List<FailedFix> merged = [];
        foreach (FailedFix fix in fixes)
        {
            int at = merged.FindIndex(known => known.Sha == fix.Sha);
            if (at < 0) merged.Add(fix);
            else merged[at] = merged[at].With(fix.Reason);
        }

        return merged;
    }

    /// <summary>Whether one of the reasons is this one; no reason is in every entry.</summary>
    /// <param name="reason">The reason.</param>
    public bool Says(string reason) => reason.Length == 0 || (Between + Reason + Between).Contains(Between + reason + Between, StringComparison.Ordinal);

    private FailedFix With(string reason) => Says(reason) ? this : this with { Reason = Reason.Length == 0 ? reason : Reason + Between + reason };

    /// <inheritdoc/>
    public override string ToString() => Reason.Length == 0 ? Sha : Sha + Separator + Reason;
}
