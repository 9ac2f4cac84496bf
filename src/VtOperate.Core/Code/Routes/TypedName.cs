namespace VtOperate.Core.Code.Routes;

/// <summary>A parameter or member as C# and Java write it: marks, type, name and value.</summary>
/// <param name="Marks">Its marks.</param>
/// <param name="Modifiers">The words before its type.</param>
/// <param name="Type">Its type as it is written.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value it begins with, as it is written; null where there is none.</param>
/// <param name="Line">Where it stands, from 1.</param>
internal sealed record TypedName(IReadOnlyList<CodeMark> Marks, IReadOnlyList<string> Modifiers, string Type, string Name, string? Value, int Line)
{
    private static readonly HashSet<string> s_modifiers = new(
        ["public", "private", "protected", "internal", "static", "final", "readonly", "required", "virtual", "override", "abstract", "sealed", "async", "new", "const", "params", "this", "ref", "in", "out", "scoped", "transient", "volatile", "default", "synchronized", "partial", "unsafe", "extern"], StringComparer.Ordinal);

    /// <summary>The parameters of a list.</summary>
    /// <param name="code">The text.</param>
    /// <param name="from">Where the list begins, behind its parenthesis.</param>
    /// <param name="to">Where it ends.</param>
    public static List<TypedName> List(CodeText code, int from, int to)
    {
        var names = new List<TypedName>();
        foreach ((int first, int last) in CodeSigns.Split(code.Mask, from, to))
        {
            int at = first;
            List<CodeMark> marks = CodeMembers.Marks(code, ref at, last);
            int equal = code.Mask.AsSpan(at, last - at).IndexOf('=');
            if (Read(code, marks, at, equal < 0 ? last : at + equal, equal < 0 ? null : CodeCalls.OneLine(code.Text[(at + equal + 1)..last])) is { } name) names.Add(name);
        }

        return names;
    }

    /// <summary>A declaration of one name; null where the text is none.</summary>
    public static TypedName? Read(CodeText code, IReadOnlyList<CodeMark> marks, int from, int to, string? value)
    {
        // Java allows annotations between the words: final @Valid Order order.
        var all = new List<CodeMark>(marks);
        var modifiers = new List<string>();
        int at = from;
        while (true)
        {
            all.AddRange(CodeMembers.Marks(code, ref at, to));
            int end = at;
            while (end < to && CodeSigns.IsWord(code.Mask[end])) end++;
            string word = code.Mask[at..end];
            if (!s_modifiers.Contains(word)) break;
            modifiers.Add(word);
            at = end;
        }

        (int nameFrom, int nameTo) = CodeSigns.WordBefore(code.Mask, to, at);
        if (nameFrom == nameTo || nameFrom <= at) return null;
        return new TypedName(all, modifiers, CodeCalls.OneLine(code.Text[at..nameFrom]), code.Mask[nameFrom..nameTo], value, code.LineOf(nameFrom));
    }
}
