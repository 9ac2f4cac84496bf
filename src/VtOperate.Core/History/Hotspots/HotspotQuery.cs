namespace VtOperate.Core.History.Hotspots;

/// <summary>Which part of a history is looked at for hotspots.</summary>
public sealed record HotspotQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary><c>a..b</c> for what <c>b</c> has more than <c>a</c>, or one revision for all its history; null for head.</summary>
    public string? Range { get; init; }

    /// <summary>Older commits are left out; null for none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only files at or below these paths, relative to the repository; empty for all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether functions are asked for instead of files.</summary>
    public bool ByFunction { get; init; }

    /// <summary>How many are returned at most.</summary>
    public int First { get; init; } = 20;
}
