namespace VtOperate.Core.Traces;

/// <summary>Failed checks and assertions, and the text of theirs that stays equal from run to run.</summary>
internal static class CrashChecks
{
    private const string V8Head = "# Fatal error";

    private static readonly (string Text, string Type)[] s_chromium =
    [
        ("Security CHECK failed: ", "Security CHECK failure"), ("Security DCHECK failed: ", "Security DCHECK failure"), ("Check failed: ", "CHECK failure"), ("CHECK failed: ", "CHECK failure"), ("DCHECK failed: ", "CHECK failure"),
        ("NOTREACHED hit. ", "CHECK failure"), ("V8 error: ", "V8 API error"), ("Assert failed: ", "ASSERT"),
    ];

    /// <summary>Reads a line with a failed check or assertion.</summary>
    internal static bool TryRead(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        return TryReadFatal(line, out sign) || TryReadAssertion(line, out sign);
    }

    /// <summary>The file that the first line of a fatal error of V8 names, an empty text when it names none; null when the line is none.</summary>
    internal static string? V8File(ReadOnlySpan<char> line)
    {
        int at = line.IndexOf(V8Head, StringComparison.Ordinal);
        if (at < 0) return null;
        ReadOnlySpan<char> rest = line[(at + V8Head.Length)..];
        if (rest.TrimEnd().IsEmpty) return "";
        if (!rest.StartsWith(" in ", StringComparison.Ordinal)) return null;
        int comma = rest.IndexOf(", line ", StringComparison.Ordinal);
        return comma < 0 ? null : CrashNames.FileName(rest[4..comma]);
    }

    /// <summary>Reads the line below the head of a fatal error of V8.</summary>
    internal static CrashSign V8Reason(ReadOnlySpan<char> line, string file)
    {
        ReadOnlySpan<char> text = line.TrimStart('#').Trim();
        string where = file.Length == 0 ? "" : " in " + file;
        if (text.StartsWith("Check failed: ", StringComparison.Ordinal)) return new CrashSign("CHECK failure", CrashRank.Check, Plain(text[14..]) + where);
        if (text.StartsWith("Debug check failed: ", StringComparison.Ordinal)) return new CrashSign("DCHECK failure", CrashRank.Check, Plain(text[20..]) + where);
        if (text.StartsWith("unreachable code", StringComparison.OrdinalIgnoreCase)) return new CrashSign("Unreachable code", CrashRank.Check, file);
        return text.IsEmpty ? new CrashSign("Fatal error", CrashRank.Check, file.Length == 0 ? null : file) : new CrashSign("Fatal error", CrashRank.Check, Plain(text) + where);
    }

    /// <summary>A message without what differs from run to run: the values of a comparison, quoted text and a stop at its end.</summary>
    internal static string Plain(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        int versus = text.IndexOf(" vs. ", StringComparison.Ordinal);
        if (versus > 0 && text[..(versus + 1)].LastIndexOf(" (", StringComparison.Ordinal) is var open and > 0) text = text[..open];
        return text.TrimEnd().TrimEnd('.').TrimEnd().ToString();
    }

    /// <summary><c>[1:2:0101/000000:FATAL:cart.cc(12)] Check failed: a == b (1 vs. 2)</c>, <c>F0101 00:00:00.0 1 cart.cc:12] text</c>.</summary>
    private static bool TryReadFatal(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        int head = line.IndexOf("FATAL:", StringComparison.Ordinal);
        bool google = head < 0 && IsGoogleFatal(line);
        if (head < 0 && !google) return false;
        int close = line[Math.Max(head, 0)..].IndexOf("] ", StringComparison.Ordinal);
        if (close < 0) return false;
        close += Math.Max(head, 0);
        ReadOnlySpan<char> place = line[(google ? line[..close].LastIndexOf(' ') + 1 : head + 6)..close];
        int end = google ? place.LastIndexOf(':') : place.LastIndexOf('(');
        if (end < 0) end = place.LastIndexOf(':');
        if (end <= 0) return false;
        string file = CrashNames.FileName(place[..end]);
        ReadOnlySpan<char> text = line[(close + 2)..].TrimStart();
        foreach ((string words, string type) in s_chromium)
        {
            if (!text.StartsWith(words, StringComparison.Ordinal)) continue;
            ReadOnlySpan<char> rest = text[words.Length..];
            string message = type is "ASSERT" ? rest.TrimEnd().ToString() : Plain(rest);
            sign = new CrashSign(type, type is "ASSERT" ? CrashRank.Assertion : CrashRank.Check, type is "ASSERT" or "V8 API error" ? message : $"{message} in {file}");
            return true;
        }

        if (google && text.IndexOf("assertion failed at ", StringComparison.Ordinal) is var assertion and >= 0 && text[assertion..].IndexOf(": ", StringComparison.Ordinal) is var colon and > 0)
        {
            sign = new CrashSign("ASSERT", CrashRank.Assertion, text[(assertion + colon + 2)..].TrimEnd().ToString());
            return true;
        }

        sign = new CrashSign(google ? "Fatal error" : "CHECK failure", CrashRank.Check, $"{Plain(text)} in {file}");
        return true;
    }

    private static bool TryReadAssertion(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        if (After(line, "ASSERTION FAILED: ") is { } webkit) sign = Assertion(webkit);
        else if (After(line, "abort: CSA_ASSERT failed: ") is { } generated) sign = Assertion("CSA_ASSERT failed: " + generated);
        else if (line.Contains(": Assertion `", StringComparison.Ordinal) && After(line, ": Assertion `") is { } libc && libc.IndexOf(" failed", StringComparison.Ordinal) is var end and > 0) sign = Assertion(libc[..end].TrimEnd('\''));
        else if (After(line, ": assertion failed: ") is { } glib) sign = Assertion(glib);
        else if (After(line, "[critical][assert] ") is { } critical && After(critical, "] panic: ") is { } reached) sign = Assertion(reached);
        else if (line.EndsWith(" failed.", StringComparison.Ordinal) && line.IndexOf(" CHECK(", StringComparison.Ordinal) is var check and > 0 && line[..check].LastIndexOf(':') is var colon and > 0 && FrameParts.DigitsAtEnd(line[..check]) == check - colon - 1)
            sign = new CrashSign("CHECK failure", CrashRank.Check, $"{line[(check + 1)..^1]} in {CrashNames.FileName(line[(line[..colon].LastIndexOf(' ') + 1)..colon])}");
        return sign.Type is not null;
    }

    private static CrashSign Assertion(string text) => new("ASSERT", CrashRank.Assertion, text.TrimEnd());

    private static string? After(ReadOnlySpan<char> line, string words)
    {
        int at = line.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? null : line[(at + words.Length)..].ToString();
    }

    /// <summary>The prefix of Google's logging: F, month and day, time, thread, file, line.</summary>
    private static bool IsGoogleFatal(ReadOnlySpan<char> line)
    {
        int at = line.IndexOf('F');
        if (at is < 0 or > 40 || line.Length < at + 16) return false;
        for (int i = at + 1; i <= at + 4; i++)
        {
            if (!char.IsAsciiDigit(line[i])) return false;
        }

        return line[at + 5] == ' ' && char.IsAsciiDigit(line[at + 6]) && line[at + 8] == ':';
    }
}
