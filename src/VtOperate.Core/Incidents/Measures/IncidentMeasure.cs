namespace VtOperate.Core.Incidents.Measures;

/// <summary>What a number of incidents comes to. Where nothing is known, a figure is null.</summary>
public sealed record IncidentMeasure
{
    /// <summary>What they have in common: a service, a severity, a month as <c>2026-03</c>; <c>all</c>, or <c>unknown</c> where nobody said.</summary>
    public required string Group { get; init; }

    /// <summary>The beginning of the period, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The end of the period, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>How many incidents were declared in it.</summary>
    public required int Count { get; init; }

    /// <summary>How many a week.</summary>
    public double? PerWeek { get; init; }

    /// <summary>How many more were declared and turned out to be none, or part of another one.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many are still going on.</summary>
    public int Open { get; init; }

    /// <summary>From the beginning of the impact until it was noticed.</summary>
    public required DurationMeasure Detect { get; init; }

    /// <summary>From when it was noticed until somebody took it on.</summary>
    public required DurationMeasure Acknowledge { get; init; }

    /// <summary>From when it was noticed until the cause was known.</summary>
    public required DurationMeasure Identify { get; init; }

    /// <summary>From the beginning of the impact until the pain of customers ended.</summary>
    public required DurationMeasure Mitigate { get; init; }

    /// <summary>From the beginning of the impact until the cause was gone.</summary>
    public required DurationMeasure Resolve { get; init; }

    /// <summary>How many came back: one of the same service, with the same bug or solution linked or the same telling words in its title, was declared in the 90 days before.</summary>
    public int Recurrences { get; init; }

    /// <summary>The share of those that came back, 0 to 1; null without incidents.</summary>
    public double? RecurrenceRate { get; init; }

    /// <summary>How many deployments to where users are were recorded in the period; null where severities are measured, which deployments do not have.</summary>
    public int? Deployments { get; init; }

    /// <summary>How many of them brought an incident: linked to one, or running when one began that ended by a rollback or a hotfix. Each counts once.</summary>
    public int? FailedDeployments { get; init; }

    /// <summary>The change failure rate, 0 to 1; null where no deployment was recorded.</summary>
    public double? ChangeFailureRate => Deployments > 0 && FailedDeployments is { } failed ? (double)failed / Deployments : null;

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Group}: {Count}";
}
