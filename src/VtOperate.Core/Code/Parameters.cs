namespace VtOperate.Core.Code;

/// <summary>Reads the parameters between the parentheses of a function's head.</summary>
internal static class Parameters
{
    private static readonly HashSet<string> s_modifiers = new(
        ["ref", "out", "in", "this", "params", "final", "const", "val", "var", "mut", "vararg", "inout", "readonly", "public", "private", "protected", "scoped", "required", "covariant", "noinline", "crossinline"], StringComparer.Ordinal);

    /// <summary>The parameters in their order.</summary>
    /// <param name="code">The text.</param>
    /// <param name="from">Where the list begins, behind its parenthesis.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="receiver">The name of the object the function belongs to, where it is the first of the list; or null.</param>
    internal static IReadOnlyList<CodeParameter> Read(CodeText code, int from, int to, out string? receiver)
    {
        receiver = null;
        List<CodeParameter> parameters = [];
        foreach ((int first, int last) in CodeSigns.Split(code.Mask, from, to))
        {
            ReadOnlySpan<char> part = code.Mask.AsSpan(first, last - first);
            if (part is "*" or "/" or "void" or "...") continue;
            if (parameters.Count == 0 && receiver is null && IsReceiver(part, code.Family))
            {
                receiver = Name(part, code.Family).Name;
                continue;
            }

            int equal = DefaultAt(part);
            string? value = equal < 0 ? null : code.Text[(first + equal + 1)..last].Trim();
            (string name, string label) = Name(equal < 0 ? part : part[..equal], code.Family);
            if (name.Length > 0) parameters.Add(new CodeParameter(name, label, part[0] is '*' && code.Family is CodeFamily.Python or CodeFamily.Ruby || part.Contains("...", StringComparison.Ordinal) || part.StartsWith("params ") || part.StartsWith("vararg "), value));
        }

        return parameters;
    }

    private static bool IsReceiver(ReadOnlySpan<char> part, CodeFamily family) => family switch
    {
        CodeFamily.Python => part is "self" or "cls" || part.StartsWith("self:") || part.StartsWith("cls:"),
        CodeFamily.Rust => part is "self" or "&self" or "mut self" or "&mut self" || part.StartsWith("self:") || part.StartsWith("&'"),
        CodeFamily.CSharp => part.StartsWith("this "),
        _ => false,
    };

    // The first "=" that gives a value: none of "=>", "==", "<=".
    private static int DefaultAt(ReadOnlySpan<char> part)
    {
        for (int i = 1; i < part.Length; i++)
        {
            if (part[i] == '=' && (i + 1 == part.Length || part[i + 1] is not ('=' or '>')) && part[i - 1] is not ('=' or '!' or '<' or '>')) return i;
        }

        return -1;
    }

    private static (string Name, string Label) Name(ReadOnlySpan<char> part, CodeFamily family)
    {
        bool nameFirst = family is CodeFamily.JavaScript or CodeFamily.Python or CodeFamily.Rust or CodeFamily.Swift or CodeFamily.Go or CodeFamily.Ruby or CodeFamily.Lua or CodeFamily.Erlang or CodeFamily.Other
            || (family is not (CodeFamily.C or CodeFamily.Php or CodeFamily.PowerShell) && part.Contains(':'));
        int colon = part.IndexOf(':');
        ReadOnlySpan<char> names = nameFirst && colon >= 0 ? part[..colon] : part;
        List<string> words = [];
        for (int at = 0; at < names.Length;)
        {
            if (names[at] is '<' or '[' or '{' && !nameFirst)
            {
                int close = names[at] == '<' ? names[at..].LastIndexOf('>') + at : CodeSigns.Close(names, at);
                at = close > at ? close + 1 : at + 1;
                continue;
            }

            int end = at;
            while (end < names.Length && CodeSigns.IsWord(names[end])) end++;
            string word = names[at..end].ToString();
            if (word.Length > 0 && !char.IsAsciiDigit(word[0]) && !s_modifiers.Contains(word)) words.Add(word);
            at = Math.Max(end, at + 1);
        }

        if (words.Count == 0) return ("", "");
        if (family == CodeFamily.Swift) return words.Count > 1 ? (words[1], words[0]) : (words[0], words[0]);
        string name = nameFirst ? words[0] : words[^1];
        return (name, name);
    }
}
