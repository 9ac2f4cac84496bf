namespace VtOperate.Core.Incidents;

/// <summary>Says which updates are owed. Due times are absolute, so that whoever asks late or twice gets the same answer. Pure.</summary>
internal static class UpdateSchedule
{
    // With less than this part of the interval left, an update is due soon.
    private const double Soon = 0.2;

    internal static IReadOnlyList<UpdateDue> Of(Incident incident, IncidentFold fold, Cadence cadence, DateTimeOffset now)
    {
        if (!incident.IsOpen) return [];
        List<UpdateDue> updates = [];
        foreach (string audience in IncidentAudience.Owed)
        {
            DateTimeOffset? told = fold.Told.TryGetValue(audience, out DateTimeOffset known) ? known : null;
            if (IncidentMoves.IsLive(incident.Status))
            {
                if (cadence.IntervalOf(incident.Severity, audience) is { } interval) updates.Add(Due(audience, (told ?? incident.DeclaredAt) + interval, interval));
            }
            else if (told is { } last && incident.ResolvedAt is { } resolved && last < resolved)
            {
                // Whoever was told of it is owed one word that it is over.
                TimeSpan patience = cadence.IntervalOf(incident.Severity, audience) ?? TimeSpan.FromDays(1);
                updates.Add(Due(audience, resolved + patience, patience));
            }
        }

        return updates.OrderBy(update => update.At).ToArray();

        UpdateDue Due(string audience, DateTimeOffset at, TimeSpan interval)
        {
            if (fold.Snooze is { } snooze && (snooze.Audience is null || IncidentAudience.OwedTo(snooze.Audience) == audience) && snooze.Until > at) at = snooze.Until;
            UpdateDueState state = now >= at ? UpdateDueState.Overdue : at - now < interval * Soon ? UpdateDueState.DueSoon : UpdateDueState.OnTrack;
            return new UpdateDue(audience, at, state, now > at ? now - at : TimeSpan.Zero);
        }
    }
}
