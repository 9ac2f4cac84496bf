using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>What the head of a Python function says, and whether its body begins with a docstring.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FirstLine">The line of its <c>def</c>, from 1.</param>
/// <param name="HeadLine">The line at which its head ends, from 1.</param>
/// <param name="IsOutermost">Whether it stands in the module itself, in no class and no function.</param>
/// <param name="IsOverload">Whether it is only one of several heads of a function.</param>
/// <param name="HasDocstring">Whether its body begins with a string.</param>
/// <param name="Bare">The parameters that have no type hint; the receiver of a method is none of them.</param>
internal sealed record PythonFunction(string Name, int FirstLine, int HeadLine, bool IsOutermost, bool IsOverload, bool HasDocstring, IReadOnlyList<string> Bare)
{
    /// <summary>Whether others are meant to call it, by the convention of the language: it stands in the module, its name begins with no underscore, and <c>__all__</c>, where there is one, names it.</summary>
    internal bool IsPublic { get; init; }

    /// <summary>The functions of a text in their order. A head that never ends is left out.</summary>
    internal static IEnumerable<PythonFunction> Read(string text)
    {
        var code = CodeText.Of(text, CodeFamily.Python);
        bool listsNames = code.Mask.Contains("__all__", StringComparison.Ordinal);
        bool isOverload = false;
        for (int line = 1; line <= code.LineCount; line++)
        {
            string masked = code.MaskedLine(line).ToString(), word = masked.TrimStart();
            if (word.StartsWith('@')) isOverload |= word.TrimEnd().EndsWith("overload", StringComparison.Ordinal);
            if (word.Length == 0 || word.StartsWith('@')) continue;
            int indent = masked.Length - word.Length;
            string head = word.StartsWith("async ", StringComparison.Ordinal) ? word[6..].TrimStart() : word;
            if (head.StartsWith("def ", StringComparison.Ordinal) && ReadHead(code, line, indent, isOverload) is { } function)
            {
                bool isNamed = !listsNames || text.Contains($"\"{function.Name}\"", StringComparison.Ordinal) || text.Contains($"'{function.Name}'", StringComparison.Ordinal);
                yield return function with { IsPublic = function.IsOutermost && isNamed && !function.Name.StartsWith('_') };
            }

            isOverload = false;
        }
    }

    private static PythonFunction? ReadHead(CodeText code, int line, int indent, bool isOverload)
    {
        string mask = code.Mask;
        int open = mask.IndexOf('(', code.StartOf(line));
        if (open < 0) return null;
        int from = mask.IndexOf("def ", code.StartOf(line), StringComparison.Ordinal) + 4;
        if (from > open) return null;
        string name = mask[from..open].Trim();
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket > 0) name = name[..bracket];
        int close = EndOf(mask, open + 1, ')');
        int colon = close < 0 ? -1 : EndOf(mask, close + 1, ':');
        if (colon < 0 || !name.All(sign => char.IsLetterOrDigit(sign) || sign == '_')) return null;
        string[] bare = [.. Parts(mask, open + 1, close).Select((part, i) => (Part: part.Trim(), First: i == 0)).Where(one => IsBare(one.Part, one.First && indent > 0)).Select(one => NameOf(one.Part))];
        return new PythonFunction(name, line, code.LineOf(colon), indent == 0, isOverload, IsString(mask, colon + 1), bare);
    }

    private static bool IsBare(string part, bool isReceiver)
    {
        string name = NameOf(part);
        if (name.Length == 0 || name.StartsWith('_') || (isReceiver && name is "self" or "cls" or "mcs")) return false;
        int equals = EndOf(part, 0, '='), colon = EndOf(part, 0, ':');
        return colon < 0 || (equals >= 0 && equals < colon);
    }

    private static string NameOf(string part)
    {
        string name = part.TrimStart('*', ' ');
        int end = 0;
        while (end < name.Length && (char.IsLetterOrDigit(name[end]) || name[end] == '_')) end++;
        return name[..end];
    }

    private static bool IsString(string mask, int at)
    {
        while (at < mask.Length && (char.IsWhiteSpace(mask[at]) || mask[at] == '\\')) at++;
        if (at < mask.Length && mask[at] is 'r' or 'R' or 'u' or 'U') at++;
        return at < mask.Length && mask[at] == '"';
    }

    private static IEnumerable<string> Parts(string mask, int from, int to)
    {
        while (from < to)
        {
            int comma = EndOf(mask, from, ',');
            int end = comma < 0 || comma > to ? to : comma;
            yield return mask[from..end];
            from = end + 1;
        }
    }

    // The next sign outside of all brackets that open behind the place; a bracket that closes one from before ends the search.
    private static int EndOf(string mask, int from, char wanted)
    {
        int depth = 0;
        for (int at = from; at < mask.Length; at++)
        {
            if (depth == 0 && mask[at] == wanted) return at;
            if (mask[at] is '(' or '[' or '{') depth++;
            else if (mask[at] is ')' or ']' or '}' && --depth < 0) return -1;
        }

        return -1;
    }
}
