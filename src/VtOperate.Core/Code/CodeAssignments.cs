namespace VtOperate.Core.Code;

/// <summary>Finds where a local variable or a field is given its value, by the signs of assignment of many languages. It follows the order of the text and not that of the calls.</summary>
public static class CodeAssignments
{
    private const int LongestValue = 4000;
    private const int Most = 32;

    /// <summary>The assignments to a name between two positions, the last first. One whose value goes on behind the second is not done by then, and left out.</summary>
    /// <param name="code">The text.</param>
    /// <param name="name">The variable without its sign (<c>$</c>, <c>@</c>); <c>this.x</c> or <c>self.x</c> for a field.</param>
    /// <param name="from">The first position.</param>
    /// <param name="before">The position before which they end.</param>
    public static IReadOnlyList<CodeAssignment> To(CodeText code, string name, int from, int before)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(name);
        int dot = name.LastIndexOf('.');
        string word = dot < 0 ? name : name[(dot + 1)..];
        List<CodeAssignment> found = [];
        from = Math.Clamp(from, 0, code.Mask.Length);
        before = Math.Clamp(before, from, code.Mask.Length);
        if (word.Length == 0) return found;
        for (int at = CodeSigns.FindLastWord(code.Mask, word, from, before); at >= 0 && found.Count < Most; at = CodeSigns.FindLastWord(code.Mask, word, from, at))
        {
            if (Read(code, at, word, dot >= 0) is { } assignment && assignment.End <= before) found.Add(assignment);
        }

