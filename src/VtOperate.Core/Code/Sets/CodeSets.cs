namespace VtOperate.Core.Code.Sets;

/// <summary>Reads the closed sets of values that a source text declares. It knows no grammar: what is broken or made while the program runs is no whole set. Pure.</summary>
internal static class CodeSets
{
    private static readonly Dictionary<CodeFamily, Func<CodeText, IEnumerable<CodeSet>>[]> s_readers = new()
    {
        [CodeFamily.CSharp] = [EnumSets.Read, SqlSets.Read],
        [CodeFamily.Java] = [EnumSets.Read, SqlSets.Read],
        [CodeFamily.JavaScript] = [EnumSets.Read, ScriptSets.Read, SqlSets.Read],
        [CodeFamily.Python] = [PythonSets.Read, SqlSets.Read],
        [CodeFamily.Go] = [GoSets.Read, SqlSets.Read],
        [CodeFamily.PowerShell] = [EnumSets.Read, PowerShellSets.Read],
        [CodeFamily.Rust] = [EnumSets.Read, SqlSets.Read],
        [CodeFamily.Dart] = [EnumSets.Read],
        [CodeFamily.C] = [EnumSets.Read],
        [CodeFamily.Sql] = [SqlSets.Read],
    };

    /// <summary>The words without one of which a text declares no set.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["enum", "StrEnum", "IntEnum", "Flag", "TextChoices", "Literal", "type", "interface", "const", "check", "ValidateSet"];

    /// <summary>The sets of a text, in the order of their lines.</summary>
    public static IReadOnlyList<CodeSet> Read(CodeText code)
    {
        if (!s_readers.TryGetValue(code.Family, out Func<CodeText, IEnumerable<CodeSet>>[]? readers)) return [];
        return [.. readers.SelectMany(read => read(code)).OrderBy(set => set.Line)];
    }

    /// <summary>The texts in quotes between two positions.</summary>
    internal static IEnumerable<string> Strings(CodeText code, int from, int to)
    {
        for (int open = code.Mask.IndexOf('"', from, to - from); open >= 0 && open + 1 < to;)
        {
            int close = code.Mask.IndexOf('"', open + 1, to - open - 1);
            if (close < 0) yield break;
            yield return code.Text[(open + 1)..close];
            open = close + 1 < to ? code.Mask.IndexOf('"', close + 1, to - close - 1) : -1;
        }
    }

    /// <summary>Members that are nothing but texts in quotes, parted by a sign; not whole where something else stands between two positions.</summary>
    internal static (IReadOnlyList<CodeSetMember> Members, bool IsWhole) Quoted(CodeText code, int from, int to, char apart)
    {
        var members = new List<CodeSetMember>();
        for (int at = from; at < to; at++)
        {
            char sign = code.Mask[at];
            if (char.IsWhiteSpace(sign) || sign == apart) continue;
            int close = sign == '"' && at + 1 < to ? code.Mask.IndexOf('"', at + 1, to - at - 1) : -1;
            if (close < 0) return ([], false);
            members.Add(new CodeSetMember(code.Text[(at + 1)..close], code.LineOf(at), []));
            at = close;
        }

        return (members, members.Count > 0);
    }
}
