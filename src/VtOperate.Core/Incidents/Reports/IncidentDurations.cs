namespace VtOperate.Core.Incidents.Reports;

/// <summary>How long things took in an incident: the one place that says from which moment to which each is counted. Pure.</summary>
internal sealed record IncidentDurations
{
    /// <summary>The names of two of them.</summary>
    internal const string ToResolve = "To resolve", UntilResolved = "On record until resolved";

    /// <summary>From the beginning of the impact until somebody noticed.</summary>
    internal required IncidentPhase Detect { get; init; }

    /// <summary>From there until it was declared.</summary>
    internal required IncidentPhase Declare { get; init; }

    /// <summary>From when it was noticed until somebody took it on.</summary>
    internal required IncidentPhase Acknowledge { get; init; }

    /// <summary>From when it was noticed until the cause was known.</summary>
    internal required IncidentPhase Identify { get; init; }

    /// <summary>From the beginning of the impact until it was mitigated.</summary>
    internal required IncidentPhase Mitigate { get; init; }

    /// <summary>From the beginning of the impact until it was resolved.</summary>
    internal required IncidentPhase Resolve { get; init; }

    /// <summary>From the declaration until it was resolved.</summary>
    internal required IncidentPhase OnRecord { get; init; }

    /// <summary>How long customers felt it: until it was mitigated; where nobody recorded that, until it was resolved.</summary>
    internal required IncidentPhase Felt { get; init; }

    /// <summary>Those that are shown side by side, with their names.</summary>
    internal IReadOnlyList<(string Name, IncidentPhase Phase)> Named =>
    [
        ("To detect", Detect),
        ("To take it on", Acknowledge),
        ("To find the cause", Identify),
        ("To mitigate", Mitigate),
        (ToResolve, Resolve),
        (UntilResolved, OnRecord),
    ];

    /// <summary>Reads them off the times of an incident.</summary>
    internal static IncidentDurations Of(Incident incident)
    {
        bool isLive = IncidentMoves.IsLive(incident.Status);
        var mitigate = IncidentPhase.Between(IncidentPhases.Began, incident.ImpactStartedAt, IncidentPhases.Mitigated, incident.MitigatedAt, incident.Status < IncidentStatus.Mitigated);
        var resolve = IncidentPhase.Between(IncidentPhases.Began, incident.ImpactStartedAt, IncidentPhases.Resolved, incident.ResolvedAt, isLive);
        return new IncidentDurations
        {
            Detect = IncidentPhase.Between(IncidentPhases.Began, incident.ImpactStartedAt, IncidentPhases.Noticed, incident.DetectedAt),
            Declare = IncidentPhase.Between(IncidentPhases.Noticed, incident.DetectedAt, IncidentPhases.Declared, incident.DeclaredAt),
            Acknowledge = IncidentPhase.Between(IncidentPhases.Noticed, incident.DetectedAt, IncidentPhases.TakenOn, incident.AcknowledgedAt, incident.Status < IncidentStatus.Investigating),
            Identify = IncidentPhase.Between(IncidentPhases.Noticed, incident.DetectedAt, IncidentPhases.CauseKnown, incident.IdentifiedAt, incident.Status < IncidentStatus.Identified),
            Mitigate = mitigate,
            Resolve = resolve,
            OnRecord = IncidentPhase.Between(IncidentPhases.Declared, incident.DeclaredAt, IncidentPhases.Resolved, incident.ResolvedAt, isLive),
            Felt = incident.MitigatedAt is null && incident.ResolvedAt is not null ? resolve : mitigate,
        };
    }
}
