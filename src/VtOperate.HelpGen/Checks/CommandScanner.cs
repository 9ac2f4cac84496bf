namespace VtOperate.HelpGen.Checks;

/// <summary>
/// Cuts an example's code into commands, parameters and the rest. It knows just enough of PowerShell for examples:
/// strings, here-strings, comments, brackets, pipes and the backtick at a line's end.
/// </summary>
internal static class CommandScanner
{
    /// <summary>The pieces of a code with the line each one stands in.</summary>
    internal static IEnumerable<(CommandToken Token, int Line)> Scan(string code, int firstLine)
    {
        int line = firstLine;
        for (int i = 0; i < code.Length;)
        {
            char c = code[i];
            int end = End(code, i);
            string text = code[i..end];
            CommandTokenKind? kind = c switch
            {
                '\n' or '|' or ';' or '=' or '&' => CommandTokenKind.End,
                '(' or '{' => CommandTokenKind.Open,
                ')' or '}' => CommandTokenKind.Close,
                '#' or '`' or ' ' or '\t' or '\r' => null,
                '-' when text.Length > 1 && char.IsAsciiLetter(text[1]) => CommandTokenKind.Parameter,
                _ when char.IsAsciiLetter(c) => CommandTokenKind.Word,
                _ => CommandTokenKind.Other,
            };
            if (kind is { } found) yield return (new CommandToken(found, found == CommandTokenKind.Parameter ? text[1..].Split(':')[0] : text), line);
            line += text.AsSpan().Count('\n');
            i = end;
        }
    }

    private static int End(string code, int start)
    {
        char c = code[start];
        string rest = code[start..Math.Min(code.Length, start + 3)];
        if (rest is "@'\n" or "@\"\n") return After(code, "\n" + rest[1] + "@", start + 2);
        if (c == '`' && start + 1 < code.Length) return start + 2;
        if (c == '#') return code.IndexOf('\n', start) is >= 0 and var newLine ? newLine : code.Length;
        if (c is '\'' or '"') return Quoted(code, start);
        if (c == '@' && rest.Length > 1 && rest[1] is '(' or '{') return start + 1;
        if (!IsWord(c)) return start + 1;
        int end = start + 1;
        while (end < code.Length && IsWord(code[end])) end++;
        return end;
    }

    private static int Quoted(string code, int start)
    {
        for (int i = start + 1; i < code.Length; i++)
        {
            if (code[i] == '`' && code[start] == '"') i++;
            else if (code[i] == code[start]) return i + 1;
        }

        return code.Length;
    }

    private static int After(string code, string mark, int start) =>
        code.IndexOf(mark, start, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : code.Length;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '$' or '.' or '/' or '\\' or ':' or '*' or '?' or '~';
}
