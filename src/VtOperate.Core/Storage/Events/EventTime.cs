using System.Globalization;

namespace VtOperate.Core.Storage.Events;

/// <summary>Times as event files spell them: UTC to the millisecond, <c>2026-03-01T12:00:00.000Z</c>.</summary>
public static class EventTime
{
    // What lies beyond is a mistake, and adding to it would leave the calendar.
    private const int Earliest = 1900, Latest = 9000;

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The time as it is written.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The time that a text says, UTC; null when it says none. Any ISO 8601 time from 1900 to 9000 with an offset is read, one without as UTC.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) && time.Year is >= Earliest and <= Latest ? time : null;

    /// <summary>The time cut to what a file can hold.</summary>
    public static DateTimeOffset Cut(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
