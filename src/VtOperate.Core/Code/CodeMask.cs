namespace VtOperate.Core.Code;

/// <summary>Hides comments and the content of strings in a source text, whatever its language; one pass, no grammar.</summary>
public static class CodeMask
{
    /// <summary>What stands for each sign inside a string.</summary>
    public const char Hidden = '\uFFFF';

    private const int DeepestTemplate = 16;
    private const int LongestPattern = 1000;
    private const int LongestVerbatim = 100_000;

    /// <summary>The mask, as long as the text.</summary>
    public static string Of(string text, CodeFamily family)
    {
        ArgumentNullException.ThrowIfNull(text);
        char[] mask = text.ToCharArray();

        // Each kind of what never closes is looked for once, so that broken text costs no more than its length.
        var open = new Unclosed();
        for (int at = 0; at < text.Length;)
        {
            char sign = text[at];
            if (sign is '/' or '#' or '-' or '%' or ';' or '<' && CommentEnd(text, at, family, open) is var comment && comment > at)
            {
                Fill(mask, at, comment, ' ');
                at = comment;
            }
            else if (sign is '"' or '\'' or '`' or '@' or '/' && StringEnd(text, at, family, open) is var end && end > at)
            {
                mask[at] = mask[end - 1] = '"';
                Fill(mask, at + 1, end - 1, Hidden);
                at = end;
            }
            else
            {
                at++;
            }
        }

        return new string(mask);
    }

    private static int CommentEnd(string text, int at, CodeFamily family, Unclosed open)
    {
        char sign = text[at];
        if (sign == '/' && Starts(text, at, "/*") && CodeLanguage.HasBlockComments(family)) return After(text, at + 2, "*/", ref open.Comment, at);
        if (sign == '<') return family == CodeFamily.PowerShell && Starts(text, at, "<#") ? After(text, at + 2, "#>", ref open.Comment, at) : at;
        if (family == CodeFamily.PowerShell && at > 0 && text[at - 1] is '<' or '`') return at;
        foreach (string start in CodeLanguage.CommentSigns(family))
        {
            if (!Starts(text, at, start)) continue;
            char before = at == 0 ? '\n' : text[at - 1];
            if (start == "#" && !char.IsWhiteSpace(before) && before is not (';' or '}' or ')' or '{' or ',')) continue;
            if (start is "%" or ";" && before != '\n') continue;
            if (start == "//" && before == ':') continue;
            int end = text.IndexOf('\n', at);
            return end < 0 ? text.Length : end;
        }

        return at;
    }

    private static int StringEnd(string text, int at, CodeFamily family, Unclosed open)
    {
        char sign = text[at];
        if (sign == '/') return family is CodeFamily.JavaScript or CodeFamily.Ruby ? PatternEnd(text, at) : at;
        if (sign == '@')
        {
            if (family == CodeFamily.CSharp && at + 1 < text.Length && text[at + 1] == '"') return DoubledEnd(text, at + 2);
            if (family != CodeFamily.PowerShell || at + 1 >= text.Length || text[at + 1] is not ('"' or '\'')) return at;
            return After(text, at + 2, text[at + 1] == '"' ? "\n\"@" : "\n'@", ref open.Here, at);
        }

        if (sign == '`') return family is CodeFamily.JavaScript or CodeFamily.Go ? TemplateEnd(text, at, family, open) : at;
        bool isTriple = at + 2 < text.Length && text[at + 1] == sign && text[at + 2] == sign;
        if (isTriple && (sign == '"' || family is CodeFamily.Python or CodeFamily.Dart or CodeFamily.Java) && family is CodeFamily.Python or CodeFamily.Java or CodeFamily.CSharp or CodeFamily.Swift or CodeFamily.Dart or CodeFamily.Erlang)
        {
            int end = sign == '"' ? After(text, at + 3, "\"\"\"", ref open.Triple, at) : After(text, at + 3, "'''", ref open.TripleSingle, at);
            if (end > at) return end;
        }

        if (family == CodeFamily.CSharp && at >= 2 && text[at - 1] == '$' && text[at - 2] == '@') return DoubledEnd(text, at + 1);
        if (sign == '\'' && family == CodeFamily.Rust && !IsRustCharacter(text, at)) return at;
        return QuoteEnd(text, at, family);
    }

