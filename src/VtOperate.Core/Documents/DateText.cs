using System.Globalization;

namespace VtOperate.Core.Documents;

/// <summary>Reads dates as people write them in front matter and in file names. A date that could mean two days is not read.</summary>
public static class DateText
{
    private static readonly string[] s_spelled = ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy"];

    /// <summary>Reads <c>2026-03-01</c>, <c>2026-03-01 14:05</c>, <c>2026-03-01T14:05:09Z</c>, <c>2026/3/1</c>, <c>20260301</c>, <c>1 March 2026</c>. The time is as written; a zone is not applied.</summary>
    public static bool TryParse(string? text, out DateTime date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (!TryDay(rest, out date, out int length))
            return DateTime.TryParseExact(rest, s_spelled, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out date);
        rest = rest[length..];
        if (rest.Length > 0 && char.IsAsciiDigit(rest[0])) return false;
        date = date.Add(Time(rest));
        return true;
    }

    /// <summary>Finds the first <c>2026-03-01</c> or <c>20260301</c> in a file name that stands apart from other digits, with the <c>-1405</c> that may follow it.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, out DateTime date)
    {
        for (int at = 0; at + 8 <= name.Length; at++)
        {
            if (at > 0 && char.IsAsciiDigit(name[at - 1]) || !TryDay(name[at..], out date, out int length)) continue;
            ReadOnlySpan<char> rest = name[(at + length)..];
            if (rest.Length > 0 && char.IsAsciiDigit(rest[0])) continue;
            if (rest.Length >= 5 && rest[0] == '-' && (rest.Length == 5 || !char.IsAsciiDigit(rest[5])) && TryNumber(rest.Slice(1, 2), 23, out int hour) && TryNumber(rest.Slice(3, 2), 59, out int minute))
                date = date.AddHours(hour).AddMinutes(minute);
            return true;
        }

        date = default;
        return false;
    }

    private static bool TryDay(ReadOnlySpan<char> text, out DateTime day, out int length)
    {
        (day, length) = (default, 0);
        if (text.Length < 8 || !TryNumber(text[..4], 9999, out int year) || year < 1) return false;
        char separator = text[4];
        if (char.IsAsciiDigit(separator))
        {
            length = 8;
            return TryNumber(text.Slice(4, 2), 12, out int packedMonth) && TryNumber(text.Slice(6, 2), 31, out int packedDay) && TryMake(year, packedMonth, packedDay, out day);
        }

        if (separator is not ('-' or '/' or '.')) return false;
        int monthEnd = DigitsEnd(text, 5);
        if (monthEnd == 5 || monthEnd >= text.Length || text[monthEnd] != separator) return false;
        length = DigitsEnd(text, monthEnd + 1);
        return TryNumber(text[5..monthEnd], 12, out int month) && TryNumber(text[(monthEnd + 1)..length], 31, out int dayOfMonth) && TryMake(year, month, dayOfMonth, out day);
    }

    private static int DigitsEnd(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        while (at < text.Length && at < start + 2 && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static bool TryMake(int year, int month, int day, out DateTime date)
    {
        date = default;
        if (month < 1 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static TimeSpan Time(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" T-");
        if (rest.Length < 5 || rest[2] != ':' || !TryNumber(rest[..2], 23, out int hour) || !TryNumber(rest.Slice(3, 2), 59, out int minute)) return TimeSpan.Zero;
        bool hasSecond = rest.Length >= 8 && rest[5] == ':';
        return new TimeSpan(hour, minute, hasSecond && TryNumber(rest.Slice(6, 2), 59, out int second) ? second : 0);
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, int most, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
