using System.Text;

namespace VtOperate.Core.Code;

/// <summary>Finds where a function is called near a line, and what it is given: over several lines, with names, in chains of methods. It sees brackets and strings and knows no grammar.</summary>
public static class CodeCalls
{
    private const int FurtherLines = 20;
    private const int LongestReceiver = 400;

    /// <summary>The calls of a name in the statement that holds a line: those on the line itself, else those on the lines below and above that belong to it. In the order of the text.</summary>
    /// <param name="code">The text.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="name">The function.</param>
    public static IReadOnlyList<CodeCall> Near(CodeText code, int line, string name)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (line < 1 || line > code.LineCount || string.IsNullOrEmpty(name)) return [];
        List<CodeCall> found = Between(code, code.StartOf(line), code.EndOf(line), name);
        if (found.Count > 0) return found;
        int last = line;
        while (last < code.LineCount && last < line + FurtherLines && IsOpen(code.Mask.AsSpan(code.StartOf(line), code.EndOf(last) - code.StartOf(line)), code, last)) last++;
        found = Between(code, code.EndOf(line), code.EndOf(last), name);
        if (found.Count > 0) return found;
        int first = line;
        while (first > 1 && first > line - FurtherLines && IsContinued(code, first, line)) first--;
        return Between(code, code.StartOf(first), code.StartOf(line), name);
    }

    /// <summary>Whether a name stands in the statement that holds a line.</summary>
    /// <param name="code">The text.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="name">The name.</param>
    public static bool Names(CodeText code, int line, string name)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (line < 1 || line > code.LineCount || string.IsNullOrEmpty(name)) return false;
        int first = line, last = line;
        while (last < code.LineCount && last < line + FurtherLines && IsOpen(code.Mask.AsSpan(code.StartOf(line), code.EndOf(last) - code.StartOf(line)), code, last)) last++;
        while (first > 1 && first > line - FurtherLines && IsContinued(code, first, line)) first--;
        return code.Mask.AsSpan(code.StartOf(first), code.EndOf(last) - code.StartOf(first)).Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    private static List<CodeCall> Between(CodeText code, int from, int to, string name)
    {
        List<CodeCall> calls = [];
        for (int at = CodeSigns.FindWord(code.Mask, name, from, to); at >= 0; at = CodeSigns.FindWord(code.Mask, name, at + name.Length, to))
        {
            if (Read(code, at, at + name.Length) is { } call) calls.Add(call);
        }

        return calls;
    }

    private static CodeCall? Read(CodeText code, int start, int end)
    {
        ReadOnlySpan<char> mask = code.Mask;
        (int wordFrom, int wordTo) = CodeSigns.WordBefore(mask, start, code.StartOf(code.LineOf(start)));
        if (CodeHead.HasDeclaringWord(mask, wordFrom, wordTo)) return null;
        int open = end;
        if (open < mask.Length && mask[open] is '!' or '?') open++;
        if (open < mask.Length && mask[open] == '.' && open + 1 < mask.Length && mask[open + 1] == '(') open++;
        if (open + 2 < mask.Length && mask[open] == ':' && mask[open + 1] == ':' && mask[open + 2] == '<') open += 2;
        if (open < mask.Length && mask[open] == '<' && CodeSigns.GenericEnd(mask, open, mask.Length) is var generic && generic > 0) open = generic + 1;
        while (open < mask.Length && mask[open] is ' ' or '\t') open++;
        int receiver = ReceiverStart(code, start);
        string? on = receiver < start ? OneLine(code.Text[receiver..start].TrimEnd().TrimEnd('.', '?', ':', '!', '>', '-')) : null;
        int line = code.LineOf(start);
        if (open < mask.Length && mask[open] == '(')
        {
            int close = CodeSigns.Close(mask, open);
            if (close < 0) return null;
            List<CallArgument> arguments = [.. CodeSigns.Split(mask, open + 1, close).Select(part => Argument(code, part.From, part.To))];
            if (code.Family == CodeFamily.Erlang && Piped(code, receiver) is { } piped) arguments.Insert(0, piped);
            return new CodeCall(OneLine(code.Text[receiver..(close + 1)]), on, arguments, line, receiver);
        }

        if (code.Family == CodeFamily.PowerShell) return Command(code, start, end, line);
        if (code.Family == CodeFamily.Ruby && end < mask.Length && mask[end] == ' ' && end + 1 < mask.Length && (CodeSigns.IsWord(mask[end + 1]) || mask[end + 1] is '"' or ':' or '@' or '['))
        {
            int last = RubyEnd(code, end);
            return new CodeCall(OneLine(code.Text[receiver..last]), on, [.. CodeSigns.Split(mask, end, last).Select(part => Argument(code, part.From, part.To))], line, receiver);
        }

        return null;
    }

    private static CallArgument Argument(CodeText code, int from, int to)
    {
        ReadOnlySpan<char> part = code.Mask.AsSpan(from, to - from);
        int line = code.LineOf(from), end = 0;
        bool isSpread = part[0] is '*' && code.Family is CodeFamily.Python or CodeFamily.Ruby || part.StartsWith("...") || (part.EndsWith("...") && code.Family == CodeFamily.Go);
        while (end < part.Length && CodeSigns.IsWord(part[end])) end++;
        if (end > 0 && end < part.Length)
        {
            int sign = end;
            while (sign < part.Length && part[sign] == ' ') sign++;
            char next = sign < part.Length ? part[sign] : ' ', after = sign + 1 < part.Length ? part[sign + 1] : ' ';
            bool isLabel = next == ':' && after is not (':' or '=') && code.Family is CodeFamily.CSharp or CodeFamily.Swift or CodeFamily.Ruby or CodeFamily.Php or CodeFamily.Dart or CodeFamily.Erlang;
            isLabel |= next == '=' && after is not ('=' or '>' or '~') && code.Family is CodeFamily.Python or CodeFamily.Java;
            if (isLabel) return new CallArgument(OneLine(code.Text[(from + sign + 1)..to]), part[..end].ToString(), isSpread, line);
        }

        return new CallArgument(OneLine(code.Text[from..to]), null, isSpread, line);
    }

    // Get-Total -Cart $cart $rate: arguments divided by blanks, up to the end of the command.
    private static CodeCall? Command(CodeText code, int start, int end, int line)
    {
        ReadOnlySpan<char> mask = code.Mask;
        if (start > 0 && mask[start - 1] is '$' or '-' or '.' or ':') return null;
        List<CallArgument> arguments = [];
        string? label = null;
        int at = end;
        while (at < mask.Length && at < end + LongestReceiver * 10)
        {
            char sign = mask[at];
            if (sign == '`' && at + 1 < mask.Length && mask[at + 1] is '\n' or '\r') at = mask[at..].IndexOf('\n') + at + 1;
            else if (sign is '\n' or '\r' or ';' or '|' or ')' or '}' or '&') break;
            else if (sign is ' ' or '\t' or ',') at++;
            else
            {
                int from = at;
                while (at < mask.Length && mask[at] is not (' ' or '\t' or '\n' or '\r' or ';' or '|' or ')' or '}'))
                {
                    int close = mask[at] is '(' or '{' or '[' ? CodeSigns.Close(mask, at) : at;
                    if (close < 0) return null;
                    at = close + 1;
                    if (mask[at - 1] == '"' && at < mask.Length && mask[at] == CodeMask.Hidden) at = mask[at..].IndexOf('"') + at + 1;
                }

                string text = code.Text[from..at];
                bool isName = text.Length > 1 && text[0] == '-' && char.IsLetter(text[1]);
                if (isName)
                {
                    int colon = text.IndexOf(':', StringComparison.Ordinal);
                    label = text[1..(colon > 0 ? colon : text.Length)];
                    if (colon > 0 && colon + 1 < text.Length) (arguments, label) = ([.. arguments, new CallArgument(text[(colon + 1)..], label, false, code.LineOf(from))], null);
                }
                else
                {
                    arguments.Add(new CallArgument(OneLine(text), label, text[0] == '@' && text.Length > 1 && CodeSigns.IsWord(text[1]), code.LineOf(from)));
                    label = null;
                }
            }
        }

        return new CodeCall(OneLine(code.Text[start..at]), null, arguments, line, start);
    }

    private static int RubyEnd(CodeText code, int from)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int end = mask[from..].IndexOf('\n');
        end = end < 0 ? mask.Length : from + end;
        foreach (string word in (string[])[" do", " if ", " unless ", " rescue ", " and ", " or ", ";", " }"])
        {
            int cut = mask[from..end].IndexOf(word);
            if (cut >= 0) end = from + cut;
        }

        return end;
    }

    // value |> parse(limit)
    private static CallArgument? Piped(CodeText code, int start)
    {
        ReadOnlySpan<char> before = code.Mask.AsSpan(0, start).TrimEnd();
        if (!before.EndsWith("|>")) return null;
        before = before[..^2].TrimEnd();
        int from = before.LastIndexOf('\n') + 1;
        int assigned = before[from..].IndexOf(" = ", StringComparison.Ordinal);
        if (assigned >= 0) from += assigned + 3;
        return new CallArgument(OneLine(code.Text[from..before.Length]), null, false, code.LineOf(from));
    }

    // Back over names, points and closed brackets: a.b(c)[d]?.name
    private static int ReceiverStart(CodeText code, int name)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int at = name, least = Math.Max(0, name - LongestReceiver);
        while (true)
        {
            int dot = at - 1;
            while (dot >= least && char.IsWhiteSpace(mask[dot])) dot--;
            if (dot < least) return at;
            int before;
            if (mask[dot] == '.') before = dot - 1;
            else if (mask[dot] == '>' && dot > least && mask[dot - 1] == '-') before = dot - 2;
            else if (mask[dot] == ':' && dot > least && mask[dot - 1] == ':') before = dot - 2;
            else return at;
            while (before >= least && (char.IsWhiteSpace(mask[before]) || mask[before] is '?' or '!')) before--;
            int from = before;
            while (from >= least && (CodeSigns.IsWord(mask[from]) || mask[from] is ')' or ']' or '$' or '@' or '"'))
            {
                if (mask[from] is ')' or ']')
                {
                    int open = CodeSigns.Open(mask, from);
                    if (open < least) return at;
                    from = open - 1;
                }
                else if (mask[from] == '"')
                {
                    int quote = from - 1;
                    while (quote >= least && mask[quote] == CodeMask.Hidden) quote--;
                    if (quote < least || mask[quote] != '"') return at;
                    from = quote - 1;
                }
                else
                {
                    from--;
                }
            }

            if (from == before) return at;
            at = from + 1;
        }
    }

    private static bool IsOpen(ReadOnlySpan<char> statement, CodeText code, int last)
    {
        int depth = 0;
        foreach (char sign in statement)
        {
            if (sign is '(' or '[') depth++;
            else if (sign is ')' or ']') depth--;
        }

        ReadOnlySpan<char> end = statement.TrimEnd(), next = code.MaskedLine(last + 1).TrimStart();
        return depth > 0 || (end.Length > 0 && end[^1] is '=' or ',' or '.' or '+' or '\\' or '`' or '?' or '&' or '|' || end.EndsWith("=>") || end.EndsWith("return")) || (next.Length > 0 && next[0] is '.' or '?');
    }

    private static bool IsContinued(CodeText code, int first, int line)
    {
        ReadOnlySpan<char> above = code.MaskedLine(first - 1).TrimEnd(), here = code.MaskedLine(first).TrimStart();
        if (above.Length == 0 || above[^1] is ';' or '}') return false;
        if (above[^1] is '=' or ',' or '.' or '+' or '(' or '[' or '\\' or '`' or '?' or '&' or '|' || (here.Length > 0 && here[0] is '.' or '?' or ')' or '|')) return true;
        int depth = 0;
        foreach (char sign in code.Mask.AsSpan(code.StartOf(first), code.EndOf(line) - code.StartOf(first)))
        {
            if (sign is '(' or '[') depth++;
            else if (sign is ')' or ']' && --depth < 0) return true;
        }

        return false;
    }

    /// <summary>A piece of code on one line, blanks folded.</summary>
    internal static string OneLine(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.IndexOfAny('\n', '\r', '\t') < 0) return trimmed.ToString();
        var line = new StringBuilder(trimmed.Length);
        foreach (char sign in trimmed)
        {
            if (!char.IsWhiteSpace(sign)) line.Append(sign);
            else if (line.Length > 0 && line[^1] is not (' ' or '(' or '[')) line.Append(' ');
        }

        return line.ToString();
    }
}