    // A quote that does not close on its line is an apostrophe, or the source is broken.
    private static int QuoteEnd(string text, int start, CodeFamily family)
    {
        char quote = text[start];
        bool raw = quote == '\'' && family is CodeFamily.PowerShell or CodeFamily.Shell;
        char escape = family == CodeFamily.PowerShell ? '`' : '\\';
        for (int at = start + 1; at < text.Length; at++)
        {
            char sign = text[at];
            if (sign == quote) return at + 1;
            if (sign is '\n' or '\r') return start;
            if (sign == escape && !raw && at + 1 < text.Length && text[at + 1] is not ('\n' or '\r')) at++;
        }

        return start;
    }

    private static int DoubledEnd(string text, int from)
    {
        for (int at = from; at < text.Length && at < from + LongestVerbatim; at++)
        {
            if (text[at] != '"') continue;
            if (at + 1 < text.Length && text[at + 1] == '"') at++;
            else return at + 1;
        }

        return from - 2;
    }

    private static bool IsRustCharacter(string text, int at) =>
        at + 2 < text.Length && (text[at + 1] == '\\' || text[at + 2] == '\'');

    // A template of JavaScript holds code between ${ and }, which may hold templates.
    private static int TemplateEnd(string text, int start, CodeFamily family, Unclosed open)
    {
        if (start >= open.Template) return start;
        Span<int> braces = stackalloc int[DeepestTemplate];
        int depth = 0;
        for (int at = start + 1; at < text.Length; at++)
        {
            char sign = text[at];
            bool inText = (depth & 1) == 0;
            if (inText)
            {
                if (sign == '\\' && family == CodeFamily.JavaScript) at++;
                else if (sign == '`' && depth == 0) return at + 1;
                else if (sign == '`') depth--;
                else if (sign == '$' && family == CodeFamily.JavaScript && at + 1 < text.Length && text[at + 1] == '{')
                {
                    if (++depth >= DeepestTemplate) break;
                    braces[depth] = 0;
                    at++;
                }
            }
            else if (sign == '{')
            {
                braces[depth]++;
            }
            else if (sign == '}')
            {
                if (braces[depth]-- == 0) depth--;
            }
            else if (sign == '`' && ++depth >= DeepestTemplate)
            {
                break;
            }
        }

        open.Template = start;
        return start;
    }

    // A regular expression stands where a value may begin.
    private static int PatternEnd(string text, int start)
    {
        int before = start - 1;
        while (before >= 0 && text[before] is ' ' or '\t') before--;
        if (before >= 0 && text[before] is not ('(' or ',' or '=' or ':' or '[' or '!' or '&' or '|' or '?' or '{' or '}' or ';' or '\n' or '\r')) return start;
        bool inClass = false;
        for (int at = start + 1; at < text.Length && at < start + LongestPattern; at++)
        {
            char sign = text[at];
            if (sign is '\n' or '\r') return start;
            if (sign == '\\') at++;
            else if (sign == '[') inClass = true;
            else if (sign == ']') inClass = false;
            else if (sign == '/' && !inClass) return at == start + 1 ? start : at + 1;
        }

        return start;
    }

    private static int After(string text, int from, string end, ref int unclosed, int start)
    {
        if (start >= unclosed) return start;
        int found = from > text.Length ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        if (found >= 0) return found + end.Length;
        unclosed = start;
        return start;
    }

    private static void Fill(char[] mask, int from, int to, char sign)
    {
        for (int i = from; i < to; i++)
        {
            if (mask[i] is not ('\n' or '\r')) mask[i] = sign;
        }
    }

    private static bool Starts(string text, int at, string start) => string.CompareOrdinal(text, at, start, 0, start.Length) == 0;

    private sealed class Unclosed
    {
        internal int Comment = int.MaxValue;
        internal int Triple = int.MaxValue;
        internal int TripleSingle = int.MaxValue;
        internal int Here = int.MaxValue;
        internal int Template = int.MaxValue;
    }
}
