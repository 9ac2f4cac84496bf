namespace VtOperate.Core.Solutions;

/// <summary>Which solutions are wanted. A condition that is null takes all.</summary>
public sealed record SolutionFilter
{
    /// <summary>What <see cref="Source"/> calls the repository's own solutions.</summary>
    public const string OwnSource = ".";

    /// <summary>Takes every solution.</summary>
    public static SolutionFilter All { get; } = new();

    /// <summary>Whether there is no condition.</summary>
    public bool IsAll => Id is null && Category is null && Tag is null && Pattern is null && Severities is null
        && Component is null && ProblemType is null && RootCause is null && Module is null && Status is null && Source is null && Since is null;

    /// <summary>Whether an id is wanted.</summary>
    public Predicate<string>? Id { get; init; }

    /// <summary>Whether a category is wanted.</summary>
    public Predicate<string>? Category { get; init; }

    /// <summary>Whether a tag is wanted; one of a solution's tags is enough.</summary>
    public Predicate<string>? Tag { get; init; }

    /// <summary>Whether a pattern is wanted; a solution without one is not.</summary>
    public Predicate<string>? Pattern { get; init; }

    /// <summary>Whether a component is wanted; a solution without one is not.</summary>
    public Predicate<string>? Component { get; init; }

    /// <summary>Whether a problem type is wanted; a solution without one is not.</summary>
    public Predicate<string>? ProblemType { get; init; }

    /// <summary>Whether a root cause is wanted; a solution without one is not.</summary>
    public Predicate<string>? RootCause { get; init; }

    /// <summary>Whether a module is wanted; a solution without one is not.</summary>
    public Predicate<string>? Module { get; init; }

    /// <summary>Whether a status is wanted; a solution without one is not.</summary>
    public Predicate<string>? Status { get; init; }

    /// <summary>Whether a source is wanted; that of the repository's own solutions is a dot.</summary>
    public Predicate<string>? Source { get; init; }

    /// <summary>The day from which on solutions are wanted; one without a date is not.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The severities that are wanted.</summary>
    public IReadOnlyList<Severity>? Severities { get; init; }

    /// <summary>Whether the solution meets every condition.</summary>
    public bool Takes(Solution solution)
    {
        if (Id is not null && !Id(solution.Id)) return false;
        if (Category is not null && !Category(solution.Category)) return false;
        if (Pattern is not null && (solution.Pattern is null || !Pattern(solution.Pattern))) return false;
        if (Severities is not null && (solution.Severity is not { } severity || !Severities.Contains(severity))) return false;
        if (!Takes(Component, solution.Component) || !Takes(ProblemType, solution.ProblemType) || !Takes(RootCause, solution.RootCause)) return false;
        if (!Takes(Module, solution.Module) || !Takes(Status, solution.Status) || !Takes(Source, solution.Source.Length > 0 ? solution.Source : OwnSource)) return false;
        if (Since is { } since && (solution.Date is not { } date || date < since)) return false;
        return Tag is null || solution.Tags.Any(tag => Tag(tag));
    }

    /// <summary>Whether solutions of a root are wanted.</summary>
    public bool Takes(SolutionRoot root) => Takes(Source, root.Name.Length > 0 ? root.Name : OwnSource);

    private static bool Takes(Predicate<string>? condition, string? value) => condition is null || (value is not null && condition(value));
}
