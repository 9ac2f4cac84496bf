namespace VtOperate.Core.Incidents.Reports;

/// <summary>How long an incident was how bad. Pure.</summary>
internal static class SeveritySpans
{
    /// <summary>The stretches, in the order in which they began; the last ends with the resolution, or now where it goes on, and has no end where neither is known.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="now">The time at which it is asked.</param>
    internal static IReadOnlyList<(Severity? Severity, DateTimeOffset From, DateTimeOffset? To, string Reason)> Of(Incident incident, DateTimeOffset now)
    {
        DateTimeOffset? end = incident.ResolvedAt ?? (IncidentMoves.IsLive(incident.Status) ? now : incident.ClosedAt);
        if (incident.Severities.Count == 0) return [(null, incident.DeclaredAt, Not(incident.DeclaredAt, end), "")];
        SeverityChange[] changes = [.. incident.Severities.OrderBy(change => change.At)];
        List<(Severity?, DateTimeOffset, DateTimeOffset?, string)> spans = [];
        for (int i = 0; i < changes.Length; i++)
        {
            DateTimeOffset? to = i + 1 < changes.Length ? changes[i + 1].At : end;

            // What was rated after it was over lasted no time.
            if (end is { } over && to > over) to = over < changes[i].At ? changes[i].At : over;
            spans.Add((changes[i].Severity, changes[i].At, i + 1 == changes.Length && end < changes[i].At ? changes[i].At : Not(changes[i].At, to), changes[i].Reason));
        }

        return spans;
    }

    private static DateTimeOffset? Not(DateTimeOffset from, DateTimeOffset? to) => to < from ? null : to;
}
