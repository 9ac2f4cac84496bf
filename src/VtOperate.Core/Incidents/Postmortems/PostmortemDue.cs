namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>Says by when people are to have met over an incident. Pure.</summary>
public static class PostmortemDue
{
    private const int CriticalDays = 3, HighWorkingDays = 5;

    /// <summary>The due time, UTC: 3 calendar days after the end of a severity 1, 5 working days (Monday to Friday) after that of a severity 2; null for the others, and as long as it is not resolved.</summary>
    /// <param name="incident">The incident. A severity that nobody named counts as 2; of several the worst counts.</param>
    public static DateTimeOffset? Of(Incident incident)
    {
        if (incident.ResolvedAt is not { } end) return null;
        Severity worst = incident.Severities.Select(change => change.Severity).Append(incident.Severity ?? Severity.High).Min();
        return worst switch
        {
            Severity.Critical => end.AddDays(CriticalDays),
            Severity.High => AddWorkingDays(end, HighWorkingDays),
            _ => null,
        };
    }

    private static DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        for (DateTimeOffset at = from; ;)
        {
            if (days == 0) return at;
            at = at.AddDays(1);
            if (at.UtcDateTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days--;
        }
    }
}
