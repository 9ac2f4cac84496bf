using System.Globalization;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>Parts a period into weeks, months or years, so that a page has room for them. Pure.</summary>
internal static class PeriodBuckets
{
    private const int MostWeeks = 26, MostMonths = 36;

    /// <summary>What one part is called: week, month, year.</summary>
    /// <param name="from">When the period begins.</param>
    /// <param name="to">When it ends.</param>
    internal static string UnitOf(DateTimeOffset from, DateTimeOffset to) =>
        to - from <= TimeSpan.FromDays(7 * MostWeeks) ? "week" : to - from <= TimeSpan.FromDays(31 * MostMonths) ? "month" : "year";

    /// <summary>The parts, those in which nothing was declared too.</summary>
    /// <param name="unit">week, month or year.</param>
    /// <param name="from">When the period begins.</param>
    /// <param name="to">When it ends.</param>
    /// <returns>The name of each part and when it begins; it ends where the next one begins.</returns>
    internal static IReadOnlyList<(string Name, DateTimeOffset Start)> Of(string unit, DateTimeOffset from, DateTimeOffset to)
    {
        List<(string, DateTimeOffset)> parts = [];
        DateTimeOffset day = new(from.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset start = unit switch
        {
            "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            "month" => new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero),
            _ => new DateTimeOffset(day.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
        while (start < to || parts.Count == 0)
        {
            parts.Add((unit switch { "week" => start.ToString("'Week of' yyyy-MM-dd", CultureInfo.InvariantCulture), "month" => start.ToString("yyyy-MM", CultureInfo.InvariantCulture), _ => start.ToString("yyyy", CultureInfo.InvariantCulture) }, start));
            start = unit switch { "week" => start.AddDays(7), "month" => start.AddMonths(1), _ => start.AddYears(1) };
        }

        return parts;
    }
}
