using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Measures;

/// <summary>What is kept of an incident while many are measured: times and names, and none of its words.</summary>
internal sealed record MeasuredIncident
{
    internal required DateTimeOffset DeclaredAt { get; init; }

    internal required Severity? Severity { get; init; }

    internal required IReadOnlyList<string> Services { get; init; }

    internal required bool IsOpen { get; init; }

    internal required TimeSpan? Detect { get; init; }

    internal required TimeSpan? Acknowledge { get; init; }

    internal required TimeSpan? Identify { get; init; }

    internal required TimeSpan? Mitigate { get; init; }

    internal required TimeSpan? Resolve { get; init; }

    /// <summary>When the impact began, as far as anybody said.</summary>
    internal required DateTimeOffset BeganAt { get; init; }

    /// <summary>What tells that it is the same as another one.</summary>
    internal required IReadOnlyList<string> Causes { get; init; }

    /// <summary>Deployments that are linked to it: ids, versions, commits.</summary>
    internal required IReadOnlyList<string> LinkedDeployments { get; init; }

    /// <summary>Whether a rollback or a hotfix ended it.</summary>
    internal required bool WasTakenBack { get; init; }

    /// <summary>Takes what is measured from an incident.</summary>
    internal static MeasuredIncident Of(Incident incident, IReadOnlyList<StoreEvent> events)
    {
        var durations = IncidentDurations.Of(incident);
        return new MeasuredIncident
        {
            DeclaredAt = incident.DeclaredAt,
            Severity = incident.Severity,
            Services = incident.Services,
            IsOpen = IncidentMoves.IsLive(incident.Status),
            Detect = durations.Detect.Settled,
            Acknowledge = durations.Acknowledge.Settled,
            Identify = durations.Identify.Settled,
            Mitigate = durations.Mitigate.Settled,
            Resolve = durations.Resolve.Settled,
            BeganAt = incident.ImpactStartedAt ?? incident.DetectedAt ?? incident.DeclaredAt,
            Causes = [.. incident.Links.Where(link => link.Kind is "Bug" or "Solution").Select(link => link.Kind + " " + link.Target), .. Words(incident.Title)],
            LinkedDeployments = [.. incident.Links.Where(link => link.Kind == "Deployment").Select(link => link.Target)],
            WasTakenBack = events.Any(IsTakingBack),
        };
    }

    private static bool IsTakingBack(StoreEvent found)
    {
        if (found.Kind != IncidentKind.Mitigation || found.IsRedacted) return false;
        IReadOnlyDictionary<string, object?> data = found.ReadData();
        return IncidentData.TextOf(data, MitigationData.OptionKind) is nameof(MitigationKind.Rollback) or nameof(MitigationKind.Hotfix) && IncidentData.TextOf(data, MitigationData.State) is null or MitigationData.Done;
    }

    private static IEnumerable<string> Words(string title)
    {
        HashSet<string> words = IncidentFolders.TellingWords(title);
        if (words.Count > 1) yield return "words " + string.Join(' ', words.Order(StringComparer.Ordinal));
    }
}
