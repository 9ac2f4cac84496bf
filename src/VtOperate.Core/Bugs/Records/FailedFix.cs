namespace VtOperate.Core.Bugs.Records;

/// <summary>A fix that was tried and did not help.</summary>
/// <param name="Sha">The commit, 40 digits, or what was tried where it has none.</param>
/// <param name="Reason">What was seen afterwards; empty where nobody said.</param>
public sealed record FailedFix(string Sha, string Reason)
{
    private const string Separator = ": ";

    /// <summary>Reads one as it stands in a record: <c>commit: reason</c>.</summary>
    /// <param name="text">The text.</param>
    public static FailedFix Read(string text)
    {
        int at = text.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? new FailedFix(text.Trim(), "") : new FailedFix(text[..at].Trim(), text[(at + Separator.Length)..].Trim());
    }

    /// <inheritdoc/>
    public override string ToString() => Reason.Length == 0 ? Sha : Sha + Separator + Reason;
}
