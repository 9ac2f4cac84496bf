namespace VtOperate.Core.Documents;

/// <summary>Finds the files that a piece of Markdown names.</summary>
public static class MarkdownLinks
{
    private const string AroundPaths = " \t\r\n`'\"<>()[]{}|,;*";

    /// <summary>
    /// The paths with this ending, in order and each once: targets of links, and what stands bare or in backticks. A link counts by its target alone,
    /// whatever its text says. Web addresses are left out.
    /// </summary>
    /// <param name="text">The Markdown text.</param>
    /// <param name="suffix">The ending, for instance <c>.md</c>, before an anchor.</param>
    public static IReadOnlyList<string> Paths(string text, string suffix)
    {
        var paths = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[' && TryLink(text, at, out string target, out int end))
            {
                Add(target, suffix, paths);
                at = end;
                continue;
            }

            int start = at;
            while (at < text.Length && !AroundPaths.Contains(text[at], StringComparison.Ordinal)) at++;
            if (at > start) Add(text[start..at], suffix, paths);
            else at++;
        }

        return paths;
    }

    private static bool TryLink(string text, int start, out string target, out int end)
    {
        (target, end) = ("", start);
        int line = text.IndexOf('\n', start);
        if (line < 0) line = text.Length;
        int middle = text.IndexOf("](", start, line - start, StringComparison.Ordinal);
        if (middle < 0) return false;
        int close = text.IndexOf(')', middle, line - middle);
        if (close < 0) return false;
        target = text[(middle + 2)..close].Trim().Trim('<', '>');
        int title = target.IndexOf(" \"", StringComparison.Ordinal);
        if (title >= 0) target = target[..title];
        end = close + 1;
        return true;
    }

    private static void Add(string word, string suffix, List<string> paths)
    {
        if (word.Contains("://", StringComparison.Ordinal)) return;
        string path = word.TrimEnd('.', ':', '!', '?');
        int anchor = path.IndexOf('#', StringComparison.Ordinal);
        if (anchor >= 0) path = path[..anchor];
        if (path.Length > suffix.Length && path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && !paths.Contains(path)) paths.Add(path);
    }
}
