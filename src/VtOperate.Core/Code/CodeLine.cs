namespace VtOperate.Core.Code;

/// <summary>
/// Cuts one line of code into tokens, in whatever language, so that lines can be compared whatever their blanks, quotes and variables are called. Comments are
/// left out. It sees one line only: what a string or comment of several lines began is not known.
/// </summary>
public static class CodeLine
{
    /// <summary>What stands for a plain variable.</summary>
    public const string Variable = "_";

    private const int LongestLine = 2000;

    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "if", "else", "elif", "elseif", "for", "foreach", "while", "do", "switch", "case", "default", "break", "continue", "return", "yield", "try", "catch", "except", "finally", "throw", "raise", "new", "delete",
        "in", "is", "not", "and", "or", "as", "of", "with", "using", "use", "import", "from", "export", "package", "namespace", "module", "class", "struct", "record", "interface", "enum", "trait", "impl", "def", "fn",
        "func", "function", "fun", "lambda", "var", "let", "const", "val", "mut", "static", "final", "readonly", "public", "private", "protected", "internal", "abstract", "virtual", "override", "sealed", "async", "await",
        "void", "int", "long", "string", "bool", "boolean", "float", "double", "char", "byte", "object", "null", "nil", "none", "None", "true", "false", "True", "False", "this", "self", "super", "base", "pass", "end",
        "begin", "then", "process", "param", "when", "where", "select", "insert", "update", "into", "values", "set", "get", "global", "nonlocal", "assert", "typeof", "instanceof", "unless", "until", "print", "println",
    };

    /// <summary>The tokens of a line; none for a line that is blank or only a comment.</summary>
    public static List<CodeToken> Read(string line, CodeFamily family)
    {
        var tokens = new List<CodeToken>();
        if (line.Length > LongestLine || family == CodeFamily.Text) return tokens;
        int at = 0, end = line.Length;
        while (at < end && char.IsWhiteSpace(line[at])) at++;
        if (at < end && line[at] == '*' && CodeLanguage.HasBlockComments(family) && (at + 1 == end || line[at + 1] is ' ' or '/' or '*')) return tokens;
        while (at < end)
        {
            char sign = line[at];
            if (char.IsWhiteSpace(sign)) at++;
            else if (IsComment(line, at, family)) break;
            else if (Starts(line, at, "/*") && CodeLanguage.HasBlockComments(family)) at = After(line, at + 2, "*/");
            else if (Starts(line, at, "<!--")) at = After(line, at + 4, "-->");
            else if (Starts(line, at, "<#") && family == CodeFamily.PowerShell) at = After(line, at + 2, "#>");
            else if (sign is '"' or '\'' or '`') at = ReadString(line, at, tokens);
            else if (IsWord(sign)) at = ReadWord(line, at, tokens);
            else tokens.Add(new CodeToken(line[at++].ToString(), false));
        }

        while (tokens.Count > 0 && tokens[^1].Text is ";" or ",") tokens.RemoveAt(tokens.Count - 1);
        return tokens;
    }

    private static bool IsComment(string line, int at, CodeFamily family)
    {
        foreach (string sign in CodeLanguage.CommentSigns(family))
        {
            // "#" inside a word or after a dollar is none: C#, $#; "//" after a colon is an address.
            if (!Starts(line, at, sign)) continue;
            if (sign == "#" && at > 0 && !char.IsWhiteSpace(line[at - 1])) continue;
            if (sign == "//" && at > 0 && line[at - 1] == ':') continue;
            if (sign == ";" && at > 0) continue;
            return true;
        }

        return false;
    }

    private static int ReadString(string line, int start, List<CodeToken> tokens)
    {
        char quote = line[start];
        int at = start + 1;
        while (at < line.Length && line[at] != quote) at += line[at] == '\\' && at + 1 < line.Length ? 2 : 1;
        at = Math.Min(at, line.Length);

        // A quote that never closes on the line is an apostrophe or a string of several lines: what follows is read as code.
        if (at >= line.Length) return start + 1;
        tokens.Add(new CodeToken("\"" + line[(start + 1)..at] + "\"", false));
        return at + 1;
    }

    private static int ReadWord(string line, int start, List<CodeToken> tokens)
    {
        int end = start;
        while (end < line.Length && (IsWord(line[end]) || (line[end] == '-' && end + 1 < line.Length && char.IsUpper(line[end + 1]) && char.IsUpper(line[start])))) end++;
        string word = line[start..end];
        if (char.IsAsciiDigit(word[0]) || s_keywords.Contains(word))
        {
            tokens.Add(new CodeToken(word, false));
            return end;
        }

        bool isName = IsName(line, start, end, word, tokens);
        tokens.Add(new CodeToken(isName ? word : Variable, isName));
        return end;
    }

    // What is called, reached, made, or written as a type says what is used; a bare word in lower case is a variable that anybody may call otherwise.
    private static bool IsName(string line, int start, int end, string word, List<CodeToken> tokens)
    {
        if (word.Length < 2) return false;
        char before = start > 0 ? line[start - 1] : ' ';
        int next = end;
        while (next < line.Length && line[next] == ' ') next++;
        char after = next < line.Length ? line[next] : ' ';
        bool isVariable = before is '$' or '@' && char.IsLower(word[0]);
        if (isVariable) return false;
        if (before == '.' || before == ':' || after == '(' || before == '-') return true;
        if (after == '.' && next == end) return true;
        if (after == ':' && next + 1 < line.Length && line[next + 1] == ':') return true;
        if (tokens.Count > 0 && tokens[^1].Text is "new" or "import" or "from" or "using" or "catch" or "except" or "raise" or "throw") return true;
        return char.IsUpper(word[0]);
    }

    private static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || sign == '_';

    private static bool Starts(string line, int at, string text) => string.CompareOrdinal(line, at, text, 0, text.Length) == 0;

    private static int After(string line, int from, string text)
    {
        int end = line.IndexOf(text, from, StringComparison.Ordinal);
        return end < 0 ? line.Length : end + text.Length;
    }
}
