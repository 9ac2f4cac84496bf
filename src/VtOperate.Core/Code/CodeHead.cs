namespace VtOperate.Core.Code;

/// <summary>Reads the text that stands before the body of a function or type, in whatever language: its name and its parameters.</summary>
internal static class CodeHead
{
    private static readonly HashSet<string> s_control = Words(
        "if else elif elseif elsif unless for foreach while do switch case default try catch except rescue finally ensure using lock with match when synchronized fixed checked unchecked trap begin process end until loop select " +
        "defer go guard return throw raise yield await new typeof sizeof nameof assert in of and or not is as delete super base");

    private static readonly HashSet<string> s_types = Words("class struct interface record enum trait object namespace impl extension protocol module defmodule union mixin actor package");

    private static readonly HashSet<string> s_declaring = Words("function func fn fun def defp sub filter constructor init macro defmacro");

    // Languages in which "name(...) {" without a declaring word is a call with a block.
    private static bool NeedsDeclaringWord(CodeFamily family, string path) =>
        family is CodeFamily.Go or CodeFamily.Rust or CodeFamily.Swift or CodeFamily.Php or CodeFamily.Perl || (family == CodeFamily.Java && !path.EndsWith(".java", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a head between two positions; null when it is that of no function, type or member.</summary>
    internal static (CodeScopeKind Kind, string Name, IReadOnlyList<CodeParameter> Parameters, string? Receiver)? Read(CodeText code, int from, int to, string path)
    {
        ReadOnlySpan<char> mask = code.Mask;
        (from, to) = CodeSigns.Trim(mask, from, to);
        from = AfterAnnotations(mask, from, to);
        if (from >= to) return null;
        if (TypeName(mask, from, to, code.Family) is { } type) return (CodeScopeKind.Type, type, [], null);
        if (Arrow(code, from, to) is { } lambda) return lambda;
        if (code.Family == CodeFamily.Other && Spaced(code, from, to) is { } spaced) return spaced;

        string first = FirstWord(mask, from, to);
        if (first is "go" or "defer" or "return" or "await" && HasDeclaringWord(mask, from, to))
        {
            (from, _) = CodeSigns.Trim(mask, from + first.Length, to);
            first = FirstWord(mask, from, to);
        }

        if (s_control.Contains(first)) return null;
        bool declared = false;
        string? receiver = null;
        for (int open = mask[from..to].IndexOf('('); open >= 0;)
        {
            open += from;
            int close = CodeSigns.Close(mask[..to], open);
            if (close < 0) return null;
            (int nameFrom, int nameTo) = CodeSigns.WordBefore(mask, BeforeGeneric(mask, open, from), from);
            string name = mask[nameFrom..nameTo].ToString();
            declared |= HasDeclaringWord(mask, from, nameTo);
            if (name is "func" && code.Family == CodeFamily.Go && CodeSigns.FindWord(mask, "func", close, to) < 0 && NextIsName(mask, close + 1, to))
            {
                receiver = Parameters.Read(code, open + 1, close, out _) is [var one, ..] ? one.Name : null;
            }
            else if (name is "function" or "func" or "fn" or "fun" or "sub" || name.Length == 0)
            {
                if (name.Length == 0 && !declared) return null;
                string given = AssignedName(mask, from, nameFrom);
                return (given.Length > 0 ? CodeScopeKind.Function : CodeScopeKind.Lambda, given, Parameters.Read(code, open + 1, close, out receiver), receiver);
            }
            else
            {
                if (s_control.Contains(name) || char.IsAsciiDigit(name[0])) return null;
                if (!declared && (NeedsDeclaringWord(code.Family, path) || IsUse(mask, from, nameFrom))) return null;
                if (!declared && !IsAfterHead(mask, close + 1, to)) return null;
                IReadOnlyList<CodeParameter> parameters = Parameters.Read(code, open + 1, close, out string? self);
                return (CodeScopeKind.Function, name, parameters, receiver ?? self);
            }

            int next = mask[(close + 1)..to].IndexOf('(');
            open = next < 0 ? -1 : next + close + 1 - from;
        }

        return Bare(code, from, to, first);
    }

    /// <summary>Whether what stands here is a word by which a function is declared.</summary>
    internal static bool HasDeclaringWord(ReadOnlySpan<char> mask, int from, int to)
    {
        for (int at = from; at < to;)
        {
            while (at < to && !CodeSigns.IsWord(mask[at])) at++;
            int end = at;
            while (end < to && CodeSigns.IsWord(mask[end])) end++;
            if (end > at && s_declaring.Contains(mask[at..end].ToString())) return true;
            at = end;
        }

        return false;
    }

    // "function Get-Total {", "def total", "public int Count {": a name without parentheses.
    private static (CodeScopeKind, string, IReadOnlyList<CodeParameter>, string?)? Bare(CodeText code, int from, int to, string first)
    {
        ReadOnlySpan<char> head = code.Mask.AsSpan(from, to - from);
        if (first is "function" or "filter" or "def" or "sub" or "defp")
        {
            int at = from + first.Length;
            while (at < to && code.Mask[at] == ' ') at++;
            int end = at;
            while (end < to && !char.IsWhiteSpace(code.Mask[end]) && code.Mask[end] is not ('{' or ';' or ',')) end++;
            if (end == at) return null;
            string name = code.Mask[at..end];
            int dot = name.LastIndexOfAny(['.', ':']);
            IReadOnlyList<CodeParameter> parameters = first == "def" ? Parameters.Read(code, end, to, out _) : [];
            return (CodeScopeKind.Function, dot >= 0 ? name[(dot + 1)..] : name, parameters, null);
        }

        if (code.Family is not (CodeFamily.CSharp or CodeFamily.Java or CodeFamily.Swift) || head.IndexOfAny("=;(,") >= 0 || head.IndexOf(' ') < 0) return null;
        (int nameFrom, int nameTo) = CodeSigns.WordBefore(code.Mask, to, from);
        string member = code.Mask[nameFrom..nameTo];
        return member.Length == 0 || s_control.Contains(member) ? null : (CodeScopeKind.Member, member, [], null);
    }

    // "(a, b) =>", "x =>", "const f = async (a) =>", "int F(int a) =>".
    private static (CodeScopeKind, string, IReadOnlyList<CodeParameter>, string?)? Arrow(CodeText code, int from, int to)
    {
        ReadOnlySpan<char> mask = code.Mask;
        if (to - from < 3 || mask[to - 1] != '>' || mask[to - 2] is not ('=' or '-') || (mask[to - 2] == '-' && code.Family is not CodeFamily.Erlang and not CodeFamily.Java)) return null;
        (int _, int end) = CodeSigns.Trim(mask, from, to - 2);

        // (id: string): Promise<void> =>
        int returned = end > from && mask[end - 1] != ')' ? mask[from..end].LastIndexOf("):") : -1;
        if (returned > 0) end = from + returned + 1;
        if (end > from && mask[end - 1] == ')')
        {
            int open = CodeSigns.Open(mask, end - 1);
            if (open < from) return null;
            (int nameFrom, int nameTo) = CodeSigns.WordBefore(mask, BeforeGeneric(mask, open, from), from);
            string before = mask[nameFrom..nameTo].ToString();
            IReadOnlyList<CodeParameter> parameters = Parameters.Read(code, open + 1, end - 1, out string? self);
            if (before.Length > 0 && before is not ("async" or "static" or "return") && !s_control.Contains(before)) return (CodeScopeKind.Function, before, parameters, self);
            string given = AssignedName(mask, from, before is "async" or "static" ? nameFrom : open);
            return (given.Length > 0 ? CodeScopeKind.Function : CodeScopeKind.Lambda, given, parameters, null);
        }

        (int oneFrom, int oneTo) = CodeSigns.WordBefore(mask, end, from);
        if (oneFrom == oneTo) return null;
        if (code.Family == CodeFamily.CSharp && oneFrom > from && mask[from..oneFrom].IndexOfAny("=(,") < 0) return (CodeScopeKind.Member, mask[oneFrom..oneTo].ToString(), [], null);
        string name = mask[oneFrom..oneTo].ToString();
        string assigned = AssignedName(mask, from, oneFrom);
        return (assigned.Length > 0 ? CodeScopeKind.Function : CodeScopeKind.Lambda, assigned, [new CodeParameter(name, name)], null);
    }

    // F#: "let total (items: Item list) rate =", "member this.Add item =".
    private static (CodeScopeKind, string, IReadOnlyList<CodeParameter>, string?)? Spaced(CodeText code, int from, int to)
    {
        string head = code.Mask[from..to];
        string first = FirstWord(head, 0, head.Length);
        if (first is not ("let" or "member" or "override") || !head.EndsWith('=')) return null;
        int at = first.Length, end = head.Length - 1;
        string name = "";
        List<CodeParameter> parameters = [];
        while (at < end)
        {
            int close = head[at] == '(' ? CodeSigns.Close(head, at) : -1, last = at;
            while (last < end && (CodeSigns.IsWord(head[last]) || head[last] == '.')) last++;
            if (close > 0)
            {
                parameters.AddRange(Parameters.Read(code, from + at + 1, from + close, out _));
                at = close + 1;
            }
            else if (last > at)
            {
                string word = head[at..last];
                if (name.Length == 0 && word is not ("rec" or "inline" or "private" or "mutable")) name = word;
                else if (name.Length > 0) parameters.Add(new CodeParameter(word, word));
                at = last;
            }
            else if (head[at] == ':')
            {
                break;
            }
            else
            {
                at++;
            }
        }

        if (name.Length == 0 || parameters.Count == 0) return null;
        return (CodeScopeKind.Function, name[(name.LastIndexOf('.') + 1)..], parameters, null);
    }

    private static string? TypeName(ReadOnlySpan<char> mask, int from, int to, CodeFamily family)
    {
        int most = mask[from..to].IndexOf('(');
        int end = most < 0 ? to : from + most;
        string before = "";
        bool isType = false;
        for (int at = from; at < end;)
        {
            while (at < end && !CodeSigns.IsWord(mask[at])) at++;
            int word = at;
            while (at < end && CodeSigns.IsWord(mask[at])) at++;
            string text = mask[word..at].ToString();
            if (isType && text.Length > 0 && !s_types.Contains(text))
            {
                int forWord = before == "impl" ? CodeSigns.FindWord(mask, "for", at, to) : -1;
                if (forWord < 0) return text;
                int name = forWord + 3;
                while (name < to && !CodeSigns.IsWord(mask[name])) name++;
                int last = name;
                while (last < to && CodeSigns.IsWord(mask[last])) last++;
                return mask[name..last].ToString();
            }

            if (!isType && text is "type" && family == CodeFamily.Go) isType = true;
            else if (!isType && s_types.Contains(text)) isType = !(text is "record" or "object" or "module" or "union" or "package" && mask[from..word].IndexOfAny("=.:(") >= 0);
            if (isType && before != "impl") before = text;
            if (!isType && s_declaring.Contains(text)) return null;
        }

        return null;
    }

    // "foo", "this.foo", "exports.foo" and "foo:" before a function without a name of its own.
    private static string AssignedName(ReadOnlySpan<char> mask, int from, int before)
    {
        (int _, int end) = CodeSigns.Trim(mask, from, before);
        if (end - from >= 5 && mask[..end].EndsWith("async")) (_, end) = CodeSigns.Trim(mask, from, end - 5);
        if (end <= from || mask[end - 1] is not ('=' or ':')) return "";
        (int nameFrom, int nameTo) = CodeSigns.WordBefore(mask, WithoutType(mask, from, end - 1), from);
        return mask[nameFrom..nameTo].ToString();
    }

    // const handler: Handler = async (a) => ...
    private static int WithoutType(ReadOnlySpan<char> mask, int from, int before)
    {
        int colon = mask[from..before].IndexOf(':');
        return colon > 0 ? from + colon : before;
    }

    private static int BeforeGeneric(ReadOnlySpan<char> mask, int open, int least)
    {
        int at = open;
        while (at > least && char.IsWhiteSpace(mask[at - 1])) at--;
        if (at <= least || mask[at - 1] is not ('>' or ']')) return at;
        (char opening, char closing) = mask[at - 1] == '>' ? ('<', '>') : ('[', ']');
        int depth = 0;
        for (int i = at - 1; i >= least; i--)
        {
            if (mask[i] == closing) depth++;
            else if (mask[i] == opening && --depth == 0) return i;
        }

        return at;
    }

    // What is reached through a point, given away or compared is called and not declared.
    private static bool IsUse(ReadOnlySpan<char> mask, int from, int name)
    {
        ReadOnlySpan<char> before = mask[from..name];
        if (before.Contains('=') || before.IndexOf("return ") >= 0 || before.IndexOf("new ") >= 0 || before.IndexOf("await ") >= 0) return true;
        ReadOnlySpan<char> trimmed = before.TrimEnd();
        return trimmed.Length > 0 && trimmed[^1] is '.' or '!' or '+' or '-' or '/' or '(';
    }

    private static bool IsAfterHead(ReadOnlySpan<char> mask, int from, int to)
    {
        ReadOnlySpan<char> rest = mask[from..to].Trim();
        return rest.IsEmpty || rest[0] is ':' or '-' or '=' or '{' or '[' || char.IsLetter(rest[0]);
    }

    private static bool NextIsName(ReadOnlySpan<char> mask, int at, int to)
    {
        while (at < to && mask[at] == ' ') at++;
        return at < to && CodeSigns.IsWord(mask[at]);
    }

    // @Override, @Value("x"), [Fact], #[test], decorators on lines of their own.
    private static int AfterAnnotations(ReadOnlySpan<char> mask, int from, int to)
    {
        for (int at = from; ;)
        {
            while (at < to && char.IsWhiteSpace(mask[at])) at++;
            if (at >= to) return at;
            int open = mask[at] == '[' ? at : mask[at] == '#' && at + 1 < to && mask[at + 1] == '[' ? at + 1 : -1;
            if (open >= 0)
            {
                int close = CodeSigns.Close(mask[..to], open);
                if (close < 0) return at;
                at = close + 1;
            }
            else if (mask[at] == '@')
            {
                int end = at + 1;
                while (end < to && (CodeSigns.IsWord(mask[end]) || mask[end] == '.')) end++;
                int close = end < to && mask[end] == '(' ? CodeSigns.Close(mask[..to], end) : end - 1;
                if (close < 0 || end == at + 1) return at;
                at = close + 1;
            }
            else
            {
                return at;
            }
        }
    }

    private static string FirstWord(ReadOnlySpan<char> mask, int from, int to)
    {
        int end = from;
        while (end < to && CodeSigns.IsWord(mask[end])) end++;
        return mask[from..end].ToString();
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
