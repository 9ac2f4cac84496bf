namespace VtOperate.Core.Bugs.BackTests;

/// <summary>Which past fixes the ranking is measured on.</summary>
public sealed record BackTestQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>The commit from which fixes are looked for backward; null for head.</summary>
    public string? Revision { get; init; }

    /// <summary>How many fixes are measured at most.</summary>
    public int Last { get; init; } = 50;

    /// <summary>Older fixes are left out; null for none.</summary>
    public DateTimeOffset? Since { get; init; }
}
