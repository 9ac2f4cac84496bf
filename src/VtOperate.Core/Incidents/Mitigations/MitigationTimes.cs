using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>How long mitigations took in past incidents, from the moment they were done to the end of the pain.</summary>
internal sealed class MitigationTimes
{
    private const int MostIncidents = 200;
    private readonly Dictionary<string, List<double>> _minutes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them off the newest incidents.</summary>
    internal static MitigationTimes Read(IncidentLedger ledger, string except, CancellationToken stop)
    {
        var times = new MitigationTimes();
        foreach ((Incident incident, IReadOnlyList<StoreEvent> events) in ledger.ReadAll(stop).Take(MostIncidents))
        {
            if (incident.Label == except || !IncidentMoves.Counts(incident.Status) || incident.MitigatedAt is not { } end) continue;
            StoreEvent? last = events.Where(item => item.Kind == IncidentKind.Mitigation && item.At <= end).MaxBy(item => item.At);
            if (last is null) continue;
            IReadOnlyDictionary<string, object?> data = last.ReadData();
            if (IncidentData.TextOf(data, MitigationData.Option) is { } name) times.Add(name, end - last.At);
            if (IncidentData.TextOf(data, MitigationData.OptionKind) is { } kind) times.Add(kind, end - last.At);
        }

        return times;
    }

    /// <summary>The median of the same option, else of the same kind, in whole minutes; null where none tells.</summary>
    internal int? Of(MitigationOption option)
    {
        List<double>? known = _minutes.GetValueOrDefault(option.Name) ?? _minutes.GetValueOrDefault(option.Kind.ToString());
        if (known is null) return null;
        known.Sort();
        double median = known.Count % 2 == 1 ? known[known.Count / 2] : (known[(known.Count / 2) - 1] + known[known.Count / 2]) / 2;
        return (int)Math.Ceiling(median);
    }

    private void Add(string name, TimeSpan took)
    {
        if (!_minutes.TryGetValue(name, out List<double>? minutes)) _minutes[name] = minutes = [];
        minutes.Add(took.TotalMinutes);
    }
}
