using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Sets;

/// <summary>Reads what columns are limited to: <c>CHECK (status IN ('a', 'b'))</c>, types that are enumerations, columns of such a type; in files of SQL and in texts of code.</summary>
internal static partial class SqlSets
{
    /// <summary>The sets of a text. Where a column is limited twice, the last one counts.</summary>
    public static IEnumerable<CodeSet> Read(CodeText code)
    {
        if (!code.Text.Contains("CHECK", StringComparison.OrdinalIgnoreCase) && !code.Text.Contains("ENUM", StringComparison.OrdinalIgnoreCase)) return [];
        var sets = new Dictionary<(string, string), CodeSet>();
        foreach (Match match in Limit().Matches(code.Text))
        {
            char masked = code.Mask[match.Index];
            if (code.Family == CodeFamily.Sql ? masked == ' ' || masked == CodeMask.Hidden : masked != CodeMask.Hidden) continue;
            bool isType = match.Groups["type"].Success;
            string owner = isType ? "" : Table(code.Text, match.Index), name = Plain(match.Groups["name"].Value);
            var members = new List<CodeSetMember>();
            foreach (Capture value in match.Groups["value"].Captures) members.Add(new CodeSetMember(value.Value, code.LineOf(value.Index), []));
            sets[(owner.ToUpperInvariant(), name.ToUpperInvariant())] = new CodeSet(owner, name, members, code.LineOf(match.Index));
        }

        return sets.Values;
    }

    private static string Table(string text, int before)
    {
        const int farthest = 20_000;
        int from = Math.Max(0, before - farthest);
        return TableHead().Match(text, from, before - from) is { Success: true } head ? Plain(head.Groups[1].Value) : "";
    }

    private static string Plain(string name) => name[(name.LastIndexOf('.') + 1)..].Trim('"', '`', '[', ']');

    [GeneratedRegex("""\b(?:CHECK\s*\(+\s*(?<name>["`\[]?\w+["`\]]?)(?:::\w+)?\s+IN\s*|CREATE\s+TYPE\s+(?<type>)(?<name>["\w.]+)\s+AS\s+ENUM\s*|(?<name>["`]?\w+["`]?)\s+ENUM\s*)\(\s*N?'(?<value>[^'\n]+)'(?:::\w+)?(?:\s*,\s*N?'(?<value>[^'\n]+)'(?:::\w+)?)*\s*\)""", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex("""\b(?:CREATE\s+TABLE|ALTER\s+TABLE)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:ONLY\s+)?(["`\[\]\w.]+)""", RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex TableHead();
}
