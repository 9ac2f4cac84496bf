namespace VtOperate.Core.Code;

/// <summary>Finds the functions and types around a line: by braces where the language has them, by indentation elsewhere. It knows no grammar, so that broken source gives fewer answers and no wrong ones.</summary>
public static class CodeScopes
{
    private const int MostScopes = 64;
    private const int LongestHead = 4000;
    private const int TabWidth = 4;

    private static readonly string[] s_continuing = ["throws", "where", "extends", "implements", "with", "const", "noexcept", "override"];

    /// <summary>The functions, types and members that hold a line, innermost first; those that begin on the line are among them.</summary>
    /// <param name="code">The text.</param>
    /// <param name="line">The line, from 1; one that is not there has none.</param>
    /// <param name="path">The file, whose ending tells dialects apart.</param>
    public static IReadOnlyList<CodeScope> Around(CodeText code, int line, string path)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (line < 1 || line > code.LineCount) return [];
        return HasBraces(code.Family) ? ByBraces(code, line, path) : ByIndentation(code, line, path);
    }

    /// <summary>The functions and members of a name, in the order of the file.</summary>
    public static IReadOnlyList<CodeScope> Named(CodeText code, string name, string path)
    {
        List<CodeScope> found = [];
        int last = 0;
        for (int at = CodeSigns.FindWord(code.Mask, name, 0, code.Mask.Length); at >= 0 && found.Count < MostScopes; at = CodeSigns.FindWord(code.Mask, name, at + name.Length, code.Mask.Length))
        {
            // The head may go on below; its body begins within the next lines.
            int line = code.LineOf(at);
            if (line == last) continue;
            last = line;
            for (int near = line; near <= Math.Min(line + 2, code.LineCount); near++)
            {
                CodeScope? scope = Around(code, near, path).FirstOrDefault(one => one.Kind != CodeScopeKind.Type && one.Name == name && one.FirstLine <= line && one.BodyLine >= line);
                if (scope is null) continue;
                if (!found.Exists(known => known.FirstLine == scope.FirstLine)) found.Add(scope);
                break;
            }
        }

        return found;
    }

    private static bool HasBraces(CodeFamily family) => family is not (CodeFamily.Python or CodeFamily.Ruby or CodeFamily.Erlang or CodeFamily.Lua or CodeFamily.Other);

    private static List<CodeScope> ByBraces(CodeText code, int line, string path)
    {
        List<CodeScope> scopes = [];
        ReadOnlySpan<char> mask = code.Mask;
        int start = code.StartOf(line), end = code.EndOf(line);
        while (start < end && char.IsWhiteSpace(mask[start])) start++;

        // What begins on the line itself, innermost first.
        for (int at = end - 1; at >= start; at--)
        {
            if (mask[at] == '{') AddBlock(code, at, path, scopes);
        }

        // A head whose brace stands on the next line; the statement without braces that holds the line.
        int next = end;
        while (next < mask.Length && char.IsWhiteSpace(mask[next])) next++;
        if (next < mask.Length && mask[next] == '{' && start < end) AddBlock(code, next, path, scopes);
        AddArrow(code, start, end, path, scopes);
        for (int at = start - 1, depth = 0; at >= 0 && scopes.Count < MostScopes; at--)
        {
            if (mask[at] == '}') depth++;
            else if (mask[at] == '{' && depth-- == 0)
            {
                depth = 0;
                AddBlock(code, at, path, scopes);
            }
        }

        return scopes;
    }

    private static void AddBlock(CodeText code, int open, string path, List<CodeScope> scopes)
    {
        int from = HeadStart(code.Mask, open);
        if (CodeHead.Read(code, from, open, path) is not { } head) return;
        int close = CodeSigns.BlockEnd(code.Mask, open);
        IReadOnlyList<CodeParameter> parameters = head.Parameters;
        if (code.Family == CodeFamily.PowerShell && parameters.Count == 0) parameters = ParamBlock(code, open, close);
        (int first, _) = CodeSigns.Trim(code.Mask, from, open);
        Add(scopes, new CodeScope(head.Kind, head.Name, parameters, code.LineOf(first), code.LineOf(open), code.LineOf(close)) { Receiver = head.Receiver });
    }

    // int F(string s) => ...;  const f = a => ...;  fun f(a: Int) = ...
    private static void AddArrow(CodeText code, int start, int end, string path, List<CodeScope> scopes)
    {
        int from = HeadStart(code.Mask, start);
        ReadOnlySpan<char> statement = code.Mask.AsSpan(from, end - from);
        for (int arrow = statement.LastIndexOf("=>"); arrow > 0; arrow = statement[..arrow].LastIndexOf("=>"))
        {
            if (CodeHead.Read(code, from, from + arrow + 2, path) is not { } head || (head.Kind == CodeScopeKind.Lambda && head.Name.Length == 0)) continue;
            int close = StatementEnd(code.Mask, from + arrow + 2);
            (int first, _) = CodeSigns.Trim(code.Mask, from, end);
            Add(scopes, new CodeScope(head.Kind, head.Name, head.Parameters, code.LineOf(first), code.LineOf(from + arrow), code.LineOf(close)) { Receiver = head.Receiver });
        }

        // Kotlin and Scala: the body of one expression stands behind an equals sign.
        if (code.Family != CodeFamily.Java) return;
        ReadOnlySpan<char> trimmed = statement.TrimStart();
        int equal = statement.LastIndexOf(") =") + 1;
        if (equal <= 0) equal = statement.LastIndexOf(" = ");
        if (equal <= 0 || !(trimmed.Contains("fun ", StringComparison.Ordinal) || trimmed.Contains("def ", StringComparison.Ordinal)) || CodeHead.Read(code, from, from + equal, path) is not { Kind: CodeScopeKind.Function } one) return;
        (int begin, _) = CodeSigns.Trim(code.Mask, from, end);
        Add(scopes, new CodeScope(one.Kind, one.Name, one.Parameters, code.LineOf(begin), code.LineOf(from + equal), code.LineOf(StatementEnd(code.Mask, from + equal))) { Receiver = one.Receiver });
    }

    private static void Add(List<CodeScope> scopes, CodeScope scope)
    {
        if (!scopes.Exists(known => known.FirstLine == scope.FirstLine && known.Name == scope.Name && known.Kind == scope.Kind)) scopes.Add(scope);
    }

    // Back to what ends the statement before, over brackets; an open parenthesis begins the head of what is given to a call.
    private static int HeadStart(ReadOnlySpan<char> mask, int open)
    {
        int least = Math.Max(0, open - LongestHead), depth = 0;
        for (int at = open - 1; at >= least; at--)
        {
            char sign = mask[at];
            if (sign is ')' or ']') depth++;
            else if (sign is '(' or '[')
            {
                if (depth-- == 0) return at + 1;
            }
            else if (depth == 0 && (sign is ';' or '{' or '}' || (sign == '\n' && EndsStatement(mask, at, open))))
            {
                return at + 1;
            }
            else if (depth == 0 && sign == ',' && IsBetweenLambdas(mask, at, open))
            {
                return at + 1;
            }
        }

        return least;
    }

    // Many languages end a statement with its line; a head goes on below with its brace, its constraints or its exceptions.
    private static bool EndsStatement(ReadOnlySpan<char> mask, int lineEnd, int open)
    {
        ReadOnlySpan<char> rest = mask[(lineEnd + 1)..open].Trim();
        if (rest.IsEmpty || GoesOn(mask, lineEnd) || rest[0] is '{' or '(' or ')' or ']' or '=' or '-' or '>' or ',') return false;
        foreach (string word in s_continuing)
        {
            if (rest.StartsWith(word) && (rest.Length == word.Length || !CodeSigns.IsWord(rest[word.Length]))) return false;
        }

        return true;
    }

    // In "on('x', () => {" the comma parts arguments; in "f(a, b) {" it is inside brackets and never seen.
    private static bool IsBetweenLambdas(ReadOnlySpan<char> mask, int comma, int open) => mask[comma..open].IndexOf("=>") > 0 || mask[comma..open].IndexOf("function") > 0 || mask[comma..open].Contains(')');

    private static int StatementEnd(ReadOnlySpan<char> mask, int from)
    {
        int depth = 0;
        for (int at = from; at < mask.Length && at < from + LongestHead; at++)
        {
            char sign = mask[at];
            if (sign is '(' or '[' or '{') depth++;
            else if (sign is ')' or ']' or '}' && --depth < 0) return at;
            else if (depth == 0 && sign == ';') return at;
            else if (depth == 0 && sign == '\n' && mask[from..at].Trim().Length > 0 && !GoesOn(mask, at)) return at;
        }

        return Math.Min(mask.Length, from + LongestHead) - 1;
    }

    private static bool GoesOn(ReadOnlySpan<char> mask, int lineEnd)
    {
        int before = lineEnd - 1;
        while (before >= 0 && char.IsWhiteSpace(mask[before])) before--;
        if (before >= 0 && mask[before] is ',' or '+' or '-' or '*' or '/' or '.' or '=' or '&' or '|' or '?' or ':' or '>') return true;
        int after = lineEnd + 1;
        while (after < mask.Length && char.IsWhiteSpace(mask[after])) after++;
        return after < mask.Length && mask[after] is '.' or '?' or ':' or '+' or '&' or '|';
    }

    private static IReadOnlyList<CodeParameter> ParamBlock(CodeText code, int open, int close)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int at = FindParam(mask, open + 1, Math.Min(close, open + LongestHead));
        if (at < 0) return [];
        int list = at + 5;
        while (list < close && char.IsWhiteSpace(mask[list])) list++;
        if (list >= close || mask[list] != '(') return [];
        int end = CodeSigns.Close(mask, list);
        return end < 0 ? [] : Parameters.Read(code, list + 1, end, out _);
    }

    private static int FindParam(ReadOnlySpan<char> mask, int from, int to)
    {
        int at = CodeSigns.FindWord(mask, "param", from, to);
        return at >= 0 ? at : CodeSigns.FindWord(mask, "Param", from, to);
    }

    private static List<CodeScope> ByIndentation(CodeText code, int line, string path)
    {
        List<CodeScope> scopes = [];
        int at = line;
        while (at > 1 && (IsBlank(code, at) || IsInString(code, at))) at--;
        int least = Indent(code, at) + 1;
        for (; at >= 1 && least > 0 && scopes.Count < MostScopes; at--)
        {
            if (IsBlank(code, at) || IsInString(code, at)) continue;
            int indent = Indent(code, at);
            if (indent >= least) continue;

            // A signature of several lines ends in a line that begins with its parenthesis.
            int first = at;
            ReadOnlySpan<char> text = code.MaskedLine(at).TrimStart();
            if (text.Length > 0 && text[0] is ')' or ']')
            {
                int open = CodeSigns.Open(code.Mask, code.StartOf(at) + code.MaskedLine(at).IndexOfAny(')', ']'));
                if (open >= 0) first = code.LineOf(open);
            }

            least = Math.Min(least, indent);
            if (ReadLine(code, first, path) is { } scope && scope.LastLine >= line) scopes.Add(scope);
            if (first == line) least = indent;
            at = first;
        }

        return scopes;
    }

    private static CodeScope? ReadLine(CodeText code, int line, string path)
    {
        string text = code.MaskedLine(line).Trim().ToString();
        int start = code.StartOf(line) + code.MaskedLine(line).IndexOf(text, StringComparison.Ordinal), end = code.EndOf(line);
        if (!StartsScope(text)) return null;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0 && CodeSigns.Close(code.Mask, start + open) is var close && close > end) end = code.EndOf(code.LineOf(close));
        int headEnd = end;
        foreach (string sign in (string[])[" do", ":"])
        {
            int cut = code.Mask.AsSpan(start, end - start).TrimEnd().EndsWith(sign) ? code.Mask.AsSpan(start, end - start).TrimEnd().Length - sign.Length : -1;
            if (cut > 0) headEnd = start + cut;
        }

        if (CodeHead.Read(code, start, headEnd, path) is not { } head) return null;
        int body = code.LineOf(Math.Max(start, end - 1));
        return new CodeScope(head.Kind, head.Name, head.Parameters, line, body, LastIndented(code, line, body)) { Receiver = head.Receiver };
    }

    private static bool StartsScope(string text)
    {
        foreach (string word in (string[])["def ", "async def ", "class ", "module ", "defp ", "defmodule ", "defmacro ", "function ", "local function ", "let ", "member ", "override ", "type "])
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        // private def total; Lua's M.total = function(a)
        return text.Contains(" def ", StringComparison.Ordinal) || text.Contains("= function", StringComparison.Ordinal) || text.StartsWith("protected def ", StringComparison.Ordinal);
    }

    private static int LastIndented(CodeText code, int line, int body)
    {
        int indent = Indent(code, line), last = body;
        for (int at = body + 1; at <= code.LineCount; at++)
        {
            if (IsBlank(code, at)) continue;
            if (IsInString(code, at) || Indent(code, at) > indent) last = at;
            else if (code.MaskedLine(at).Trim() is "end") return at;
            else if (code.MaskedLine(at).Trim() is not ("rescue" or "ensure" or "else") && !code.MaskedLine(at).TrimStart().StartsWith("rescue ") && !code.MaskedLine(at).TrimStart().StartsWith(")")) return last;
        }

        return last;
    }

    private static bool IsBlank(CodeText code, int line) => code.MaskedLine(line).IsWhiteSpace();

    // A string that began above holds the line's beginning, so that its indentation tells nothing.
    private static bool IsInString(CodeText code, int line) => code.MaskedLine(line) is [CodeMask.Hidden, ..];

    private static int Indent(CodeText code, int line)
    {
        int width = 0;
        foreach (char sign in code.MaskedLine(line))
        {
            if (sign == '\t') width += TabWidth - (width % TabWidth);
            else if (sign == ' ') width++;
            else break;
        }

        return width;
    }
}
