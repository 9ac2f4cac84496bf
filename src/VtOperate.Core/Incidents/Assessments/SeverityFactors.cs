namespace VtOperate.Core.Incidents.Assessments;

/// <summary>What is known of how bad an incident is. What is null or unknown counts as the worse.</summary>
public sealed record SeverityFactors
{
    /// <summary>The share of users that feel it, 0 to 1; null when nobody knows.</summary>
    public double? UsersAffected { get; init; }

    /// <summary>The share of requests that fail, 0 to 1; null when it was not measured.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>How many other services are broken by it; null when nobody counted.</summary>
    public int? Dependents { get; init; }

    /// <summary>What of the product is broken; null when nobody knows.</summary>
    public AffectedFunction? Function { get; init; }

    /// <summary>How many times longer than usual an answer takes, 1 for as usual; null when it was not measured.</summary>
    public double? Latency { get; init; }

    /// <summary>How much money is lost; null when nobody knows.</summary>
    public RevenueLoss? Revenue { get; init; }

    /// <summary>Whether data is lost or damaged.</summary>
    public Answer DataLoss { get; init; }

    /// <summary>Whether data was seen by somebody who must not see it.</summary>
    public Answer DataExposed { get; init; }

    /// <summary>Whether somebody broke in, or may.</summary>
    public Answer Security { get; init; }

    /// <summary>Whether the service answers nobody at all.</summary>
    public Answer FullOutage { get; init; }

    /// <summary>Whether nothing works without the service.</summary>
    public Answer CriticalService { get; init; }

    /// <summary>Whether a promised level of service is broken.</summary>
    public Answer SlaBreach { get; init; }

    /// <summary>Whether one more failure can be borne.</summary>
    public Answer RedundancyLeft { get; init; }

    /// <summary>Whether users have another way.</summary>
    public Answer Workaround { get; init; }

    /// <summary>Whether it gets worse by itself.</summary>
    public Answer Growing { get; init; }

    /// <summary>Whether it is a busy hour.</summary>
    public Answer PeakTime { get; init; }
}
