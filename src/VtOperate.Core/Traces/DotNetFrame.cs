namespace VtOperate.Core.Traces;

/// <summary>
/// One frame as .NET and Mono print it: <c>at Type.Method(String a) in C:\x.cs:line 12</c>, with the words in any language that .NET speaks,
/// and <c>at Type.Method (System.String a) [0x00012] in /x.cs:12</c>.
/// </summary>
internal static class DotNetFrame
{
    /// <summary>Reads a frame from a text without blanks at its ends.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        if (text.EndsWith("<---", StringComparison.Ordinal)) text = text[..^4].TrimEnd();

        // In German the line ends as a sentence does: in C:\x.cs:Zeile 7.
        if (text.Length > 1 && text[^1] == '.' && char.IsAsciiDigit(text[^2])) text = text[..^1];
        int start = TraceWords.SkipAt(text);
        if (start == 0 || start == text.Length) return false;
        if (text[start..].StartsWith("(wrapper ", StringComparison.Ordinal))
        {
            int wrapper = text[start..].IndexOf(") ", StringComparison.Ordinal);
            if (wrapper < 0) return false;
            start += wrapper + 2;
        }

        int open = text[start..].IndexOf('(');
        if (open <= 0) return false;
        open += start;
        int close = Closing(text, open);
        if (close < 0 || !IsParameters(text[(open + 1)..close])) return false;
        close = EndOfIterator(text, close);
        if (!TryReadTail(text[(close + 1)..], close + 1, out Range? file, out int? line, out bool certain)) return false;
        int end = open;
        bool spaced = text[end - 1] == ' ';
        if (spaced && !certain) return false;
        if (spaced) end--;
        if (!IsName(text[start..end], certain)) return false;
        parts = new FrameParts(start..end, file, line, null, certain);
        return true;
    }

    private static int Closing(ReadOnlySpan<char> text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth == 0) return i;
        }

        return -1;
    }

    /// <summary>An iterator is printed as its method with the steps behind it: <c>Read(String a)+MoveNext()</c>.</summary>
    private static int EndOfIterator(ReadOnlySpan<char> text, int close)
    {
        while (close + 1 < text.Length && text[close + 1] == '+')
        {
            int at = close + 2;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.')) at++;
            if (!text[at..].StartsWith("()", StringComparison.Ordinal)) break;
            close = at + 1;
        }

        return close;
    }

    private static bool IsParameters(ReadOnlySpan<char> text)
    {
        int words = 0;
        int brackets = 0;
        bool inWord = false;
        foreach (char c in text)
        {
            if (c is '[' or '<') brackets++;
            else if (c is ']' or '>') brackets--;
            if (c == ',' && brackets <= 0) { words = 0; inWord = false; continue; }
            if (c == ' ') { inWord = false; continue; }
            if (!(char.IsLetterOrDigit(c) || c is '_' or '.' or '`' or '[' or ']' or '&' or '*' or '+' or '<' or '>' or '$' or '?' or ',' or '(' or ')' or '|' or '@' or '-')) return false;
            if (!inWord && brackets <= 0 && ++words > 3) return false;
            inWord = true;
        }

        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name, bool certain)
    {
        if (name.IsEmpty || !(char.IsLetter(name[0]) || name[0] is '_' or '<' or '@' or '$')) return false;
        bool qualified = name.Contains('.') || name[0] == '<' || name.Contains(':');
        int brackets = 0;
        foreach (char c in name)
        {
            if (c is '[' or '<') brackets++;
            else if (c is ']' or '>') brackets--;
            else if (c == ' ' && brackets <= 0 && !certain) return false;
            else if (c is '/' or '\\' or ';' or '"' or '(' or ')' || (c is '=' or ',' or '#' && brackets <= 0) || (c == ':' && !certain)) return false;
        }

        return qualified || certain;
    }

    /// <summary>Reads what follows the parameters: nothing, a place, or an offset.</summary>
    private static bool TryReadTail(ReadOnlySpan<char> tail, int at, out Range? file, out int? line, out bool certain)
    {
        file = null;
        line = null;
        certain = false;
        ReadOnlySpan<char> trimmed = tail.TrimEnd();
        if (trimmed.IsEmpty) return true;
        if (trimmed[0] != ' ') return false;
        certain = true;
        int from = 1;
        bool offset = false;
        if (trimmed[from..].StartsWith("[0x", StringComparison.Ordinal) || trimmed[from..].StartsWith("<0x", StringComparison.Ordinal))
        {
            int end = trimmed.IndexOfAny(']', '>');
            if (end < 0) return false;
            offset = true;
            if (end == trimmed.Length - 1) return true;
            from = end + 2;
        }
        else if (trimmed[from..].StartsWith("+ 0x", StringComparison.Ordinal))
        {
            int end = trimmed[(from + 2)..].IndexOf(' ');
            if (end < 0) return true;
            offset = true;
            from += end + 3;
        }

        if (from >= trimmed.Length) return false;
        ReadOnlySpan<char> rest = trimmed[from..];
        int word = rest.IndexOf(' ');
        if (word is <= 0 or > 8) return false;
        int path = word + 1;
        int digits = FrameParts.DigitsAtEnd(rest);
        int colon = rest.LastIndexOf(':');
        if (colon <= path) return false;
        ReadOnlySpan<char> where = rest[(colon + 1)..];
        if (digits == 0)
        {
            // A build without symbols can name the assembly and a token instead: in Shop.dll:token 0x6000001+0x1.
            return where.StartsWith("token 0x", StringComparison.Ordinal);
        }

        ReadOnlySpan<char> label = where[..^digits].TrimEnd();
        foreach (char c in label)
        {
            if (!char.IsLetter(c)) return false;
        }

        if (label.IsEmpty && !offset) return false;
        line = FrameParts.Number(where[^digits..]);
        if (rest[path] != '<') file = (at + from + path)..(at + from + colon);
        return true;
    }
}