        return found;
    }

    private static CodeAssignment? Read(CodeText code, int at, string word, bool isField)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int end = at + word.Length;
        char before = at > 0 ? mask[at - 1] : '\n';
        bool isReached = before == '.' || (before == '>' && at > 1 && mask[at - 2] == '-');
        if (isReached != isField && !(isField && before == '@')) return null;
        if (isReached && !IsOwn(mask, at)) return null;

        int sign = end;
        while (sign < mask.Length && mask[sign] is ' ' or '\t') sign++;
        if (AssignEnd(mask, sign) is var value && value > 0) return Make(code, at, value, false);

        // let x: T = v, var x: T = v, x: T = v; not "case x: y = 1" nor "a ? x : y = 1".
        if (!isField && sign < mask.Length && mask[sign] == ':' && sign + 1 < mask.Length && mask[sign + 1] != ':' && !LineBefore(mask, at).Contains('?') && !LineBefore(mask, at).TrimStart().StartsWith("case"))
        {
            int equal = sign + 1;
            while (equal < mask.Length && mask[equal] is not ('=' or '\n' or ';' or ',' or ')' or '{')) equal++;
            if (equal < mask.Length && mask[equal] == '=' && AssignEnd(mask, equal) is var typed && typed > 0) return Make(code, at, typed, false);
        }

        if (isField) return null;

        // for x in xs, foreach (var x in xs), for (const x of xs), for (T x : xs), for i, x := range xs
        ReadOnlySpan<char> left = LineBefore(mask, at);
        if (left.Contains("for", StringComparison.Ordinal) && ElementEnd(mask, sign) is var element && element > 0) return Make(code, at, element, true);

        // a, x = f(), a, x := f(), const { x } = y, let (a, x) = y
        int list = sign;
        while (list < mask.Length && (CodeSigns.IsWord(mask[list]) || mask[list] is ',' or ' ' or '}' or ']' or ')' or '$')) list++;
        if (list == sign || list >= mask.Length) return null;
        bool isInList = mask[sign] is ',' || left.TrimEnd() is [.., ',' or '{' or '[' or '('] || mask[sign] is '}' or ']' or ')';
        if (!isInList || AssignEnd(mask, list) is not (> 0 and var part) || left.IndexOfAny('=', '.') >= 0) return null;
        return mask[list] == ':' || mask[list] == '=' ? Make(code, at, part, true) : null;
    }

    // Behind "=", ":=" or "<-"; "+=" and the like add to what was there, and count too.
    private static int AssignEnd(ReadOnlySpan<char> mask, int sign)
    {
        if (sign >= mask.Length) return -1;
        char next = sign + 1 < mask.Length ? mask[sign + 1] : ' ';
        if (mask[sign] == '=') return next is '=' or '>' or '~' ? -1 : sign + 1;
        if (mask[sign] == ':' && next == '=') return sign + 2;
        if (mask[sign] is '?' && next == '?' && sign + 2 < mask.Length && mask[sign + 2] == '=') return sign + 3;
        return mask[sign] is '|' && next == '|' && sign + 2 < mask.Length && mask[sign + 2] == '=' ? sign + 3 : -1;
    }

    private static int ElementEnd(ReadOnlySpan<char> mask, int sign)
    {
        foreach (string word in (string[])["in ", "of ", ": ", ":= range ", "<- "])
        {
            if (mask[sign..].StartsWith(word)) return sign + word.Length;
        }

        // for key, x in map.items()
        if (sign < mask.Length && mask[sign] == ',' && mask[sign..] is var rest && rest.IndexOf('\n') is var end)
        {
            ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
            int found = line.IndexOf(" in ");
            if (found >= 0) return sign + found + 4;
        }

        return -1;
    }

    private static CodeAssignment? Make(CodeText code, int at, int from, bool isElement)
    {
        int end = ValueEnd(code.Mask, from);
        if (isElement && code.Family == CodeFamily.Python && code.Mask.AsSpan(from, end - from).IndexOf(":\n", StringComparison.Ordinal) is var colon and >= 0) end = from + colon;
        (int first, int last) = CodeSigns.Trim(code.Mask, from, end);
        return last <= first ? null : new CodeAssignment(code.LineOf(at), CodeCalls.OneLine(code.Text[first..last]), isElement, at, last);
    }

    // this.x, self.x, this->x, $this->x
    private static bool IsOwn(ReadOnlySpan<char> mask, int at)
    {
        int owner = at - 1;
        while (owner >= 0 && mask[owner] is '.' or '>' or '-') owner--;
        int from = owner;
        while (from >= 0 && CodeSigns.IsWord(mask[from])) from--;
        return mask[(from + 1)..(owner + 1)] is "this" or "self";
    }

    private static ReadOnlySpan<char> LineBefore(ReadOnlySpan<char> mask, int at) => mask[(mask[..at].LastIndexOf('\n') + 1)..at];

    // Up to the end of the statement: a semicolon, a bracket that was not opened here, or the end of a line that does not go on.
    private static int ValueEnd(ReadOnlySpan<char> mask, int from)
    {
        int depth = 0, most = Math.Min(mask.Length, from + LongestValue);
        for (int at = from; at < most; at++)
        {
            char sign = mask[at];
            if (sign is '(' or '[') depth++;
            else if (sign is ')' or ']' or '}')
            {
                if (depth-- == 0) return at;
            }
            else if (sign == '{')
            {
                if (depth == 0 && mask[from..at].Trim().Length > 0 && !mask[from..at].TrimEnd().EndsWith("=>") && IsBlock(mask, from, at)) return at;
                depth++;
            }
            else if (depth == 0 && sign == ';') return at;
            else if (depth == 0 && sign == '\n' && !GoesOn(mask, from, at)) return at;
        }

        return most;
    }

    // "for x in xs {" ends before its brace, "new T {" does not.
    private static bool IsBlock(ReadOnlySpan<char> mask, int from, int at) =>
        !mask[from..at].TrimStart().StartsWith("new ") && mask[(mask[..from].LastIndexOf('\n') + 1)..from].TrimStart() is var line && (line.StartsWith("for") || line.StartsWith("if") || line.StartsWith("while"));

    private static bool GoesOn(ReadOnlySpan<char> mask, int from, int lineEnd)
    {
        ReadOnlySpan<char> before = mask[from..lineEnd].TrimEnd();
        if (before.IsEmpty || before[^1] is ',' or '+' or '.' or '=' or '?' or '&' or '|' or '\\' or '`' or ':') return true;
        ReadOnlySpan<char> after = mask[(lineEnd + 1)..].TrimStart();
        return after.Length > 0 && (after[0] is '.' or '?' || (after[0] == ':' && mask[from..lineEnd].Contains('?')) || after.StartsWith("|>") || after.StartsWith("||") || after.StartsWith("&&"));
    }
}
