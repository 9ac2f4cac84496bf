using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads annotations and lists of parameters as Kotlin writes them: <c>@field:Size(max = 80) val name: String = ""</c>.</summary>
internal static partial class KotlinText
{
    /// <summary>The annotations that begin at a position; the position moves behind them.</summary>
    public static List<CodeMark> Marks(CodeText code, ref int at, int to)
    {
        var marks = new List<CodeMark>();
        while (at < to && Mark().Match(code.Mask, at, to - at) is { Success: true } match)
        {
            string name = match.Groups["name"].Value;
            int open = match.Groups["open"].Success ? match.Groups["open"].Index : -1, close = open < 0 ? -1 : CodeSigns.Close(code.Mask, open);
            marks.Add(new CodeMark(name[(name.LastIndexOf('.') + 1)..], close > 0 ? CodeMembers.Arguments(code, open + 1, close) : [], code.LineOf(match.Groups["name"].Index)));
            at = close > 0 ? close + 1 : match.Groups["name"].Index + name.Length;
        }

        while (at < to && char.IsWhiteSpace(code.Mask[at])) at++;
        return marks;
    }

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
            List<CodeMark> marks = Marks(code, ref at, last);
            if (Typed().Match(code.Mask[at..last]) is not { Success: true } match) continue;
            Group type = match.Groups["type"], value = match.Groups["value"];
            names.Add(new TypedName(marks, match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), CodeCalls.OneLine(code.Text.Substring(at + type.Index, type.Length)).Trim(), match.Groups["name"].Value, value.Success ? CodeCalls.OneLine(code.Text.Substring(at + value.Index, value.Length)).Trim() : null, code.LineOf(at + match.Groups["name"].Index)));
        }

        return names;
    }

    [GeneratedRegex(@"\G\s*@(?:(?:field|get|set|param|property|file):)?(?<name>[A-Za-z_][\w.]*)(?:[ \t]*(?<open>\())?")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?<words>(?:(?:public|private|protected|internal|open|override|final|lateinit|vararg|val|var)\s+)*)(?<name>\w+)\s*:\s*(?<type>[^=]+?)\s*(?:=\s*(?<value>.+))?$", RegexOptions.Singleline)]
    private static partial Regex Typed();
}
