using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Finds the types that a file of C# or Java declares, nested ones among them.</summary>
internal static partial class DeclaredTypes
{
    private const int Deepest = 6;

    /// <summary>The types in the order of the file.</summary>
    public static List<DeclaredType> Of(CodeText code)
    {
        var types = new List<DeclaredType>();
        Gather(code, 0, code.Mask.Length, 0, types);
        return types;
    }

    private static void Gather(CodeText code, int from, int to, int depth, List<DeclaredType> types)
    {
        foreach (CodeMember member in CodeMembers.Read(code, from, to))
        {
            string head = code.Mask[member.HeadFrom..member.HeadTo];
            if (head.StartsWith("namespace", StringComparison.Ordinal))
            {
                if (depth < Deepest) Gather(code, member.BodyFrom, member.BodyTo, depth + 1, types);
                continue;
            }

            if (Read(code, member, head) is not { } type) continue;
            types.Add(type);
            if (type.Kind != "enum" && depth < Deepest && Keyword().IsMatch(code.Mask[member.BodyFrom..member.BodyTo])) Gather(code, member.BodyFrom, member.BodyTo, depth + 1, types);
        }
    }

    private static DeclaredType? Read(CodeText code, CodeMember member, string head)
    {
        if (Keyword().Match(head) is not { Success: true } match || head.AsSpan(0, match.Index).IndexOfAny('(', '=') >= 0) return null;
        int at = match.Index + match.Length;
        int listFrom = -1, listTo = -1;
        List<string> parameters = [];
        if (at < head.Length && head[at] == '<' && CodeSigns.GenericEnd(head, at, head.Length) is var generic && generic > at)
        {
            parameters = [.. CodeSigns.Split(head, at + 1, generic).Select(one => FirstWord(head[one.From..one.To]))];
            at = generic + 1;
        }

        while (at < head.Length && char.IsWhiteSpace(head[at])) at++;
        if (at < head.Length && head[at] == '(' && CodeSigns.Close(head, at) is var close && close > 0)
        {
            (listFrom, listTo) = (member.HeadFrom + at + 1, member.HeadFrom + close);
            at = close + 1;
        }

        string rest = head[at..];
        int where = CodeSigns.FindWord(rest, "where", 0, rest.Length);
        if (where >= 0) rest = rest[..where];
        int bases = rest.IndexOf(':', StringComparison.Ordinal), word = CodeSigns.FindWord(rest, "extends", 0, rest.Length), implements = CodeSigns.FindWord(rest, "implements", 0, rest.Length);
        int from = code.Family == CodeFamily.CSharp ? bases + 1 : word >= 0 ? word + 7 : 0;
        if (code.Family == CodeFamily.CSharp ? bases < 0 : word < 0) from = rest.Length;
        string listed = rest[from..(implements > from ? implements : rest.Length)];
        return new DeclaredType(match.Groups["kind"].Value, match.Groups["name"].Value, member)
        {
            Parameters = parameters,
            Bases = [.. CodeSigns.Split(listed, 0, listed.Length).Select(one => listed[one.From..one.To])],
            ListFrom = listFrom,
            ListTo = listTo,
            NameAt = member.HeadFrom + match.Groups["name"].Index,
        };
    }

    private static string FirstWord(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[0] is "in" or "out" && words.Length > 1 ? words[1] : words[0];
    }

    [GeneratedRegex(@"\b(?<kind>class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Keyword();
}
