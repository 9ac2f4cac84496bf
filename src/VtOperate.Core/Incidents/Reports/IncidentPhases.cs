namespace VtOperate.Core.Incidents.Reports;

/// <summary>The phases of an incident and how long things took, from its own times. Pure.</summary>
internal static class IncidentPhases
{
    private const string Began = "impact began", Noticed = "noticed", Declared = "declared", TakenOn = "taken on", Mitigated = "mitigated", Resolved = "resolved";

    /// <summary>The places of measures in <see cref="Measures"/>.</summary>
    internal const int ToMitigate = 3, ToResolve = 4, OnRecord = 5;

    /// <summary>The moment at which the cause was known, in words.</summary>
    internal const string CauseKnown = "cause known";

    /// <summary>The phases that follow each other: impact began, noticed, declared, mitigated, resolved.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="now">The time at which it is asked.</param>
    internal static IReadOnlyList<IncidentPhase> Of(Incident incident, DateTimeOffset now)
    {
        List<IncidentPhase> phases = [IncidentPhase.Between(Began, incident.ImpactStartedAt, Noticed, incident.DetectedAt), IncidentPhase.Between(Noticed, incident.DetectedAt, Declared, incident.DeclaredAt)];
        bool isPainful = incident.Status < IncidentStatus.Mitigated, isLive = IncidentMoves.IsLive(incident.Status);
        phases.Add(incident.MitigatedAt is null && isPainful ? Running(Declared, incident.DeclaredAt, Mitigated, now) : IncidentPhase.Between(Declared, incident.DeclaredAt, Mitigated, incident.MitigatedAt));
        phases.Add((incident.ResolvedAt, incident.MitigatedAt) switch
        {
            (null, { } since) when isLive => Running(Mitigated, since, Resolved, now),
            (null, null) when isPainful => new IncidentPhase(Mitigated, Resolved, null, null, PhaseState.Ahead),
            _ => IncidentPhase.Between(Mitigated, incident.MitigatedAt, Resolved, incident.ResolvedAt),
        });
        return phases;
    }

    /// <summary>How long things took: to detect, to take on, to find the cause, to mitigate, to resolve.</summary>
    internal static IReadOnlyList<(string Name, IncidentPhase Phase)> Measures(Incident incident) =>
    [
        ("To detect", IncidentPhase.Between(Began, incident.ImpactStartedAt, Noticed, incident.DetectedAt)),
        ("To take it on", IncidentPhase.Between(Noticed, incident.DetectedAt, TakenOn, incident.AcknowledgedAt, incident.Status < IncidentStatus.Investigating)),
        ("To find the cause", IncidentPhase.Between(Noticed, incident.DetectedAt, CauseKnown, incident.IdentifiedAt, incident.Status < IncidentStatus.Identified)),
        ("To mitigate", IncidentPhase.Between(Began, incident.ImpactStartedAt, Mitigated, incident.MitigatedAt, incident.Status < IncidentStatus.Mitigated)),
        ("To resolve", IncidentPhase.Between(Began, incident.ImpactStartedAt, Resolved, incident.ResolvedAt, IncidentMoves.IsLive(incident.Status))),
        ("On record until resolved", IncidentPhase.Between(Declared, incident.DeclaredAt, Resolved, incident.ResolvedAt, IncidentMoves.IsLive(incident.Status))),
    ];

    private static IncidentPhase Running(string fromName, DateTimeOffset from, string toName, DateTimeOffset now) => new(fromName, toName, from, now, now < from ? PhaseState.Backwards : PhaseState.Running);
}
