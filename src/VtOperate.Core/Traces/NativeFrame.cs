using System.Globalization;

namespace VtOperate.Core.Traces;

/// <summary>One frame of compiled code. The function keeps its arguments away; a module stands where there is no file.</summary>
internal static class NativeFrame
{
    /// <summary>The number of a frame that was read.</summary>
    internal static int Number(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && at < 8 && char.IsAsciiDigit(text[at])) at++;
        return int.Parse(text[1..at], CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a frame from a text without blanks at its ends.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts, out Range? module)
    {
        parts = default;
        module = null;
        if (text.Length < 6 || text[0] != '#') return false;
        int at = 1;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at is 1 or > 6 || at >= text.Length || text[at] != ' ') return false;
        while (at < text.Length && text[at] == ' ') at++;
        ReadOnlySpan<char> rest = text[at..];
        if (rest.StartsWith("pc ", StringComparison.Ordinal)) return TryReadTombstone(text, at + 3, out parts, out module);
        bool address = rest.StartsWith("0x", StringComparison.Ordinal);
        if (address)
        {
            int end = at + 2;
            while (end < text.Length && char.IsAsciiHexDigit(text[end])) end++;
            if (end == at + 2 || end >= text.Length || text[end] != ' ') return false;
            at = end;
            while (at < text.Length && text[at] == ' ') at++;
        }

