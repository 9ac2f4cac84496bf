namespace VtOperate.Core.Documents;

/// <summary>Finds where the tokens of a YAML text end (YAML 1.2, sections 6 and 7). It says where text stands and not what it means; who edits by it reads the result back. Pure.</summary>
internal static class YamlTokens
{
    /// <summary>The start of the next line. As YAML 1.1 has it, a line also ends with NEL, LS or PS, and its readers count so.</summary>
    public static int NextLine(string text, int start, int end)
    {
        int at = text.AsSpan(start, end - start).IndexOfAny("\r\n\u0085\u2028\u2029");
        if (at < 0) return end;
        at += start;
        return text[at] == '\r' && at + 1 < end && text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /// <summary>Where the content of a line ends: before its line end.</summary>
    public static int LineEnd(string text, int start, int end)
    {
        int at = text.AsSpan(start, end - start).IndexOfAny("\r\n\u0085\u2028\u2029");
        return at < 0 ? end : start + at;
    }

    /// <summary>The position after blanks and tabs.</summary>
    public static int SkipBlanks(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t') start++;
        return start;
    }

    /// <summary>Whether the line from <paramref name="start"/> holds nothing, or a comment and nothing else.</summary>
    public static bool IsBlankOrComment(string text, int start, int end)
    {
        int at = SkipBlanks(text, start, end);
        return at >= end || text[at] is '#' or '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
    }

    /// <summary>The position after the closing quote of the scalar that begins here; -1 when it never closes.</summary>
    public static int QuotedEnd(string text, int start, int end)
    {
        char quote = text[start];
        for (int at = start + 1; at < end; at++)
        {
            if (text[at] == '\\' && quote == '"') at++;
            else if (text[at] == quote)
            {
                if (quote == '"' || at + 1 >= end || text[at + 1] != quote) return at + 1;
                at++;
            }
        }

        return -1;
    }

    /// <summary>Where a plain scalar ends that begins here and stays on its line: before a comment and without the blanks after it.</summary>
    public static int PlainEnd(string text, int start, int end)
    {
        int at = start, last = start;
        for (int lineEnd = LineEnd(text, start, end); at < lineEnd; at++)
        {
            if (text[at] is ' ' or '\t') continue;
            if (text[at] == '#' && at > start && text[at - 1] is ' ' or '\t') break;
            last = at + 1;
        }

        return last;
    }

    /// <summary>Where a plain scalar in a list in brackets ends that begins here, without the blanks after it.</summary>
    public static int FlowPlainEnd(string text, int start, int end)
    {
        int last = start;
        for (int at = start; at < end && text[at] is not (',' or '[' or ']' or '{' or '}' or '\r' or '\n' or '\u0085' or '\u2028' or '\u2029'); at++)
        {
            if (text[at] is ' ' or '\t') continue;
            if (text[at] == '#' && at > start && text[at - 1] is ' ' or '\t') break;
            last = at + 1;
        }

        return last;
    }

    /// <summary>The items of the list in brackets that begins here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The position of the bracket.</param>
    /// <param name="end">Where the text to look at ends.</param>
    /// <param name="close">The position of the closing bracket.</param>
    /// <returns>The place of each item, or null when the list holds more than scalars on one line each.</returns>
    public static List<Range>? FlowItems(string text, int start, int end, out int close)
    {
        var items = new List<Range>();
        close = -1;
        bool isItemNext = true;
        for (int at = start + 1; at < end;)
        {
            char c = text[at];
            if (c is ' ' or '\t' or '\r' or '\n' or '\u0085' or '\u2028' or '\u2029')
            {
                at++;
            }
            else if (c == '#' && text[at - 1] is not (',' or '[' or '"' or '\''))
            {
                at = LineEnd(text, at, end);
            }
            else if (c == ']')
            {
                close = at;
                return items;
            }
            else if (c == ',')
            {
                if (isItemNext) return null;
                isItemNext = true;
                at++;
            }
            else
            {
                if (!isItemNext || c is '[' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '?' or '#') return null;
                int itemEnd = c is '"' or '\'' ? QuotedEnd(text, at, end) : FlowPlainEnd(text, at, end);
                if (itemEnd <= at) return null;
                items.Add(at..itemEnd);
                isItemNext = false;
                at = itemEnd;
            }
        }

        return null;
    }
}
