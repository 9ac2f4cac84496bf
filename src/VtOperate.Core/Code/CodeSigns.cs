namespace VtOperate.Core.Code;

/// <summary>Brackets, words and lists in masked code (<see cref="CodeText.Mask"/>).</summary>
internal static class CodeSigns
{
    // An argument list or signature that is longer is broken source.
    private const int Longest = 20_000;

    internal static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || sign == '_';

    /// <summary>The position of the bracket that closes the one at a position, or -1.</summary>
    internal static int Close(ReadOnlySpan<char> mask, int open)
    {
        int most = Math.Min(mask.Length, open + Longest);
        Span<char> stack = stackalloc char[64];
        int depth = 0;
        for (int at = open; at < most; at++)
        {
            char sign = mask[at];
            if (sign is '(' or '[' or '{')
            {
                if (depth == stack.Length) return -1;
                stack[depth++] = sign == '(' ? ')' : sign == '[' ? ']' : '}';
            }
            else if (sign is ')' or ']' or '}')
            {
                if (depth == 0 || stack[--depth] != sign) return -1;
                if (depth == 0) return at;
            }
        }

        return -1;
    }

    /// <summary>The position of the brace that closes the one at a position; the end of the text when none does.</summary>
    internal static int BlockEnd(ReadOnlySpan<char> mask, int open)
    {
        int depth = 0;
        for (int at = open; at < mask.Length; at++)
        {
            if (mask[at] == '{') depth++;
            else if (mask[at] == '}' && --depth == 0) return at;
        }

        return Math.Max(mask.Length - 1, 0);
    }

    /// <summary>The position of the bracket that the one at a position closes, or -1.</summary>
    internal static int Open(ReadOnlySpan<char> mask, int close)
    {
        int least = Math.Max(0, close - Longest), depth = 0;
        for (int at = close; at >= least; at--)
        {
            char sign = mask[at];
            if (sign is ')' or ']' or '}') depth++;
            else if (sign is '(' or '[' or '{' && --depth == 0) return at;
        }

        return -1;
    }

    /// <summary>The parts between commas outside brackets, as first position and position behind; none for blanks.</summary>
    internal static List<(int From, int To)> Split(ReadOnlySpan<char> mask, int from, int to)
    {
        List<(int, int)> parts = [];
        if (mask[from..to].IsWhiteSpace()) return parts;
        int start = from, depth = 0;
        for (int at = from; at < to; at++)
        {
            char sign = mask[at];
            if (sign is '(' or '[' or '{') depth++;
            else if (sign is ')' or ']' or '}') depth--;
            else if (sign == '<' && GenericEnd(mask, at, to) is var end && end > at) at = end;
            else if (sign == ',' && depth <= 0)
            {
                parts.Add(Trim(mask, start, at));
                start = at + 1;
            }
        }

        (int From, int To) last = Trim(mask, start, to);
        if (last.To > last.From) parts.Add(last);
        return parts;
    }

    /// <summary>Without the blanks at both ends.</summary>
    internal static (int From, int To) Trim(ReadOnlySpan<char> mask, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(mask[from])) from++;
        while (to > from && char.IsWhiteSpace(mask[to - 1])) to--;
        return (from, to);
    }

    /// <summary>The position of the sign that closes type arguments which begin at a position, or -1 where it is a comparison.</summary>
    internal static int GenericEnd(ReadOnlySpan<char> mask, int open, int to)
    {
        int depth = 0;
        if (open == 0 || !(IsWord(mask[open - 1]) || mask[open - 1] == ':')) return -1;
        for (int at = open; at < to && at < open + 400; at++)
        {
            char sign = mask[at];
            if (sign == '<') depth++;
            else if (sign == '>')
            {
                if (--depth > 0) continue;
                return at + 1 >= to || mask[at + 1] is '(' or ')' or ' ' or '.' or '{' or ',' or '[' or '?' or '>' or '\n' or '\r' or ':' or '&' or '*' ? at : -1;
            }
            else if (!IsWord(sign) && sign is not (',' or ' ' or '.' or '?' or '[' or ']' or ':' or '&' or '*' or '\''))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The next place at or after a position at which a word stands by itself, or -1.</summary>
    internal static int FindWord(ReadOnlySpan<char> mask, string word, int from, int to)
    {
        for (int at = from; at < to;)
        {
            int next = mask[at..to].IndexOf(word, StringComparison.Ordinal);
            if (next < 0) return -1;
            at += next;
            if (IsWhole(mask, word, at)) return at;
            at++;
        }

        return -1;
    }

    /// <summary>The last place before a position at which a word stands by itself, or -1.</summary>
    internal static int FindLastWord(ReadOnlySpan<char> mask, string word, int from, int before)
    {
        for (int end = before; end > from;)
        {
            int at = mask[from..end].LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0) return -1;
            at += from;
            if (IsWhole(mask, word, at)) return at;
            end = at + word.Length - 1;
        }

        return -1;
    }

    /// <summary>The word that ends just before a position, blanks skipped, as its first position and the position behind; equal when there is none.</summary>
    internal static (int From, int To) WordBefore(ReadOnlySpan<char> mask, int before, int least)
    {
        int to = before;
        while (to > least && char.IsWhiteSpace(mask[to - 1])) to--;
        int from = to;
        while (from > least && (IsWord(mask[from - 1]) || IsHyphen(mask, from - 1, least))) from--;
        return (from, to);
    }

    // Get-Thing.
    private static bool IsHyphen(ReadOnlySpan<char> mask, int at, int least) =>
        mask[at] == '-' && at > least && at + 1 < mask.Length && char.IsAsciiLetterUpper(mask[at + 1]) && char.IsLetter(mask[at - 1]);

    private static bool IsWhole(ReadOnlySpan<char> mask, string word, int at)
    {
        int end = at + word.Length;
        return (at == 0 || !IsWord(mask[at - 1])) && (end == mask.Length || !IsWord(mask[end]));
    }
}
