using System.Text;
using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>What expressions are worth that are made of literals and constants. What is made while a program runs is worth nothing.</summary>
/// <param name="files">The files of the language, in the order of their paths.</param>
internal sealed partial class CodeConstants(IReadOnlyList<CodeFile> files)
{
    private const int Deepest = 8;
    private const int LongestValue = 500;

    private Dictionary<string, List<(CodeFile File, int At, string Value)>>? _values;

    /// <summary>The text that an expression is worth, with <see cref="RouteTemplate.Rest"/> for every part that is not known.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="isDynamic">Whether a part is not known.</param>
    public string Text(string expression, CodeFile file, out bool isDynamic)
    {
        isDynamic = false;
        return Text(expression, file, 0, ref isDynamic);
    }

    /// <summary>The value of an expression as a contract would write it: a number, a text without quotes, the last name of a member of an enumeration; null where it is not known.</summary>
    public string? Value(string expression, CodeFile file)
    {
        string text = expression.Trim();
        if (text.Length == 0 || text is "null" or "None" or "nil" or "undefined" or "default" or "...") return null;
        if (Number().Match(text) is { Success: true } number) return number.Groups[1].Value.Replace("_", "", StringComparison.Ordinal);
        if (text is "true" or "false" or "True" or "False") return text.ToLowerInvariant();
        bool isDynamic = false;
        string value = Text(text, file, 0, ref isDynamic);
        if (!isDynamic) return value;
        return Member().Match(text) is { Success: true } member ? member.Groups[1].Value : null;
    }

    private string Text(string expression, CodeFile file, int depth, ref bool isDynamic)
    {
        if (depth > Deepest || expression.Length > LongestValue * 4)
        {
            isDynamic = true;
            return RouteTemplate.Rest;
        }

        string mask = CodeMask.Of(expression, file.Family);
        var made = new StringBuilder();
        foreach ((int from, int to) in Parts(mask)) made.Append(Part(expression[from..to].Trim(), file, depth, ref isDynamic));
        return made.ToString();
    }

