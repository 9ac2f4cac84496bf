namespace VtOperate.Core.Specs.Constitutions;

/// <summary>How a change stands to one principle.</summary>
public sealed record PrincipleResult
{
    /// <summary>The principle's heading.</summary>
    public required string Principle { get; init; }

    /// <summary>The outcome.</summary>
    public required PrincipleStatus Status { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the principle says that nothing may go against it.</summary>
    public bool IsNonNegotiable { get; init; }

    /// <summary>What was seen: what the change brings first.</summary>
    public IReadOnlyList<ConstitutionFinding> Evidence { get; init; } = [];

    /// <summary>How many things the change brings that a rule forbids.</summary>
    public int Introduced { get; init; }

    /// <summary>How many were there before.</summary>
    public int PreExisting { get; init; }

    /// <summary>How many the change takes away.</summary>
    public int Fixed { get; init; }

    /// <summary>The rules of the principle, those without a check included.</summary>
    public IReadOnlyList<ConstitutionRule> Rules { get; init; } = [];

    /// <summary>Documented exceptions that may be about the principle.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>What to do instead, in the principle's own words; null where nothing is to be done.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether the change itself amends the principle, so that its checks were derived anew.</summary>
    public bool IsAmended { get; init; }

    /// <summary>A mark of the principle's words.</summary>
    public required string RuleHash { get; init; }

    /// <summary>The file of the principle, relative to the project.</summary>
    public required string File { get; init; }

    /// <summary>The line of the principle, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