        if (text[at..].StartsWith("in ", StringComparison.Ordinal)) at += 3;
        else if (!address && !IsDebugger(text[at..])) return false;
        return TryReadBody(text, at, address, out parts, out module);
    }

    private static bool TryReadBody(ReadOnlySpan<char> text, int start, bool address, out FrameParts parts, out Range? module)
    {
        parts = default;
        module = null;
        ReadOnlySpan<char> body = text[start..];
        int build = body.IndexOf(" (BuildId: ", StringComparison.Ordinal);
        if (build > 0) body = body[..build];
        if (body.IsEmpty) return false;
        int end = start + body.Length;
        int from = body.LastIndexOf(" from ", StringComparison.Ordinal), at = body.LastIndexOf(" at ", StringComparison.Ordinal);
        Range? file = null;
        int? line = null, column = null;
        int name = end;
        if (body[^1] == ')' && body.LastIndexOf('(') is var open and >= 0 && body[open..].IndexOf("+0x", StringComparison.Ordinal) > 0)
        {
            module = (start + open + 1)..(start + open + body[open..].IndexOf("+0x", StringComparison.Ordinal));
            name = start + open;
        }
        else if (at > 0 && Place(body[(at + 4)..], out int length, out line, out column))
        {
            file = (start + at + 4)..(start + at + 4 + length);
            name = start + at;
        }
        else if (from > 0 && body[from..].IndexOfAny('/', '\\') > 0)
        {
            module = (start + from + 6)..end;
            name = start + from;
        }
        else if (LastPlace(body) is var blank and > 0 && Place(body[(blank + 1)..], out length, out line, out column))
        {
            file = (start + blank + 1)..(start + blank + 1 + length);
            name = start + blank;
        }

        while (name > start && text[name - 1] == ' ') name--;
        int function = start + NameLength(text[start..name]);
        bool known = file is not null || module is not null;
        if (function == start && !known) return false;
        if (!known && !address && !text[start..name].EndsWith(")", StringComparison.Ordinal)) return false;
        bool unknown = function == start || text[start..function] is "??" or "<null>" or "<unknown>";
        parts = new FrameParts(unknown ? null : start..function, file, line, column, known);
        return true;
    }

    private static bool TryReadTombstone(ReadOnlySpan<char> text, int at, out FrameParts parts, out Range? module)
    {
        parts = default;
        module = null;
        while (at < text.Length && text[at] == ' ') at++;
        int digits = at;
        while (at < text.Length && char.IsAsciiHexDigit(text[at])) at++;
        if (at - digits < 6 || at >= text.Length || text[at] != ' ') return false;
        while (at < text.Length && text[at] == ' ') at++;
        int end = text[at..].IndexOf(" (", StringComparison.Ordinal);
        int stop = end < 0 ? text.Length : at + end;
        module = at..stop;
        Range? function = null;
        if (end >= 0)
        {
            ReadOnlySpan<char> symbol = text[(stop + 2)..];
            int plus = symbol.IndexOf('+');
            if (plus > 0 && !symbol.StartsWith("BuildId", StringComparison.Ordinal) && !symbol.StartsWith("offset", StringComparison.Ordinal)) function = (stop + 2)..(stop + 2 + plus);
        }

        parts = new FrameParts(function, null, null, null, IsCertain: true);
        return true;
    }

    /// <summary>Without an address only the form of debuggers counts: a name, a blank, arguments in parentheses.</summary>
    private static bool IsDebugger(ReadOnlySpan<char> text)
    {
        int open = text.IndexOf(" (", StringComparison.Ordinal);
        if (open <= 0 || text.IndexOf(')') < 0) return text.IndexOf("+0x", StringComparison.Ordinal) > 0 && text[^1] == ')';
        foreach (char c in text[..open])
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or ':' or '<' or '>' or ',' or '~' or '*' or '&' or '=' or '!' or '.' or '$' or '+' or '-' or '[' or ']' or '(' or ')' or '?' or ' ')) return false;
        }

        return text.LastIndexOf(" at ", StringComparison.Ordinal) > 0 || text.LastIndexOf(" from ", StringComparison.Ordinal) > 0 || text.IndexOf("+0x", StringComparison.Ordinal) > 0;
    }

    /// <summary>The blank before the place: the first outside of brackets behind which only a path with a line follows.</summary>
    private static int LastPlace(ReadOnlySpan<char> body)
    {
        int digits = FrameParts.DigitsAtEnd(body);
        if (digits == 0) return -1;
        int depth = 0;
        for (int i = 0; i < body.Length; i++)
        {
            char c = body[i];
            if (c is '(' or '<') depth++;
            else if (c is ')' or '>' && depth > 0 && !(c == '>' && i > 0 && body[i - 1] == '-')) depth--;
            else if (c == ' ' && depth == 0 && i + 1 < body.Length && (body[i + 1] is '/' or '.' || (i + 3 < body.Length && body[i + 2] == ':' && body[i + 3] is '\\' or '/') || body[(i + 1)..].IndexOf(' ') < 0)) return i;
        }

        return -1;
    }

    private static bool Place(ReadOnlySpan<char> text, out int file, out int? line, out int? column)
    {
        line = column = null;
        file = 0;
        int last = FrameParts.DigitsAtEnd(text);
        int colon = text.Length - last - 1;
        if (last == 0 || colon <= 0 || text[colon] != ':') return false;
        int? second = FrameParts.Number(text[(colon + 1)..]);
        int first = FrameParts.DigitsAtEnd(text[..colon]);
        int before = colon - first - 1;
        bool both = first > 0 && before > 0 && text[before] == ':';
        file = both ? before : colon;
        line = both ? FrameParts.Number(text[(before + 1)..colon]) : second;
        column = both ? second : null;
        return text[..file].IndexOfAny("<>()\"") < 0;
    }

    /// <summary>How long the name before the arguments is; parentheses of anonymous namespaces and of operators are part of it.</summary>
    private static int NameLength(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '<') depth++;
            else if (c == '>' && depth > 0) depth--;
            if (c != '(' || depth > 0) continue;
            if (text[i..].StartsWith("(anonymous namespace)", StringComparison.Ordinal)) i += "(anonymous namespace)".Length - 1;
            else if (text[i..].StartsWith("()", StringComparison.Ordinal) && text[..i].EndsWith("operator", StringComparison.Ordinal)) i++;
            else return i > 0 && text[i - 1] == ' ' ? i - 1 : i;
        }

        return text.Length;
    }
}
