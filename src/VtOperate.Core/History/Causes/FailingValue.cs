using VtOperate.Core.Code;

namespace VtOperate.Core.History.Causes;

/// <summary>
/// Guesses which value made a line fail: the one the message names, the one that was given to what failed below, the one that was tested before the error was raised, or a parameter on the line. An assumption, always; the reason is told.
/// </summary>
/// <param name="Expression">The expression whose value is followed.</param>
/// <param name="Why">Why this one.</param>
/// <param name="Before">The position before which it was given its value.</param>
internal sealed record FailingValue(string Expression, string Why, int Before)
{
    private const int FurthestTest = 12;
    private const int FurthestStatement = 6;
    private const int LongestMessage = 2000;

    private static readonly string[] s_raising = ["throw", "raise", "panic", "panic!", "assert", "abort", "die", "fail", "Write-Error", "error", "reject", "bail!", "fatalError", "precondition"];

    /// <summary>The value that made a frame's line fail, or null where none can be told.</summary>
    internal static FailingValue? Find(FrameSite site, string? type, string? message)
    {
        if (site.Code is not { } code || site.Line is not { } line || site.Path is null) return null;
        int start = code.StartOf(line), end = code.EndOf(line);
        string mask = code.Mask[start..end];
        if (Named(code, start, mask, message, site) is { } named) return named;
        FrameName below = site.Call.LastSkipped is { } frame ? FrameName.Of(site.Call.Language, frame.Function) : default;
        if (below.Name is { } name && Given(code, line, name) is { } given) return given;
        if (Raised(code, site, line, mask) is { } raised) return raised;

        IReadOnlyList<string> names = ValueExpression.Variables(mask);
        if (IsKind(type, message, "divi", "arithmetic") && After(mask, '/') is { } divisor) return new FailingValue(divisor, "it is what is divided by", end);
        if (IsKind(type, message, "index", "range", "bounds", "keyerror", "keynotfound") && Index(code, start, mask) is { } index) return new FailingValue(index, "it is the index or key", end);
        string[] own = [.. names.Where(one => IsParameter(site, one))];
        string[] local = [.. names.Where(one => !IsParameter(site, one) && !IsGivenHere(mask, one))];
        string? first = own.Length > 0 ? own[0] : local.Length > 0 ? local[0] : null;
        if (first is null) return null;
        string[] others = [.. own.Concat(local).Skip(1)];
        string why = own.Length > 0 ? "it is the parameter on the line" : "it is the variable on the line";
        return new FailingValue(first, others.Length == 0 ? why : $"{why}; {string.Join(", ", others.Take(3))} stand there too", start);
    }

    // What the message itself names.
    private static FailingValue? Named(CodeText code, int start, string mask, string? message, FrameSite site)
    {
        if (message is null) return null;
        if (message.Length > LongestMessage) message = message[..LongestMessage];
        if (Member(message) is { } member)
        {
            for (int at = CodeSigns.FindWord(mask, member, 0, mask.Length); at > 1; at = CodeSigns.FindWord(mask, member, at + 1, mask.Length))
            {
                int dot = at - 1;
                while (dot > 0 && mask[dot] is '.' or '?' or '>' or '-') dot--;
                if (dot == at - 1) continue;
                int from = ChainStart(mask, dot + 1);
                string on = code.Text[(start + from)..(start + dot + 1)].Trim();
                if (on.Length > 0) return new FailingValue(on, $"the message says that it has no '{member}'", start);
            }
        }

        // (Parameter 'limit'), because "limit" is null, name 'limit' is not defined
        foreach (string quoted in Quoted(message))
        {
            string root = quoted.TrimStart('$', '@');
            int dot = root.LastIndexOf('.');
            if (dot > 0 && root.StartsWith("this.", StringComparison.Ordinal)) root = root["this.".Length..];
            else if (dot > 0) root = root[..root.IndexOf('.', StringComparison.Ordinal)];
            if (root.Length == 0 || !root.All(CodeSigns.IsWord) || char.IsAsciiDigit(root[0])) continue;
            if (IsParameter(site, root) || ValueExpression.Variables(mask).Contains(root)) return new FailingValue(root, "the message names it", start);
        }

        int space = message.IndexOf(" is ", StringComparison.Ordinal);
        string word = space > 0 ? message[..space] : "";
        if (word.Length > 0 && word.All(sign => CodeSigns.IsWord(sign) || sign == '.') && CodeSigns.FindWord(mask, word.Split('.')[0], 0, mask.Length) >= 0)
        {
            bool isCalled = message.Contains("not a function", StringComparison.Ordinal) && word.Contains('.', StringComparison.Ordinal);
            return new FailingValue(isCalled ? word[..word.LastIndexOf('.')] : word, "the message names it", start);
        }

        return null;
    }

    // Cannot read properties of undefined (reading 'x'); has no attribute 'x'; undefined method `x' for nil
    private static string? Member(string message)
    {
        foreach (string sign in (string[])["(reading '", "has no attribute '", "read property '", "set property '", "(setting '", "undefined method `", "undefined method '", "Call to a member function "])
        {
            int at = message.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            int end = at + sign.Length;
            while (end < message.Length && CodeSigns.IsWord(message[end])) end++;
            if (end > at + sign.Length) return message[(at + sign.Length)..end];
        }

        return null;
    }

    private static IEnumerable<string> Quoted(string message)
    {
        for (int at = 0; at < message.Length; at++)
        {
            if (message[at] is not ('\'' or '"' or '`')) continue;
            int end = message.IndexOfAny(['\'', '"', '`'], at + 1);
            if (end < 0) yield break;
            if (end - at is > 1 and < 80) yield return message[(at + 1)..end];
            at = end;
        }

        foreach (string sign in (string[])["Parameter name: ", "parameter "])
        {
            int at = message.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            int end = at + sign.Length;
            while (end < message.Length && CodeSigns.IsWord(message[end])) end++;
            yield return message[(at + sign.Length)..end];
        }
    }

