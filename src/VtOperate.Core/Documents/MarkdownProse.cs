namespace VtOperate.Core.Documents;

/// <summary>Takes code out of Markdown text, so that what is left is what a person wrote in words. Pure.</summary>
internal static class MarkdownProse
{
    /// <summary>The text with every code span replaced by blanks of the same length; line ends stay. A span ends at a run of as many backticks as it begins with (CommonMark 0.31, 6.1).</summary>
    public static string WithoutCode(string text)
    {
        if (!text.Contains('`', StringComparison.Ordinal)) return text;
        char[] result = text.ToCharArray();
        for (int at = 0; at < text.Length;)
        {
            int start = text.IndexOf('`', at);
            if (start < 0) break;
            int run = Run(text, start), end = ClosingEnd(text, start + run, run);
            if (end > 0)
            {
                for (int i = start; i < end; i++) if (result[i] is not ('\r' or '\n')) result[i] = ' ';
            }

            at = end > 0 ? end : start + run;
        }

        return new string(result);
    }

    private static int ClosingEnd(string text, int start, int run)
    {
        for (int at = text.IndexOf('`', start); at >= 0; at = text.IndexOf('`', at))
        {
            int length = Run(text, at);
            if (length == run) return at + length;
            at += length;
            if (at >= text.Length) break;
        }

        return -1;
    }

    private static int Run(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] == '`') end++;
        return end - start;
    }
}
