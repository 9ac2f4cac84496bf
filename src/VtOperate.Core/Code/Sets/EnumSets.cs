using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Sets;

/// <summary>Reads enumerations between braces: C#, Java, Kotlin, TypeScript, PowerShell, Rust, Dart, C++.</summary>
internal static partial class EnumSets
{
    /// <summary>The enumerations of a text. A member that joins others with <c>|</c> is none of its own.</summary>
    public static IEnumerable<CodeSet> Read(CodeText code)
    {
        foreach (Match match in Head().Matches(code.Mask))
        {
            int open = match.Index + match.Length - 1, end = CodeSigns.BlockEnd(code.Mask, open), line = code.LineOf(match.Index);
            string name = match.Groups["name"].Value;
            bool isWhole = code.Mask[end] == '}';
            var members = new List<CodeSetMember>();
            foreach ((int from, int to) in Parts(code, open + 1, End(code.Mask, open + 1, end)))
            {
                if (from == to) continue;
                if (Member(code, from, to) is { } member) members.Add(member);
                else if (!IsJoined(code.Mask.AsSpan(from, to - from))) isWhole = false;
            }

            yield return new CodeSet("", name, members, line) { IsWhole = isWhole && members.Count > 0 };
        }
    }

    // The members of Java and Kotlin end with a semicolon where something else follows.
    private static int End(string mask, int from, int to)
    {
        int depth = 0;
        for (int at = from; at < to; at++)
        {
            if (mask[at] is '(' or '{' or '[') depth++;
            else if (mask[at] is ')' or '}' or ']') depth--;
            else if (mask[at] == ';' && depth == 0) return at;
        }

        return to;
    }

    private static IEnumerable<(int From, int To)> Parts(CodeText code, int from, int to)
    {
        if (code.Family != CodeFamily.PowerShell) return CodeSigns.Split(code.Mask, from, to);
        var parts = new List<(int, int)>();
        for (int line = code.LineOf(from); line <= code.LineOf(to); line++) parts.Add(CodeSigns.Trim(code.Mask, Math.Max(from, code.StartOf(line)), Math.Min(to, code.EndOf(line))));
        return parts.Where(part => part.Item2 > part.Item1);
    }

    private static CodeSetMember? Member(CodeText code, int from, int to)
    {
        int at = from;
        for (bool isMark = true; isMark;)
        {
            while (at < to && char.IsWhiteSpace(code.Mask[at])) at++;
            isMark = false;
            if (at < to && code.Mask[at] == '#' && at + 1 < to && code.Mask[at + 1] == '[') at++;
            if (at < to && code.Mask[at] == '[' && CodeSigns.Close(code.Mask, at) is var bracket && bracket > at)
            {
                at = bracket + 1;
                isMark = true;
            }
            else if (Annotation().Match(code.Mask, at, to - at) is { Success: true } mark)
            {
                at = mark.Index + mark.Length;
                if (at < to && code.Mask[at] == '(' && CodeSigns.Close(code.Mask, at) is var close && close > at) at = close + 1;
                isMark = true;
            }
        }

        if (Named().Match(code.Mask, at, to - at) is not { Success: true } match || IsJoined(code.Mask.AsSpan(at, to - at))) return null;
        return new CodeSetMember(code.Text.Substring(match.Groups[1].Index, match.Groups[1].Length).Trim('"', '\'', '`'), code.LineOf(at), [.. CodeSets.Strings(code, from, to)]);
    }

    private static bool IsJoined(ReadOnlySpan<char> mask) => mask.Contains('=') && mask[mask.IndexOf('=')..].Contains('|');

    [GeneratedRegex(@"\benum\s+(?:class\s+|struct\s+)?(?<name>[\p{L}_]\w*)\s*(?:<[^<>{}]*>\s*)?(?:\([^(){}]*\)\s*)?(?:(?::|implements\b|with\b)[^{};=()""]*)?\{")]
    private static partial Regex Head();

    [GeneratedRegex(@"\G@[\w.:]+\s*")]
    private static partial Regex Annotation();

    // What follows the name is a value, what it is made with, or nothing.
    [GeneratedRegex("""\G([\p{L}_]\w*|"[^"\n]*")\s*(?:[=({]|\z|$)""", RegexOptions.Multiline)]
    private static partial Regex Named();
}