    // What the code of others, which failed, was given here.
    private static FailingValue? Given(CodeText code, int line, string name)
    {
        IReadOnlyList<CodeCall> calls = CodeCalls.Near(code, line, name);
        if (calls.Count != 1) return null;
        CodeCall call = calls[0];
        CallArgument? argument = call.Arguments.FirstOrDefault(one => ValueExpression.Read(one.Text, code.Family).Kind != ValueKind.Literal && !IsFunction(one.Text));
        string? text = argument?.Text ?? call.Receiver ?? (call.Arguments.Count > 0 ? call.Arguments[0].Text : null);
        return text is null ? null : new FailingValue(text, $"it is given to {name}, which failed", call.Start);
    }

    private static bool IsFunction(string text) =>
        text.Contains("=>", StringComparison.Ordinal) || text.StartsWith("function", StringComparison.Ordinal) || text.StartsWith("async ", StringComparison.Ordinal) || text.StartsWith("func(", StringComparison.Ordinal) || text.StartsWith('{');

    private static FailingValue? Raised(CodeText code, FrameSite site, int line, string mask)
    {
        // The line of a frame may be a later one of the statement that raises.
        for (int up = 0; up < FurthestStatement && line > 1 && code.MaskedLine(line - 1).TrimEnd() is [.., '(' or ',' or '+' or '=']; up++) mask = code.MaskedLine(--line).ToString() + " " + mask;
        if (!s_raising.Any(word => CodeSigns.FindWord(mask, word.TrimEnd('!'), 0, mask.Length) is var at && at >= 0 && (at == 0 || mask[at - 1] is ' ' or '\t' or '{' or '.' or '\uFEFF' or ')'))) return null;
        int least = Math.Max(site.Scope?.FirstLine ?? 1, line - FurthestTest);
        for (int above = line; above >= least; above--)
        {
            string test = code.MaskedLine(above).ToString();
            int at = -1;
            foreach (string word in (string[])["if", "unless", "guard", "elif", "elsif", "when", "assert", "??", "case", "while"])
            {
                int found = word == "??" ? test.IndexOf("??", StringComparison.Ordinal) : CodeSigns.FindWord(test, word, 0, test.Length);
                if (found >= 0 && (at < 0 || found < at)) at = found;
            }

            if (at < 0) continue;

            // In "x ?? throw" the tested value stands before the sign.
            string tested = test.Contains("??", StringComparison.Ordinal) && at >= 0 && test.AsSpan(at).StartsWith("??") ? test[(test.LastIndexOf('=', at) + 1)..at] : test[at..];
            IReadOnlyList<string> names = [.. ValueExpression.Variables(tested).Where(name => name is not ("unless" or "guard" or "elif" or "elsif" or "assert" or "while" or "case" or "if"))];
            string? first = names.FirstOrDefault(name => IsParameter(site, name)) ?? (names.Count > 0 ? names[0] : null);
            if (first is null) continue;
            return new FailingValue(first, above == line ? "it is tested on the line" : $"it is tested at line {above} before the error is raised", code.StartOf(above));
        }

        return null;
    }

    private static bool IsParameter(FrameSite site, string? name) => name is not null && site.Scope is { } scope && scope.Parameters.Any(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // "x = f(y)": x is given its value here, it does not bring one.
    private static bool IsGivenHere(string mask, string name)
    {
        int at = CodeSigns.FindWord(mask, name, 0, mask.Length);
        if (at < 0) return false;
        int sign = at + name.Length;
        while (sign < mask.Length && mask[sign] == ' ') sign++;
        return sign < mask.Length && (mask[sign] == '=' || mask[sign] == ':') && (sign + 1 >= mask.Length || mask[sign + 1] is not ('=' or ':' or '>'));
    }

    private static bool IsKind(string? type, string? message, params string[] words) =>
        words.Any(word => (type?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false) || (message?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false));

    private static string? After(string mask, char sign)
    {
        int at = mask.LastIndexOf(sign);
        if (at < 0) return null;
        at++;
        while (at < mask.Length && mask[at] is ' ' or '/' or '(') at++;
        int end = at;
        while (end < mask.Length && (CodeSigns.IsWord(mask[end]) || mask[end] is '.' or '$')) end++;
        return end > at && !char.IsAsciiDigit(mask[at]) ? mask[at..end] : null;
    }

    private static string? Index(CodeText code, int start, string mask)
    {
        for (int open = mask.IndexOf('[', StringComparison.Ordinal); open >= 0; open = mask.IndexOf('[', open + 1))
        {
            int close = CodeSigns.Close(mask, open);
            if (close > open + 1 && open > 0 && (CodeSigns.IsWord(mask[open - 1]) || mask[open - 1] is ')' or ']')) return code.Text[(start + open + 1)..(start + close)].Trim();
        }

        return null;
    }

    private static int ChainStart(string mask, int end)
    {
        int at = end;
        while (at > 0 && (CodeSigns.IsWord(mask[at - 1]) || mask[at - 1] is '.' or '$' or '?' or '!' or '@' or ']' or ')' or '>'))
        {
            if (mask[at - 1] == '>' && (at < 2 || mask[at - 2] != '-')) break;
            if (mask[at - 1] is ']' or ')')
            {
                int open = CodeSigns.Open(mask, at - 1);
                if (open < 0) break;
                at = open;
            }
            else
            {
                at -= mask[at - 1] == '>' ? 2 : 1;
            }
        }

        return at;
    }
}
