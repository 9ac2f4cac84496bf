using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Sets;

/// <summary>Reads unions of literals, lists that are constant and enumerations of Zod in TypeScript and JavaScript.</summary>
internal static partial class ScriptSets
{
    private const int MostBack = 20_000;

    /// <summary>The sets of a text.</summary>
    public static IEnumerable<CodeSet> Read(CodeText code)
    {
        foreach (Match match in Union().Matches(code.Mask))
        {
            Group set = match.Groups["set"];
            int next = set.Index + set.Length;
            while (next < code.Mask.Length && char.IsWhiteSpace(code.Mask[next])) next++;
            bool goesOn = next < code.Mask.Length && code.Mask[next] is '|' or '&' or '[' or '.' or '+' or '?';
            var members = new List<CodeSetMember>();
            foreach (string value in CodeSets.Strings(code, set.Index, set.Index + set.Length)) members.Add(new CodeSetMember(value, code.LineOf(set.Index), []));
            string owner = match.Groups["kind"].Success ? "" : Owner(code.Mask, match.Index);

            // "a ? 'x' : 'y' | 'z'" and arguments are no types.
            if (!match.Groups["kind"].Success && owner.Length == 0) continue;
            yield return new CodeSet(owner, match.Groups["name"].Value, members, code.LineOf(match.Groups["name"].Index)) { IsWhole = !goesOn };
        }

        foreach (Match match in List().Matches(code.Mask))
        {
            int open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
            if (close < 0) continue;
            bool isZod = match.Groups["zod"].Success;
            if (!isZod && !Constant().IsMatch(code.Mask, close + 1)) continue;
            (IReadOnlyList<CodeSetMember> members, bool isWhole) = CodeSets.Quoted(code, open + 1, close, ',');
            yield return new CodeSet(match.Groups["kind"].Success ? "" : Owner(code.Mask, match.Index), match.Groups["name"].Value, members, code.LineOf(match.Groups["name"].Index)) { IsWhole = isWhole };
        }

        foreach (Match match in Map().Matches(code.Mask))
        {
            int open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
            if (close < 0 || !Constant().IsMatch(code.Mask, close + 1)) continue;
            var members = new List<CodeSetMember>();
            bool isWhole = true;
            foreach ((int from, int to) in CodeSigns.Split(code.Mask, open + 1, close))
            {
                if (Entry().Match(code.Mask[from..to]) is { Success: true } entry) members.Add(new CodeSetMember(code.Text[from..to][..entry.Groups[1].Length].Trim('"', '\''), code.LineOf(from), [.. CodeSets.Strings(code, from + entry.Groups[1].Length, to)]));
                else isWhole = false;
            }

            yield return new CodeSet("", match.Groups["name"].Value, members, code.LineOf(match.Index)) { IsWhole = isWhole && members.Count > 0 };
        }
    }

    // The type, class or constant whose braces hold a position.
    private static string Owner(string mask, int at)
    {
        for (int back = at - 1, depth = 0; back >= 0 && at - back < MostBack; back--)
        {
            if (mask[back] == '}') depth++;
            else if (mask[back] == '{' && depth-- == 0)
            {
                int start = Math.Max(mask.LastIndexOfAny([';', '}', '{'], Math.Max(back - 1, 0)), 0);
                return Head().Match(mask[start..back]) is { Success: true } head ? head.Groups[1].Value : "";
            }
        }

        return "";
    }

    [GeneratedRegex("""(?:\b(?<kind>type)\s+)?\b(?<name>\w+)\??\s*(?(kind)=|:)\s*(?<set>\|?\s*(?:"[^"\n]*"|null|undefined)(?:\s*\|\s*(?:"[^"\n]*"|null|undefined))+)""")]
    private static partial Regex Union();

    [GeneratedRegex(@"(?:\b(?<kind>const)\s+)?\b(?<name>\w+)\s*(?(kind)(?::[^=\n]+)?=|:)\s*(?:(?<zod>(?:z|zod)\s*\.\s*enum\s*\()\s*|Object\.freeze\(\s*)?\[")]
    private static partial Regex List();

    [GeneratedRegex(@"\bconst\s+(?<name>\w+)\s*=\s*(?:Object\.freeze\(\s*)?\{")]
    private static partial Regex Map();

    [GeneratedRegex(@"\G\s*(?:as\s+const\b|\)\s*(?:;|\n|$))")]
    private static partial Regex Constant();

    [GeneratedRegex("""^(\w+|"[^"\n]*")\s*:\s*"[^"\n]*"$""")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\b(?:interface|class|type|const|let|var)\s+(\w+)[^;]*$")]
    private static partial Regex Head();
}
