namespace VtOperate.Core.Traces;

/// <summary>The two lines of a call as Go prints it: <c>net/http.(*conn).serve(0xc0001, {0x1, 0x2})</c> and, indented, <c>/go/src/net/http/server.go:12 +0x1d</c>.</summary>
internal static class GoFrame
{
    private const int MaxNesting = 5;

    /// <summary>Whether a line is the head of a goroutine: <c>goroutine 12 [chan receive, 3 minutes]:</c>.</summary>
    internal static bool IsGoroutine(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("goroutine ", StringComparison.Ordinal) || !text.EndsWith("]:", StringComparison.Ordinal)) return false;
        int digits = 10;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits > 10 && text[digits] == ' ' && text[digits..].Contains('[');
    }

    /// <summary>Reads the line with the function. What stands in the parentheses tells whether the line is whole.</summary>
    /// <param name="text">The line without blanks at its ends.</param>
    /// <param name="function">How long the name is.</param>
    /// <param name="whole">False when the arguments are none that Go prints.</param>
    internal static bool TryReadCall(ReadOnlySpan<char> text, out int function, out bool whole)
    {
        function = 0;
        whole = false;
        if (text.Length < 4 || text[^1] != ')') return false;
        int open = text.LastIndexOf('(');
        if (open <= 0 || !IsName(text[..open])) return false;
        ReadOnlySpan<char> arguments = text[(open + 1)..^1];
        foreach (char c in arguments)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (',' or ' ' or '{' or '}' or '.' or '?' or '_' or '-' or '+')) return false;
        }

        function = open;
        whole = AreWhole(arguments);
        return true;
    }

    /// <summary>Whether a text is a qualified name of Go; <c>panic</c> alone is one, too.</summary>
    internal static bool IsName(ReadOnlySpan<char> name)
    {
        if (name is "panic") return true;
        int dot = name.IndexOf('.');
        if (dot <= 0 || dot == name.Length - 1 || !(char.IsLetter(name[0]) || name[0] == '_')) return false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_' or '/' or '-' or '%' or '(' or ')' or '*' or '·' or '[' or ']' or '~' or '@' or '+' or '$' or ',' or '{' or '}')) return false;
        }

        return name.IndexOf("//", StringComparison.Ordinal) < 0;
    }

    /// <summary>Reads the line with the place: a path and a line, and mostly offsets behind it.</summary>
    internal static bool TryReadPlace(ReadOnlySpan<char> text, out int fileEnd, out int? line)
    {
        fileEnd = 0;
        line = null;
        int end = text.IndexOf(" +0x", StringComparison.Ordinal);
        if (end < 0) end = text.IndexOf(" fp=0x", StringComparison.Ordinal);
        ReadOnlySpan<char> place = end < 0 ? text : text[..end];
        int digits = FrameParts.DigitsAtEnd(place);
        int colon = place.Length - digits - 1;
        if (digits is 0 or > 9 || colon < 1 || place[colon] != ':') return false;
        if (end < 0 && !place[..colon].EndsWith(".go", StringComparison.Ordinal) && !place[..colon].EndsWith(".s", StringComparison.Ordinal) && place[..colon].IndexOfAny('/', '\\') < 0) return false;
        fileEnd = colon;
        line = FrameParts.Number(place[(colon + 1)..]);
        return true;
    }

    private static bool AreWhole(ReadOnlySpan<char> arguments)
    {
        int depth = 0, i = 0;
        while (i < arguments.Length)
        {
            char c = arguments[i];
            if (c is ',' or ' ') { i++; continue; }
            if (c is '{' or '}')
            {
                depth += c == '{' ? 1 : -1;
                if (depth is < 0 or > MaxNesting) return false;
                i++;
                continue;
            }

            int from = i;
            while (i < arguments.Length && arguments[i] is not (',' or ' ' or '{' or '}')) i++;
            ReadOnlySpan<char> value = arguments[from..i];
            if (value[^1] == '?') value = value[..^1];
            if (value is "..." or "_") continue;
            bool hexadecimal = value.StartsWith("0x", StringComparison.Ordinal);
            if (hexadecimal ? value.Length is < 3 or > 18 : value.IsEmpty || value.Length > 20 || !ulong.TryParse(value, out _)) return false;
        }

        return depth == 0;
    }
}
