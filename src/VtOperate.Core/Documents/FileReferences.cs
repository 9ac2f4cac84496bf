namespace VtOperate.Core.Documents;

/// <summary>Finds the words of a Markdown text that name a file: targets of links, and what stands bare, in quotes or in backticks. Pure.</summary>
internal static class FileReferences
{
    private const string AroundNames = " \t\r\n`'\"<>()[]{}|,;*";

    /// <summary>The splices that give each name what <paramref name="replace"/> makes of it. Web addresses, anchors and what follows <c>#</c> stay as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replace">A name as it is written without anchor, and whether it is the target of a link; null leaves it.</param>
    public static IReadOnlyList<TextSplice> Replace(string text, Func<string, bool, string?> replace)
    {
        var splices = new List<TextSplice>();
        for (int at = 0; at < text.Length;)
        {
            if (text.AsSpan(at).StartsWith("]("))
            {
                int from = at + 2, to = TargetEnd(text, ref from);
                Add(text, from, to, isTarget: true, replace, splices);
                at = Math.Max(to, at + 2);
                continue;
            }

            int start = at;
            while (at < text.Length && !AroundNames.Contains(text[at], StringComparison.Ordinal)) at++;
            if (at > start) Add(text, start, at, isTarget: IsDefinition(text, start), replace, splices);
            else at++;
        }

        return splices;
    }

    // CommonMark 0.31, 6.3: a target in angle brackets may hold blanks; another ends at the first, behind which a title may stand.
    private static int TargetEnd(string text, ref int from)
    {
        while (from < text.Length && text[from] == ' ') from++;
        bool isBracketed = from < text.Length && text[from] == '<';
        if (isBracketed) from++;
        int to = from, depth = 0;
        for (; to < text.Length && text[to] is not ('\r' or '\n'); to++)
        {
            if (isBracketed ? text[to] == '>' : text[to] == ' ' || (text[to] == ')' && depth-- == 0)) break;
            if (text[to] == '(') depth++;
        }

        return to;
    }

    // "[name]: target" at the beginning of a line.
    private static bool IsDefinition(string text, int start)
    {
        int at = start - 1;
        while (at >= 0 && text[at] is ' ' or '<') at--;
        return at > 0 && text[at] == ':' && text[at - 1] == ']';
    }

    private static void Add(string text, int start, int end, bool isTarget, Func<string, bool, string?> replace, List<TextSplice> splices)
    {
        int anchor = text.IndexOf('#', start, end - start);
        if (anchor >= 0) end = anchor;
        while (!isTarget && end > start && text[end - 1] is '.' or ':' or '!' or '?') end--;
        if (end == start || text.AsSpan(start, end - start).Contains("://", StringComparison.Ordinal)) return;
        string name = text[start..end];
        if (replace(name, isTarget) is { } other && other != name) splices.Add(new TextSplice(start, end, other));
    }
}
