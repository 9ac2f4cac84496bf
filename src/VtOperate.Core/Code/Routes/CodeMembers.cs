namespace VtOperate.Core.Code.Routes;

/// <summary>Takes the body of a type, or a whole file, of C# or Java apart into its declarations. It sees brackets and signs and knows no grammar.</summary>
internal static class CodeMembers
{
    /// <summary>The declarations between two positions, in their order.</summary>
    public static List<CodeMember> Read(CodeText code, int from, int to)
    {
        var members = new List<CodeMember>();
        ReadOnlySpan<char> mask = code.Mask;
        for (int at = from; at < to;)
        {
            char sign = mask[at];
            if (char.IsWhiteSpace(sign) || sign is ';' or ',' or '}')
            {
                at++;
                continue;
            }

            if (sign == '#')
            {
                while (at < to && mask[at] != '\n') at++;
                continue;
            }

            List<CodeMark> marks = Marks(code, ref at, to);
            if (at < to) members.Add(Member(code, marks, ref at, to));
        }

        return members;
    }

    /// <summary>The marks that begin at a position; the position moves behind them.</summary>
    public static List<CodeMark> Marks(CodeText code, ref int at, int to)
    {
        var marks = new List<CodeMark>();
        ReadOnlySpan<char> mask = code.Mask;
        while (true)
        {
            while (at < to && char.IsWhiteSpace(mask[at])) at++;
            if (at >= to) return marks;
            if (mask[at] == '[' && code.Family == CodeFamily.CSharp)
            {
                int close = CodeSigns.Close(mask, at);
                if (close < 0 || close >= to) return marks;
                foreach ((int first, int last) in CodeSigns.Split(mask, at + 1, close)) marks.Add(Attribute(code, first, last));
                at = close + 1;
            }
            else if (mask[at] == '@' && code.Family != CodeFamily.CSharp && at + 1 < to && CodeSigns.IsWord(mask[at + 1]))
            {
                int end = at + 1;
                while (end < to && (CodeSigns.IsWord(mask[end]) || mask[end] == '.')) end++;
                string name = code.Text[(at + 1)..end];
                if (name == "interface") return marks;
                int open = end;
                while (open < to && mask[open] is ' ' or '\t') open++;
                int close = open < to && mask[open] == '(' ? CodeSigns.Close(mask, open) : -1;
                marks.Add(new CodeMark(name[(name.LastIndexOf('.') + 1)..], close > 0 ? Arguments(code, open + 1, close) : [], code.LineOf(at)));
                at = close > 0 ? close + 1 : end;
            }
            else
            {
                return marks;
            }
        }
    }

    /// <summary>The arguments between two positions, with the names they are given by.</summary>
    public static List<CallArgument> Arguments(CodeText code, int from, int to)
    {
        var arguments = new List<CallArgument>();
        ReadOnlySpan<char> mask = code.Mask;
        foreach ((int first, int last) in CodeSigns.Split(mask, from, to))
        {
            int end = first;
            while (end < last && CodeSigns.IsWord(mask[end])) end++;
            int sign = end;
            while (sign < last && char.IsWhiteSpace(mask[sign])) sign++;
            char next = sign < last ? mask[sign] : ' ', after = sign + 1 < last ? mask[sign + 1] : ' ';
            bool isNamed = end > first && ((next == '=' && after is not ('=' or '>' or '~')) || (next == ':' && after is not (':' or '=') && code.Family != CodeFamily.Java));
            string text = CodeCalls.OneLine(code.Text[(isNamed ? sign + 1 : first)..last]);
            arguments.Add(new CallArgument(text, isNamed ? code.Text[first..end] : null, false, code.LineOf(first)));
        }

        return arguments;
    }

    private static CodeMark Attribute(CodeText code, int from, int to)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int colon = mask[from..to].IndexOf(':'), open = mask[from..to].IndexOf('(');
        if (colon > 0 && (open < 0 || colon < open) && from + colon + 1 < to && mask[from + colon + 1] != ':') from += colon + 1;
        (from, to) = CodeSigns.Trim(mask, from, to);
        open = mask[from..to].IndexOf('(');
        int close = open < 0 ? -1 : CodeSigns.Close(mask, from + open);
        string name = code.Text[from..(open < 0 ? to : from + open)].Trim();
        int generic = name.IndexOf('<', StringComparison.Ordinal);
        if (generic > 0) name = name[..generic];
        name = name[(name.LastIndexOf('.') + 1)..];
        if (name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9) name = name[..^9];
        return new CodeMark(name, close > 0 ? Arguments(code, from + open + 1, close) : [], code.LineOf(from));
    }

    private static CodeMember Member(CodeText code, List<CodeMark> marks, ref int at, int to)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int head = at;
        while (at < to)
        {
            char sign = mask[at];
            if (sign is '(' or '[')
            {
                int close = CodeSigns.Close(mask, at);
                at = close < 0 ? at + 1 : close + 1;
            }
            else if (sign == '{')
            {
                int headEnd = at, open = at + 1, close = Math.Min(CodeSigns.BlockEnd(mask, at), to);
                at = Math.Min(close + 1, to);
                int next = at;
                while (next < to && char.IsWhiteSpace(mask[next])) next++;
                string? initial = next + 1 < to && mask[next] == '=' && mask[next + 1] is not ('=' or '>') ? Value(code, next + 1, to, ref at) : null;
                return new CodeMember(marks, head, headEnd, open, close, initial);
            }
            else if (sign == '=' && at + 1 < to && mask[at + 1] == '>')
            {
                int headEnd = at, body = at + 2;
                Value(code, body, to, ref at);
                return new CodeMember(marks, head, headEnd, body, at, null);
            }
            else if (sign == '=')
            {
                int headEnd = at;
                string initial = Value(code, at + 1, to, ref at);
                return new CodeMember(marks, head, headEnd, headEnd, headEnd, initial);
            }
            else if (sign is ';' or '}')
            {
                int headEnd = at++;
                return new CodeMember(marks, head, headEnd, headEnd, headEnd, null);
            }
            else
            {
                at++;
            }
        }

        return new CodeMember(marks, head, to, to, to, null);
    }

    private static string Value(CodeText code, int from, int to, ref int at)
    {
        ReadOnlySpan<char> mask = code.Mask;
        int end = from;
        while (end < to && mask[end] != ';')
        {
            if (mask[end] == '{') end = CodeSigns.BlockEnd(mask, end);
            else if (mask[end] is '(' or '[' && CodeSigns.Close(mask, end) is var close && close > 0) end = close;
            end++;
        }

        at = Math.Min(end, to);
        return CodeCalls.OneLine(code.Text[from..at]);
    }
}
