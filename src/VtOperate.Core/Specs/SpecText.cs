using System.Text;

namespace VtOperate.Core.Specs;

/// <summary>Takes out of a specification what its authors do not say: code fences, HTML comments, struck-out words. Pure, and any text will do.</summary>
public static class SpecText
{
    /// <summary>
    /// The lines that say something, in order. A line inside a code fence (CommonMark, section 4.5) or a comment comes as an empty one, so that it still parts
    /// what stands around it. Line ends may be LF, CRLF or CR.
    /// </summary>
    public static IEnumerable<SpecLine> Lines(string text)
    {
        string fence = "";
        bool inComment = false;
        int number = 0;
        foreach (string raw in Split(text))
        {
            number++;
            if (fence.Length > 0)
            {
                if (IsClosing(raw, fence)) fence = "";
                yield return new SpecLine(number, "");
            }
            else if (!inComment && Opening(raw) is { } opened)
            {
                fence = opened;
                yield return new SpecLine(number, "");
            }
            else
            {
                string said = WithoutComments(raw, ref inComment), kept = WithoutStruck(said).TrimEnd();
                yield return new SpecLine(number, kept) { Struck = ReferenceEquals(kept, said) || kept.Length >= said.TrimEnd().Length ? null : said.Replace("~~", "", StringComparison.Ordinal).TrimEnd() };
            }
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                yield return text[start..];
                yield break;
            }

            end += start;
            yield return text[start..end];
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    private static string? Opening(string line)
    {
        string inner = line.TrimStart(' ', '\t', '>');
        int length = Run(inner);
        if (length < 3) return null;

        // A backtick in the info string makes it a code span within a paragraph.
        return inner[0] == '`' && inner.AsSpan(length).Contains('`') ? null : inner[..length];
    }

    private static bool IsClosing(string line, string fence)
    {
        string inner = line.Trim(' ', '\t', '>');
        return inner.Length >= fence.Length && inner[0] == fence[0] && Run(inner) == inner.Length;
    }

    private static int Run(string line)
    {
        if (line.Length == 0 || line[0] is not ('`' or '~')) return 0;
        int length = 1;
        while (length < line.Length && line[length] == line[0]) length++;
        return length;
    }

    private static string WithoutComments(string line, ref bool inComment)
    {
        if (!inComment && !line.Contains("<!--", StringComparison.Ordinal)) return line;
        var kept = new StringBuilder();
        for (int at = 0; at < line.Length;)
        {
            string mark = inComment ? "-->" : "<!--";
            int found = line.IndexOf(mark, at, StringComparison.Ordinal);
            int end = found < 0 ? line.Length : found;
            if (!inComment) kept.Append(line, at, end - at);
            if (found < 0) break;
            inComment = !inComment;
            at = found + mark.Length;
        }

        return kept.ToString();
    }

    private static string WithoutStruck(string line)
    {
        int open = line.IndexOf("~~", StringComparison.Ordinal);
        if (open < 0) return line;
        var kept = new StringBuilder();
        int at = 0;
        while (open >= 0)
        {
            int close = line.IndexOf("~~", open + 2, StringComparison.Ordinal);
            if (close < 0) break;
            kept.Append(line, at, open - at);
            at = close + 2;
            open = line.IndexOf("~~", at, StringComparison.Ordinal);
        }

        return kept.Append(line, at, line.Length - at).ToString();
    }
}
