namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>Two environments: one in which a check fails and one in which it passes.</summary>
public sealed record ConditionSet
{
    /// <summary>Environment variables where it fails, by name; null for one that is not set there. What is in neither list is as in this process.</summary>
    public IReadOnlyDictionary<string, string?> FailingVariables { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Environment variables where it passes.</summary>
    public IReadOnlyDictionary<string, string?> PassingVariables { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The folder whose files are those with which it fails, absolute; null where files do not differ.</summary>
    public string? FailingFolder { get; init; }

    /// <summary>The folder whose files are those with which it passes, absolute; null where files do not differ.</summary>
    public string? PassingFolder { get; init; }

    /// <summary>The place of the check where it fails, absolute; null where places do not differ.</summary>
    public string? FailingLocation { get; init; }

    /// <summary>The place of the check where it passes, absolute; null where places do not differ.</summary>
    public string? PassingLocation { get; init; }
}
