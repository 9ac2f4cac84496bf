namespace VtOperate.Core.Solutions;

/// <summary>Which solutions are wanted. A condition that is null takes all.</summary>
public sealed record SolutionFilter
{
    /// <summary>Takes every solution.</summary>
    public static SolutionFilter All { get; } = new();

    /// <summary>Whether there is no condition.</summary>
    public bool IsAll => Id is null && Category is null && Tag is null && Pattern is null && Severities is null;

    /// <summary>Whether an id is wanted.</summary>
    public Predicate<string>? Id { get; init; }

    /// <summary>Whether a category is wanted.</summary>
    public Predicate<string>? Category { get; init; }

    /// <summary>Whether a tag is wanted; one of a solution's tags is enough.</summary>
    public Predicate<string>? Tag { get; init; }

    /// <summary>Whether a pattern is wanted; a solution without one is not.</summary>
    public Predicate<string>? Pattern { get; init; }

    /// <summary>The severities that are wanted.</summary>
    public IReadOnlyList<Severity>? Severities { get; init; }

    /// <summary>Whether the solution meets every condition.</summary>
    public bool Takes(Solution solution)
    {
        if (Id is not null && !Id(solution.Id)) return false;
        if (Category is not null && !Category(solution.Category)) return false;
        if (Pattern is not null && (solution.Pattern is null || !Pattern(solution.Pattern))) return false;
        if (Severities is not null && (solution.Severity is not { } severity || !Severities.Contains(severity))) return false;
        return Tag is null || solution.Tags.Any(tag => Tag(tag));
    }
}
