namespace VtOperate.Core.Bugs;

/// <summary>Reads the status of a bug as records spell it, our own and those of other tools.</summary>
public static class BugStatusText
{
    private static readonly HashSet<string> s_closed = new(StringComparer.OrdinalIgnoreCase)
    {
        "closed", "done", "declined", "duplicate", "rejected", "invalid", "resolved", "verified-closed", "wontfix", "wont-fix",
    };

    /// <summary>Whether nobody is to work on the bug any more. A status that is missing or unknown leaves it open.</summary>
    public static bool IsClosed(string? status) => status is not null && s_closed.Contains(status.Trim());
}
