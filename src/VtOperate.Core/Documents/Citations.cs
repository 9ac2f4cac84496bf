using System.Buffers;

namespace VtOperate.Core.Documents;

/// <summary>
/// Finds what a document relies on: paths and names in backticks, commits, relative links. Code blocks and raw HTML are left out, because they show
/// how things were or could be. Web addresses, commands, placeholders and the names of branches are none of it.
/// </summary>
public static class Citations
{
    private static readonly SearchValues<char> s_neverInLinks = SearchValues.Create("<>{}*$|\"");
    private static readonly string[] s_commitWords = ["commit", "commits", "sha", "revision", "fix", "fixed", "introduced", "reverted", "broke", "cherry-pick", "since"];
    private static readonly string[] s_linkingWords = ["in", "by", "at", "of", "with", "from", "the", "to"];

    /// <summary>The citations of the blocks of a body, in the order they stand there; the same twice in a document is given once, at its first place.</summary>
    public static IReadOnlyList<Citation> Of(IEnumerable<MarkdownBlock> blocks)
    {
        var found = new List<Citation>();
        var seen = new HashSet<(CitationKind, string)>();
        foreach (MarkdownBlock block in blocks)
        {
            if (block.Kind is MarkdownBlockKind.Code or MarkdownBlockKind.Html or MarkdownBlockKind.Break) continue;
            foreach (Citation citation in Inside(block))
            {
                if (seen.Add((citation.Kind, citation.Text))) found.Add(citation);
            }
        }

        return found;
    }

    private static IEnumerable<Citation> Inside(MarkdownBlock block)
    {
        string text = block.Text;
        int line = block.Line;
        string[] before = ["", ""];
        for (int at = 0; at < text.Length;)
        {
            char sign = text[at];
            if (sign == '`' && TryCodeSpan(text, at, out string code, out int end))
            {
                foreach (Citation citation in OfCode(code, line, IsCalledCommit(before))) yield return citation.Kind == CitationKind.Path && SaidGone.Says(text, at, end) ? citation with { IsSaidGone = true } : citation;
                Shift(before, code);
            }
            else if (sign == ']' && TryTarget(text, at, out string target, out end))
            {
                if (LinkPath(target) is { } path) yield return new Citation(CitationKind.Link, path, line);
            }
            else if (char.IsLetterOrDigit(sign))
            {
                end = WordEnd(text, at);
                string word = text[at..end];
                foreach (string commit in Commits(word)) yield return new Citation(CitationKind.Commit, commit, line, IsCalledCommit(before));
                Shift(before, word);
            }
            else
            {
                end = at + 1;
            }

            line += text.AsSpan(at, end - at).Count('\n');
            at = end;
        }
    }

    private static IEnumerable<Citation> OfCode(string code, int line, bool isCalledCommit)
    {
        if (CitedPath.TryRead(code, out string path)) yield return new Citation(CitationKind.Path, path, line);
        else if (CitedName.TryRead(code, out string name)) yield return new Citation(CitationKind.Symbol, name, line);
        else
        {
            bool isGit = code.StartsWith("git ", StringComparison.Ordinal);
            foreach (string word in isGit ? code.Split(' ') : [code])
            {
                foreach (string commit in Commits(word)) yield return new Citation(CitationKind.Commit, commit, line, isGit || isCalledCommit);
            }
        }
    }

    // One commit, a range of two, or one with what leads from it (abc1234^, abc1234:path).
    private static IEnumerable<string> Commits(string word)
    {
        foreach (string part in word.Split(".."))
        {
            int end = part.AsSpan().IndexOfAny("^~:.");
            string commit = end < 0 ? part : part[..end];
            if (IsCommit(commit)) yield return commit;
        }
    }

    // A span ends at a run of as many backticks as it begins with (CommonMark 0.31, 6.1).
    private static bool TryCodeSpan(string text, int start, out string code, out int end)
    {
        int run = Run(text, start);
        for (int at = start + run; at < text.Length;)
        {
            int next = text.IndexOf('`', at);
            if (next < 0) break;
            int closing = Run(text, next);
            if (closing == run)
            {
                code = text[(start + run)..next].Replace('\n', ' ').Trim();
                end = next + closing;
                return true;
            }

            at = next + closing;
        }

        (code, end) = ("", start + run);
        return false;
    }

    private static int Run(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] == '`') end++;
        return end - start;
    }

    // "](target "title")" of an inline link, or "]: target" of a definition.
    private static bool TryTarget(string text, int close, out string target, out int end)
    {
        (target, end) = ("", close + 1);
        if (close + 1 >= text.Length || text[close + 1] is not ('(' or ':')) return false;
        bool isInline = text[close + 1] == '(';
        int start = close + 2;
        if (!isInline && (start >= text.Length || text[start] != ' ' || !BeginsLine(text, close))) return false;
        while (start < text.Length && text[start] == ' ') start++;
        int depth = 0, at = start;
        bool isAngled = at < text.Length && text[at] == '<';
        for (; at < text.Length && text[at] != '\n'; at++)
        {
            if (isAngled ? text[at] == '>' : text[at] is ' ' or '\t') break;
            if (text[at] == '(') depth++;
            else if (text[at] == ')' && !isAngled && isInline && depth-- == 0) break;
        }

        target = text[start..at].TrimStart('<');
        end = at;
        return target.Length > 0;
    }

    // A definition stands on a line of its own (CommonMark 0.31, 4.7); "[sic]: " in a sentence is none.
    private static bool BeginsLine(string text, int close)
    {
        int line = close == 0 ? 0 : text.LastIndexOf('\n', close - 1) + 1;
        ReadOnlySpan<char> before = text.AsSpan(line, close - line).TrimStart(' ');
        return before.Length > 1 && before[0] == '[' && before[1..].IndexOf('[') < 0;
    }

    private static string? LinkPath(string target)
    {
        int cut = target.AsSpan().IndexOfAny('#', '?');
        string path = (cut < 0 ? target : target[..cut]).Replace('\\', '/');
        if (path.Length == 0 || path.StartsWith("//", StringComparison.Ordinal) || path.AsSpan().IndexOfAny(s_neverInLinks) >= 0) return null;
        int colon = path.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && path.AsSpan(0, colon).IndexOf('/') < 0) return null;
        try
        {
            path = Uri.UnescapeDataString(path);
        }
        catch (UriFormatException)
        {
            return null;
        }

        return path.TrimEnd('/').Length == 0 ? null : path;
    }

    private static int WordEnd(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '/' or ':' or '.' or '@' or '+' or '%' or '=' or '&')) end++;
        while (end > start && text[end - 1] is '.' or ':' or '-') end--;
        return Math.Max(end, start + 1);
    }

    // Seven to forty lower-case hexadecimal digits with a digit and a letter among them: "deadbeef" and "1234567" are words and numbers too.
    private static bool IsCommit(string word)
    {
        if (word.Length is < 7 or > 40) return false;
        bool digit = false, letter = false;
        foreach (char sign in word)
        {
            if (char.IsAsciiDigit(sign)) digit = true;
            else if (sign is >= 'a' and <= 'f') letter = true;
            else return false;
        }

        return digit && letter;
    }

    private static bool IsCalledCommit(string[] before)
    {
        string word = Array.IndexOf(s_linkingWords, before[1]) >= 0 ? before[0] : before[1];
        return Array.IndexOf(s_commitWords, word) >= 0;
    }

    private static void Shift(string[] before, string word)
    {
        before[0] = before[1];
        before[1] = word.ToLowerInvariant();
    }
}