    private string Part(string part, CodeFile file, int depth, ref bool isDynamic)
    {
        if (part.Length > 1 && part[0] == '(' && part[^1] == ')') return Text(part[1..^1], file, depth + 1, ref isDynamic);
        if (Literal().Match(part) is { Success: true } literal)
        {
            string prefix = literal.Groups["prefix"].Value, quote = literal.Groups["quote"].Value, content = literal.Groups["text"].Value;
            bool isTemplate = quote == "`" && file.Family == CodeFamily.JavaScript;
            if (!isTemplate && !prefix.Contains('$', StringComparison.Ordinal) && !prefix.Contains('f', StringComparison.OrdinalIgnoreCase)) return content.Replace("\\/", "/", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
            return Filled(content, isTemplate, file, depth, ref isDynamic);
        }

        if (Number().Match(part) is { Success: true } number) return number.Groups[1].Value;
        if (Name().IsMatch(part) && Find(part, file) is { } found) return Text(found.Value, found.File, depth + 1, ref isDynamic);
        isDynamic = true;
        return RouteTemplate.Rest;
    }

    // $"{Base}/orders", f"{BASE}/orders", `${BASE}/orders`; doubled braces stand for themselves.
    private string Filled(string content, bool isTemplate, CodeFile file, int depth, ref bool isDynamic)
    {
        var made = new StringBuilder();
        for (int at = 0; at < content.Length; at++)
        {
            bool opens = isTemplate ? content[at] == '$' && at + 1 < content.Length && content[at + 1] == '{' : content[at] == '{';
            if (!isTemplate && content[at] is '{' or '}' && at + 1 < content.Length && content[at + 1] == content[at])
            {
                made.Append(content[at++]);
                continue;
            }

            int close = opens ? content.IndexOf('}', at) : -1;
            if (close < 0)
            {
                made.Append(content[at]);
                continue;
            }

            made.Append(Text(content[(at + (isTemplate ? 2 : 1))..close], file, depth + 1, ref isDynamic));
            at = close;
        }

        return made.ToString();
    }

    private (CodeFile File, string Value)? Find(string name, CodeFile file)
    {
        int dot = name.LastIndexOf('.');
        if (!Values().TryGetValue(name[(dot + 1)..], out List<(CodeFile File, int At, string Value)>? all)) return null;
        List<(CodeFile File, int At, string Value)> found = all.FindAll(one => one.File.Path == file.Path);
        if (found.Count == 0) found = all;
        if (dot > 0 && found.Select(one => one.Value).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            string owner = name[(name.LastIndexOf('.', dot - 1) + 1)..dot];
            found = all.FindAll(one => CodeScopes.Around(one.File.Code, one.File.Code.LineOf(one.At), one.File.Path).FirstOrDefault(scope => scope.Kind == CodeScopeKind.Type)?.Name == owner);
        }

        return found.Count > 0 && found.TrueForAll(one => one.Value == found[0].Value) ? (found[0].File, found[0].Value) : null;
    }

    private Dictionary<string, List<(CodeFile File, int At, string Value)>> Values()
    {
        if (_values is not null) return _values;
        _values = new(StringComparer.Ordinal);
        foreach (CodeFile file in files)
        {
            Regex[] patterns = file.Family switch
            {
                CodeFamily.CSharp => [CSharp()],
                CodeFamily.Java => [Java()],
                CodeFamily.JavaScript => [JavaScript(), JavaScriptField()],
                CodeFamily.Python => [Python()],
                CodeFamily.Go => [Go()],
                _ => [],
            };
            if (patterns.Length == 0) continue;
            string mask = file.Code.Mask;
            foreach (Match match in patterns.SelectMany(pattern => pattern.Matches(mask)))
            {
                int from = match.Index + match.Length, to = from, most = Math.Min(file.Code.Mask.Length, from + LongestValue);
                while (to < most && file.Code.Mask[to] is not (';' or ',' or '}') && !(file.Code.Mask[to] == '\n' && !GoesOn(file.Code.Mask, from, to))) to++;
                string name = match.Groups["name"].Value;
                if (!_values.TryGetValue(name, out var list)) _values[name] = list = [];
                list.Add((file, match.Index, file.Code.Text[from..to].Trim()));
            }

            file.Release();
        }

        return _values;
    }

    private static bool GoesOn(string mask, int from, int lineEnd)
    {
        ReadOnlySpan<char> before = mask.AsSpan(from, lineEnd - from).TrimEnd(), after = mask.AsSpan(lineEnd).TrimStart();
        return before.IsEmpty || before[^1] == '+' || (!after.IsEmpty && after[0] == '+');
    }

    private static List<(int From, int To)> Parts(string mask)
    {
        var parts = new List<(int, int)>();
        int start = 0, depth = 0;
        for (int at = 0; at < mask.Length; at++)
        {
            if (mask[at] is '(' or '[' or '{') depth++;
            else if (mask[at] is ')' or ']' or '}') depth--;
            else if (mask[at] == '+' && depth == 0)
            {
                parts.Add((start, at));
                start = at + 1;
            }
        }

        parts.Add((start, mask.Length));
        return parts;
    }

    [GeneratedRegex(@"^([+-]?\d[\d_]*(?:\.\d+)?)[uUlLfFdDmM]{0,2}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*\.([A-Z]\w*)$")]
    private static partial Regex Member();

    [GeneratedRegex(@"^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?<prefix>[$@a-zA-Z]{0,2})(?<quote>""""""|'''|[""'`])(?<text>.*)\k<quote>$", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(?:const|static\s+readonly|readonly\s+static)\s+[\w.?\[\]<>]+\s+(?<name>\w+)\s*=(?![=>])\s*")]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\bfinal\s+(?:static\s+)?[\w.\[\]<>]+\s+(?<name>\w+)\s*=(?!=)\s*|\bconst\s+val\s+(?<name>\w+)\s*(?::\s*\w+\s*)?=\s*")]
    private static partial Regex Java();

    [GeneratedRegex(@"\b(?:const|readonly)\s+(?<name>\w+)\s*(?::\s*[\w.]+\s*)?=(?![=>])\s*")]
    private static partial Regex JavaScript();

    [GeneratedRegex("""^[ \t]*(?<name>[A-Za-z_]\w*)\s*:\s*(?=")""", RegexOptions.Multiline)]
    private static partial Regex JavaScriptField();

    [GeneratedRegex(@"^[ \t]*(?<name>[A-Z_][A-Z0-9_]*)\s*(?::\s*[\w.\[\]]+\s*)?=(?!=)[ \t]*", RegexOptions.Multiline)]
    private static partial Regex Python();

    [GeneratedRegex("""^[ \t]*(?:const[ \t]+|var[ \t]+)?(?<name>[A-Za-z_]\w*)(?:[ \t]+(?:string|int\w*))?[ \t]*=[ \t]*(?=["\d])""", RegexOptions.Multiline)]
    private static partial Regex Go();
}
