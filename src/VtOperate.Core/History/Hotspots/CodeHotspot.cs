namespace VtOperate.Core.History.Hotspots;

/// <summary>A file or a function on which work gathers.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">Recent changes, fixes counting double, times the logarithm of the complexity; comparable within one list only.</param>
/// <param name="RelativePath">The file, relative to the repository.</param>
/// <param name="Function">The line that begins the function; null for a whole file.</param>
/// <param name="Changes">How many commits changed it.</param>
/// <param name="Fixes">How many of them say that they mend something.</param>
/// <param name="Authors">How many people changed it.</param>
/// <param name="LastChanged">When it was changed last.</param>
/// <param name="Lines">How many lines it has that are not blank.</param>
/// <param name="Complexity">The levels of indentation of all its lines together (Hindle, Godfrey and Holt, "Reading Beside the Lines: Indentation as a Proxy for Complexity Metric", ICPC 2008).</param>
/// <param name="Coupled">Files that were mostly changed with it, closest first; empty for a function.</param>
/// <param name="Evidence">The reasons in words.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record CodeHotspot(
    int Rank,
    double Score,
    string RelativePath,
    string? Function,
    int Changes,
    int Fixes,
    int Authors,
    DateTimeOffset LastChanged,
    int Lines,
    int Complexity,
    IReadOnlyList<CodeCoupling> Coupled,
    IReadOnlyList<Evidence> Evidence,
    string Repository);
