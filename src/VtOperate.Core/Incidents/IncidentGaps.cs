namespace VtOperate.Core.Incidents;

/// <summary>Says what nobody has said of an incident and somebody should. Pure.</summary>
internal static class IncidentGaps
{
    internal static IReadOnlyList<string> Of(Incident incident)
    {
        if (!incident.IsOpen) return [];
        List<string> gaps = [];
        if (incident.Severity is null) gaps.Add($"How bad it is (treated as High until said): Update-Incident {incident.Label} -Severity 1-4; Measure-IncidentSeverity {incident.Label} helps.");
        if (incident.ImpactStartedAt is null) gaps.Add($"When customers began to feel it: Update-Incident {incident.Label} -ImpactStartedAt <time>.");
        if (incident.DetectedAt is null) gaps.Add($"When it was noticed: Update-Incident {incident.Label} -DetectedAt <time>.");
        if (incident.Services.Count == 0) gaps.Add($"Which services are affected: Update-Incident {incident.Label} -Service <name>.");
        if (incident.Severity is Severity.Critical or Severity.High && !incident.Roles.Any(role => role.Name == "commander")) gaps.Add($"Who leads: Update-Incident {incident.Label} -Role commander -Person <name>.");
        return gaps;
    }
}
