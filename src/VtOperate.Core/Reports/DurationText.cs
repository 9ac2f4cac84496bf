using System.Globalization;

namespace VtOperate.Core.Reports;

/// <summary>Writes how long something took as a person reads it, never coarser than a twentieth of it.</summary>
public static class DurationText
{
    private const double Minute = 60, Hour = 3600, Day = 86_400;

    /// <summary><c>0.25 s</c>, <c>12.3 s</c>, <c>1 min 40 s</c>, <c>2 h 5 min</c>, <c>3 d 4 h</c>.</summary>
    /// <param name="duration">The time, not negative.</param>
    public static string Of(TimeSpan duration)
    {
        double seconds = duration.TotalSeconds;
        CultureInfo culture = CultureInfo.InvariantCulture;
        return seconds switch
        {
            < 9.995 => string.Create(culture, $"{seconds:0.00} s"),
            < 59.95 => string.Create(culture, $"{seconds:0.0} s"),
            < Hour - 0.5 => Two(Math.Round(seconds), Minute, "min", 1, "s"),
            < Day - 30 => Two(Math.Round(seconds / Minute) * Minute, Hour, "h", Minute, "min"),
            _ => Two(Math.Round(seconds / Hour) * Hour, Day, "d", Hour, "h"),
        };
    }

    private static string Two(double seconds, double large, string largeName, double small, string smallName)
    {
        double whole = Math.Floor(seconds / large), rest = Math.Round((seconds - (whole * large)) / small);
        return rest == 0 ? string.Create(CultureInfo.InvariantCulture, $"{whole:0} {largeName}") : string.Create(CultureInfo.InvariantCulture, $"{whole:0} {largeName} {rest:0} {smallName}");
    }
}
