using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Sets;

/// <summary>Reads the constants that Go declares of a type of its own.</summary>
internal static partial class GoSets
{
    /// <summary>The sets of a text, one for each type that constants are declared of.</summary>
    public static IEnumerable<CodeSet> Read(CodeText code)
    {
        HashSet<string> types = [.. Type().Matches(code.Mask).Select(match => match.Groups[1].Value)];
        if (types.Count == 0) return [];
        var sets = new Dictionary<string, List<CodeSetMember>>(StringComparer.Ordinal);
        foreach (Match match in Constants().Matches(code.Mask))
        {
            int first = match.Index + match.Length, end;
            if (match.Groups["open"].Success) end = CodeSigns.Close(code.Mask, first - 1) is > 0 and var close ? close : first;
            else end = code.EndOf(code.LineOf(first - 1));
            Block(code, first, end, types, sets);
        }

        return sets.Select(set => new CodeSet("", set.Key, set.Value, set.Value[0].Line));
    }

    private static void Block(CodeText code, int from, int to, HashSet<string> types, Dictionary<string, List<CodeSetMember>> sets)
    {
        string type = "";
        for (int line = code.LineOf(from); from < to && line <= code.LineOf(to); line++)
        {
            int start = Math.Max(from, code.StartOf(line)), end = Math.Min(to, code.EndOf(line));
            if (start >= end || Constant().Match(code.Mask[start..end]) is not { Success: true } match) continue;

            // A line that names no type and no value goes on with those of the line before.
            string value = match.Groups["value"].Value;
            if (match.Groups["type"].Success) type = match.Groups["type"].Value;
            else if (value.Length > 0) type = Made().Match(value) is { Success: true } made ? made.Groups[1].Value : "";
            if (!types.Contains(type) || match.Groups["name"].Value == "_") continue;
            if (!sets.TryGetValue(type, out List<CodeSetMember>? members)) sets[type] = members = [];
            members.Add(new CodeSetMember(match.Groups["name"].Value, line, [.. CodeSets.Strings(code, start, end)]));
        }
    }

    [GeneratedRegex(@"^type\s+(\w+)\s+(?:string|u?int\d*|byte|rune)\b", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex(@"^const[ \t]+(?<open>\()?", RegexOptions.Multiline)]
    private static partial Regex Constants();

    [GeneratedRegex(@"^\s*(?<name>\w+)(?:[ \t]+(?<type>\w+))?[ \t]*(?:=\s*(?<value>.+))?\s*$")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^(\w+)\(")]
    private static partial Regex Made();
}
