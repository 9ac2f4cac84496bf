namespace VtOperate.Core.Incidents.Assessments;

/// <summary>How bad an incident is, why, and what would change that.</summary>
public sealed record SeverityAssessment
{
    /// <summary>How bad it is. What is not known counts as the worse.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How many feel how much of it.</summary>
    public required AssessmentLevel Impact { get; init; }

    /// <summary>How much an hour matters.</summary>
    public required AssessmentLevel Urgency { get; init; }

    /// <summary>Why, in order: the matrix, the workaround, the floors.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What nobody has said, each with the parameter that says it.</summary>
    public required IReadOnlyList<string> Unknowns { get; init; }

    /// <summary>How far it rests on answers.</summary>
    public required AssessmentConfidence Confidence { get; init; }

    /// <summary>What it is if every open question has its best answer.</summary>
    public required Severity AtBest { get; init; }

    /// <summary>Which answers would change it and to what, open ones first. Where no single open answer does, the fewest that do together.</summary>
    public required IReadOnlyList<SeverityAlternative> WouldChange { get; init; }

    /// <summary>What it was assessed from.</summary>
    public required SeverityFactors Factors { get; init; }

    /// <summary>The label of the incident; null when none was named.</summary>
    public string? IncidentId { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{(int)Severity} ({Severity}): {string.Join("; ", Reasons)}";
}
