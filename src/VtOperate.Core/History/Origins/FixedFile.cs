namespace VtOperate.Core.History.Origins;

/// <summary>A file that a fix changed: what it was, what it became, and where they differ but for white space.</summary>
/// <param name="Path">Where it stood before the fix; where it stands now for a file that the fix brought.</param>
/// <param name="IsNew">Whether the fix brought it, so that nothing of it can be blamed.</param>
/// <param name="Before">Its lines before the fix.</param>
/// <param name="After">Its lines after the fix.</param>
/// <param name="Hunks">The differences, ascending.</param>
internal sealed record FixedFile(string Path, bool IsNew, string[] Before, string[] After, IReadOnlyList<FixHunk> Hunks)
{
    /// <summary>The lines that the fix took away, without those that are blank.</summary>
    internal IEnumerable<string> Removed() => Hunks.SelectMany(hunk => Before.Skip(hunk.BeforeFirst).Take(hunk.BeforeCount)).Where(line => !string.IsNullOrWhiteSpace(line));

    /// <summary>The lines that the fix put in, without those that are blank.</summary>
    internal IEnumerable<string> Added() => Hunks.SelectMany(hunk => After.Skip(hunk.AfterFirst).Take(hunk.AfterCount)).Where(line => !string.IsNullOrWhiteSpace(line));
}
