using VtOperate.Core.Delivery;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>What a report about several incidents needs of one of them.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Messages">How many messages about it came to which end, by the words of the record.</param>
internal sealed record PeriodIncident(Incident Incident, IReadOnlyDictionary<string, int> Messages)
{
    /// <summary>Whether it counts: it was one, and stands for itself.</summary>
    internal bool Counts => IncidentMoves.Counts(Incident.Status);

    /// <summary>An incident with what its events say of messages.</summary>
    internal static PeriodIncident Of(Incident incident, IReadOnlyList<StoreEvent> events) =>
        new(incident, Count(events.Where(found => found.Kind == IncidentKind.Communication && !found.IsRedacted).Select(found => found.ReadData())));

    /// <summary>How many messages of a timeline came to which end.</summary>
    internal static IReadOnlyDictionary<string, int> Count(IReadOnlyList<IncidentEvent> timeline) => Count(timeline.Where(item => item.Kind == IncidentKind.Communication && !item.IsRedacted).Select(item => item.Data));

    private static Dictionary<string, int> Count(IEnumerable<IReadOnlyDictionary<string, object?>> messages)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (IReadOnlyDictionary<string, object?> data in messages)
        {
            string state = IncidentData.TextOf(data, "state") ?? nameof(DeliveryState.Unknown);
            counts[state] = counts.GetValueOrDefault(state) + 1;
        }

        return counts;
    }
}
