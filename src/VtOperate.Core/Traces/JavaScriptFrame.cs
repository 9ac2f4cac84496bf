namespace VtOperate.Core.Traces;

/// <summary>
/// Frames as engines of JavaScript print them. V8, Edge and Hermes: <c>at f (file:line:column)</c>, <c>at file:line:column</c>. Firefox and Safari:
/// <c>f@file:line:column</c>. Code made by <c>eval</c> is placed where the call of <c>eval</c> stands in a file.
/// </summary>
internal static class JavaScriptFrame
{
    private static readonly string[] s_endings = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".vue", ".svelte", ".html", ".htm", ".bundle", ".jsbundle", ".wasm", ".coffee"];
    private static readonly string[] s_namesWithBlanks = ["global code", "eval code", "module code", "anonymous function", "Anonymous function"];

    /// <summary>Reads a frame of the form that starts with "at". A bare <c>at &lt;anonymous&gt;</c> is none.</summary>
    internal static bool TryReadAt(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        text = WithoutBrace(text);
        int start = text.StartsWith("at ", StringComparison.Ordinal) ? 3 : text.StartsWith("eval at ", StringComparison.Ordinal) ? 8 : 0;
        if (start == 0) return false;
        while (start < text.Length && text[start] == ' ') start++;
        ReadOnlySpan<char> body = text[start..];
        if (body.IsEmpty) return false;
        int open = Opening(body);
        if (open < 0) return TryReadBare(body, start, out parts);
        int end = body[^1] == ')' ? body.Length - 1 : body.Length;
        int nameEnd = open;
        while (nameEnd > 0 && body[nameEnd - 1] == ' ') nameEnd--;
        bool attached = nameEnd == open;
        if (nameEnd == 0 || !IsPlace(body[(open + 1)..end], start + open + 1, out Range? file, out int? line, out int? column, out bool certain)) return false;
        if (attached && column is null) return false;
        parts = new FrameParts(start..(start + nameEnd), file, line, column, certain);
        return true;
    }

    /// <summary>Whether a line is the place holder of V8 for a call it cannot show.</summary>
    internal static bool IsAnonymous(ReadOnlySpan<char> text) => text is "at <anonymous>" or "at async <anonymous>" or "at new <anonymous>";

    /// <summary>Reads a frame of the form with an at sign.</summary>
    internal static bool TryReadSigned(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        int sign = text.IndexOf('@');
        if (sign < 0 || sign == text.Length - 1) return false;
        ReadOnlySpan<char> name = text[..sign];
        int paren = name.IndexOf('(');
        if (paren >= 0 && name[^1] == ')') name = name[..paren];
        if (!IsSignedName(name)) return false;
        if (!TryReadSignedPlace(text[(sign + 1)..], sign + 1, out Range? file, out int? line, out int? column)) return false;
        parts = new FrameParts(name.IsEmpty ? null : 0..name.Length, file, line, column, IsCertain: true);
        return true;
    }

    /// <summary>Reads a line among frames with at signs that is only a place: <c>http://host/x.js:1:2</c>, <c>x.js:1:2</c>, <c>[native code]</c>.</summary>
    internal static bool TryReadBareSigned(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        if (!TryReadSignedPlace(text, 0, out Range? file, out int? line, out int? column)) return false;
        parts = new FrameParts(null, file, line, column, IsCertain: false);
        return true;
    }

    /// <summary>Node prints the properties of an error behind its last frame, in braces, and a comma behind an error of a list.</summary>
    private static ReadOnlySpan<char> WithoutBrace(ReadOnlySpan<char> text) =>
        text.EndsWith(" {", StringComparison.Ordinal) ? text[..^2].TrimEnd() : text.EndsWith(",", StringComparison.Ordinal) ? text[..^1] : text;

    private static bool TryReadBare(ReadOnlySpan<char> body, int start, out FrameParts parts)
    {
        parts = default;
        if (body.StartsWith("async ", StringComparison.Ordinal))
        {
            start += 6;
            body = body[6..];
        }

        if (!TryReadLocation(body, out int fileEnd, out int? line, out int? column, out int numbers)) return false;
        ReadOnlySpan<char> file = body[..fileEnd];
        bool known = LooksLikeFile(file, numbers);
        if (numbers == 1 ? !known : !known && (file.IndexOf(' ') >= 0 || !StartsAsName(file))) return false;
        parts = new FrameParts(null, start..(start + fileEnd), line, column, known);
        return true;
    }

    /// <summary>The parenthesis that the last one of a text closes, so that paths may hold some of their own; the first with a blank before it when none does.</summary>
    private static int Opening(ReadOnlySpan<char> body)
    {
        if (body[^1] == ')')
        {
            int depth = 0;
            for (int i = body.Length - 1; i >= 0; i--)
            {
                if (body[i] == ')') depth++;
                else if (body[i] == '(' && --depth == 0) return i;
            }
        }

        // A line that was cut off has one that nothing closes.
        int spaced = body.IndexOf(" (", StringComparison.Ordinal);
        return spaced < 0 || (body[^1] != ')' && body.Contains(')')) ? -1 : spaced + 1;
    }

    private static bool IsPlace(ReadOnlySpan<char> place, int at, out Range? file, out int? line, out int? column, out bool certain)
    {
        file = null;
        line = column = null;
        certain = false;
        if (place is "native" or "<anonymous>" or "unknown location" or "native code" or "[native code]") return true;
        if (place.StartsWith("index ", StringComparison.Ordinal)) return place.Length > 6 && FrameParts.DigitsAtEnd(place) == place.Length - 6;
        if (place.StartsWith("eval at ", StringComparison.Ordinal))
        {
            certain = true;
            int open = place.LastIndexOf('(');
            if (open < 0) return true;
            int close = place[open..].IndexOf(')');
            place = place[(open + 1)..(close < 0 ? place.Length : open + close)];
            at += open + 1;
        }

        if (place.StartsWith("address at ", StringComparison.Ordinal))
        {
            place = place[11..];
            at += 11;
        }

        if (!TryReadLocation(place, out int end, out line, out column, out int numbers)) return certain;
        bool known = LooksLikeFile(place[..end], numbers);
        if (!known && (numbers == 1 || (place[..end].IndexOf(' ') >= 0 && place[..end] is not "eval code") || !StartsAsName(place))) return false;
        certain = true;
        file = at..(at + end);
        return true;
    }

    private static bool TryReadSignedPlace(ReadOnlySpan<char> place, int at, out Range? file, out int? line, out int? column)
    {
        file = null;
        line = column = null;
        if (place is "[native code]")
        {
            file = at..(at + place.Length);
            return true;
        }

        int eval = place.IndexOf(" line ", StringComparison.Ordinal);
        if (eval > 0 && place[eval..].Contains(" > ", StringComparison.Ordinal))
        {
            int from = eval + 6, to = from;
            while (to < place.Length && char.IsAsciiDigit(place[to])) to++;
            line = FrameParts.Number(place[from..to]);
            file = at..(at + eval);
            return LooksLikeFile(place[..eval], numbers: 1);
        }

        if (!TryReadLocation(place, out int end, out line, out column, out int numbers)) return false;
        ReadOnlySpan<char> name = place[..end];
        int colon = name.IndexOf(':');
        bool scheme = colon > 0 && (name[colon..].StartsWith("://", StringComparison.Ordinal) || colon == 1 || name.StartsWith("blob:", StringComparison.Ordinal) || name.StartsWith("app:", StringComparison.Ordinal));
        if ((colon >= 0 && !scheme) || !LooksLikeFile(name, numbers)) return false;
        if (!scheme && name.IndexOf(' ') >= 0) return false;
        file = at..(at + end);
        return true;
    }

    /// <summary>Reads one or two numbers, divided by colons, from the end.</summary>
    private static bool TryReadLocation(ReadOnlySpan<char> text, out int fileEnd, out int? line, out int? column, out int numbers)
    {
        line = column = null;
        numbers = 0;
        fileEnd = 0;
        int last = FrameParts.DigitsAtEnd(text);
        if (last == 0 || last + 1 >= text.Length || text[^(last + 1)] != ':') return false;
        int? second = FrameParts.Number(text[^last..]);
        ReadOnlySpan<char> rest = text[..^(last + 1)];
        int first = FrameParts.DigitsAtEnd(rest);
        bool host = first > 0 && first + 1 < rest.Length && rest[^(first + 1)] == ':';
        if (host)
        {
            numbers = 2;
            line = FrameParts.Number(rest[^first..]);
            column = second;
            fileEnd = rest.Length - first - 1;
            return true;
        }

        numbers = 1;
        line = second;
        fileEnd = rest.Length;
        return true;
    }

    /// <summary>Whether a text is a URL with more than a host, has the ending of a script, or is a path with both line and column behind it.</summary>
    private static bool LooksLikeFile(ReadOnlySpan<char> file, int numbers)
    {
        if (file.IsEmpty) return false;
        int scheme = file.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0) return file[(scheme + 3)..].Contains('/');
        int query = file.IndexOf('?');
        ReadOnlySpan<char> path = query > 0 ? file[..query] : file;
        foreach (string ending in s_endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        }

        if (numbers < 2 || path.IndexOfAny('/', '\\') < 0) return false;
        foreach (char c in path)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }

    private static bool StartsAsName(ReadOnlySpan<char> file) => char.IsLetter(file[0]) || file[0] is '<' or '_' or '$' or '(' or '[';

    private static bool IsSignedName(ReadOnlySpan<char> name)
    {
        if (name.Length > 200) return false;
        if (name.IndexOfAny(' ', '\t') < 0) return name.IndexOfAny('"', ';', ',') < 0 && name.IndexOf("://", StringComparison.Ordinal) < 0;
        foreach (string known in s_namesWithBlanks)
        {
            if (name.SequenceEqual(known)) return true;
        }

        // Firefox says what an asynchronous call came through before a star: setTimeout handler*load.
        int star = name.LastIndexOf('*');
        return (star > 0 && name[star..].IndexOf(' ') < 0) || name.StartsWith("get ", StringComparison.Ordinal) || name.StartsWith("set ", StringComparison.Ordinal);
    }
}
