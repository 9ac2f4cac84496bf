namespace VtOperate.Core.Bugs;

/// <summary>Reads the status of a bug as records spell it, our own and those of other tools.</summary>
public static class BugStatusText
{
    private static readonly HashSet<string> s_closed = new(StringComparer.OrdinalIgnoreCase)
    {
        "closed", "done", "declined", "duplicate", "rejected", "invalid", "resolved", "verified-closed", "wontfix", "wont-fix",
    };

    /// <summary>The state that a word means, our own words in any spelling; null for any other word and for none.</summary>
    /// <param name="status">The word.</param>
    public static BugStatus? Parse(string? status)
    {
        string bare = (status ?? "").Trim().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return bare.Length > 0 && char.IsAsciiLetter(bare[0]) && Enum.TryParse(bare, ignoreCase: true, out BugStatus known) && Enum.IsDefined(known) ? known : null;
    }

    /// <summary>The state as records spell it, <c>fix-ready</c>.</summary>
    /// <param name="status">The state.</param>
    public static string Of(BugStatus status) => status == BugStatus.FixReady ? "fix-ready" : status.ToString().ToLowerInvariant();

    /// <summary>Whether nobody is to work on the bug any more. A status that is missing or unknown leaves it open.</summary>
    public static bool IsClosed(string? status) => status is not null && s_closed.Contains(status.Trim());
}
