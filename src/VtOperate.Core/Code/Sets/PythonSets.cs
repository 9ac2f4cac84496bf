using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Sets;

/// <summary>Reads enumerations of Python, choices of Django and literals that a name or a field is limited to.</summary>
internal static partial class PythonSets
{
    /// <summary>The sets of a text.</summary>
    public static IEnumerable<CodeSet> Read(CodeText code)
    {
        foreach (Match match in Class().Matches(code.Mask))
        {
            if (match.Groups["bases"].Value.Split(',').Any(one => one.Trim() is var name && (name.EndsWith("Enum", StringComparison.Ordinal) || name.EndsWith("Choices", StringComparison.Ordinal) || name is "Flag" or "enum.Flag"))) yield return Enumeration(code, match);
        }

        foreach (Match match in Literal().Matches(code.Mask))
        {
            int open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
            if (close < 0) continue;
            (IReadOnlyList<CodeSetMember> members, bool isWhole) = CodeSets.Quoted(code, open + 1, close, ',');
            int line = code.LineOf(match.Groups["name"].Index);
            yield return new CodeSet(match.Groups["indent"].Length == 0 ? "" : Owner(code, line, match.Groups["indent"].Length), match.Groups["name"].Value, members, line) { IsWhole = isWhole };
        }
    }

    private static CodeSet Enumeration(CodeText code, Match head)
    {
        int line = code.LineOf(head.Groups["name"].Index), indent = -1;
        var members = new List<CodeSetMember>();
        bool isWhole = true;
        for (int at = line + 1; at <= code.LineCount; at++)
        {
            ReadOnlySpan<char> text = code.MaskedLine(at);
            if (text.IsWhiteSpace() || text[0] == CodeMask.Hidden) continue;
            int own = text.Length - text.TrimStart().Length;
            if (own <= head.Groups["indent"].Length)
            {
                isWhole &= char.IsLetter(text[own]) || text[own] is '@' or '_' or ')' or '"' or '#' or '(' or '[' or '{';
                break;
            }

            if (indent < 0) indent = own;
            if (own != indent || text[own] is '"' or '@' or ')' or ']' or '}' || text[own..].StartsWith("def ") || text[own..].StartsWith("async def ") || text[own..].StartsWith("class ") || text[own..].Trim() is "pass" or "...") continue;
            if (Member().Match(code.Mask, code.StartOf(at) + own) is not { Success: true } member) isWhole = false;
            else if (member.Groups[1].Value[0] != '_') members.Add(new CodeSetMember(member.Groups[1].Value, at, [.. CodeSets.Strings(code, member.Index + member.Length, code.EndOf(at)).Take(1)]));
        }

        return new CodeSet("", head.Groups["name"].Value, members, line) { IsWhole = isWhole && members.Count > 0 };
    }

    private static string Owner(CodeText code, int line, int indent)
    {
        for (int at = line - 1; at >= 1; at--)
        {
            ReadOnlySpan<char> text = code.MaskedLine(at);
            if (text.IsWhiteSpace() || text.Length - text.TrimStart().Length >= indent) continue;
            return Class().Match(code.Mask, code.StartOf(at), code.EndOf(at) - code.StartOf(at)) is { Success: true } head ? head.Groups["name"].Value : "";
        }

        return "";
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)class\s+(?<name>\w+)\s*(?:\((?<bases>[^)]*)\))?\s*:", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?<name>\w+)\s*(?::\s*(?:TypeAlias\s*=\s*)?|=\s*)(?:Optional\[\s*|typing\.|t\.)*Literal\[", RegexOptions.Multiline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G([^\W\d]\w*)\s*(?::[^=\n]+)?=(?!=)\s*")]
    private static partial Regex Member();
}
