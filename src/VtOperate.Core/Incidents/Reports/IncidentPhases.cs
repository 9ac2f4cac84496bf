namespace VtOperate.Core.Incidents.Reports;

/// <summary>The phases of an incident, from its own times. Pure.</summary>
internal static class IncidentPhases
{
    /// <summary>The moments, in words.</summary>
    internal const string Began = "impact began", Noticed = "noticed", Declared = "declared", TakenOn = "taken on", CauseKnown = "cause known", Mitigated = "mitigated", Resolved = "resolved";

    /// <summary>The phases that follow each other: impact began, noticed, declared, mitigated, resolved.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="now">The time at which it is asked.</param>
    internal static IReadOnlyList<IncidentPhase> Of(Incident incident, DateTimeOffset now)
    {
        var durations = IncidentDurations.Of(incident);
        List<IncidentPhase> phases = [durations.Detect, durations.Declare];
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

    private static IncidentPhase Running(string fromName, DateTimeOffset from, string toName, DateTimeOffset now) => new(fromName, toName, from, now, now < from ? PhaseState.Backwards : PhaseState.Running);
}
