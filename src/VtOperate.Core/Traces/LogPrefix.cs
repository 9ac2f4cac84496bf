namespace VtOperate.Core.Traces;

/// <summary>
/// What a log puts before the lines of a trace: times, levels, threads, containers. No format is known by name. A prefix is what the
/// lines share when every run of digits counts as equal, so that it is found whatever the logger.
/// </summary>
internal static class LogPrefix
{
    private const int MaxLength = 300;

    private static readonly string[] s_levelWords = ["debug", "error", "fatal", "info", "stderr", "stdout", "trace", "warn", "warning", "verbose", "critical"];

    /// <summary>The end of the prefix in a line that starts as another line's prefix does, behind the one blank that may follow it; -1 when it does not.</summary>
    internal static int Match(ReadOnlySpan<char> prefix, ReadOnlySpan<char> line)
    {
        int p = 0, l = 0;
        while (p < prefix.Length)
        {
            if (l >= line.Length) return -1;
            if (char.IsAsciiDigit(prefix[p]) && char.IsAsciiDigit(line[l]))
            {
                while (p < prefix.Length && char.IsAsciiDigit(prefix[p])) p++;
                while (l < line.Length && char.IsAsciiDigit(line[l])) l++;
                continue;
            }

            if (prefix[p] == ' ' && line[l] == ' ')
            {
                while (p < prefix.Length && prefix[p] == ' ') p++;
                while (l < line.Length && line[l] == ' ') l++;
                continue;
            }

            if (prefix[p] != line[l]) return -1;
            p++;
            l++;
        }

        return p > 0 && l < line.Length && line[l] == ' ' ? l + 1 : l;
    }

    /// <summary>
    /// Whether text can be a prefix: it ends as loggers end what they put before a message (a bracket, a bar, a colon, a number, a word in
    /// capitals, a level), and not in the middle of a sentence.
    /// </summary>
    internal static bool IsPlausible(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.IsEmpty || text.Length > MaxLength) return false;
        char last = text[^1];
        if (!char.IsLetter(last)) return last is not ('(' or ',' or '.' or '"' or '\'' or ';' or '!' or '?' or '=' or '/' or '@' or '{');
        ReadOnlySpan<char> word = text[(text.LastIndexOfAny(' ', '\t') + 1)..];
        bool capitals = true;
        foreach (char c in word) capitals &= !char.IsLetter(c) || char.IsUpper(c);
        if (capitals && text.Length > word.Length) return true;
        foreach (string level in s_levelWords)
        {
            if (word.Equals(level, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether a line starts with a date or a time and so begins a new record of its log.</summary>
    internal static bool StartsRecord(ReadOnlySpan<char> line)
    {
        if (line.Length > 0 && line[0] is '[' or '<') line = line[1..];
        int digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        if (digits is not (2 or 4) || line.Length < digits + 3) return false;
        return line[digits] is '-' or ':' or '/' or '.' && char.IsAsciiDigit(line[digits + 1]) && char.IsAsciiDigit(line[digits + 2]);
    }
}
