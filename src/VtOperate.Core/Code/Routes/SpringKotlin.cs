using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes that annotations of Spring controllers declare, in Kotlin.</summary>
internal sealed partial class SpringKotlin : IRouteReader
{
    /// <inheritdoc/>
    public string Framework => "Spring";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Java;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => file.Path.EndsWith(".kt", StringComparison.OrdinalIgnoreCase) && text.Contains("Mapping", StringComparison.Ordinal) && text.Contains("Controller", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var context = new SpringContext(source);
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            CodeText code = file.Code;
            foreach (Match match in Class().Matches(code.Mask))
            {
                int at = match.Index;
                List<CodeMark> marks = KotlinText.Marks(code, ref at, match.Groups["name"].Index);
                if (marks.Find(mark => mark.Name is "RestController" or "Controller") is not { } kind) continue;
                int open = Body(code.Mask, match.Index + match.Length);
                if (open < 0) continue;
                var owner = new CodeMember(marks, match.Index, open, open + 1, CodeSigns.BlockEnd(code.Mask, open), null);
                foreach (CodeMember member in Functions(code, owner.BodyFrom, owner.BodyTo))
                {
                    foreach (Route route in SpringRoutes.Of(file, owner, member, Head(code, member), kind.Name == "RestController" || owner.Mark("ResponseBody") is not null, context.Prefix(file), source)) yield return route;
                }
            }
        }
    }

    private static IEnumerable<CodeMember> Functions(CodeText code, int from, int to)
    {
        foreach (Match match in Function().Matches(code.Mask))
        {
            if (match.Index < from || match.Index > to) continue;
            int at = match.Index, open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
            List<CodeMark> marks = KotlinText.Marks(code, ref at, open);
            if (close < 0 || !marks.Exists(mark => mark.Name.EndsWith("Mapping", StringComparison.Ordinal))) continue;
            int head = close + 1;
            while (head < to && code.Mask[head] is not ('{' or '=') && !(code.Mask[head] == '\n' && code.Mask[close..head].Contains(':', StringComparison.Ordinal))) head++;
            int end = head < to && code.Mask[head] == '{' ? CodeSigns.BlockEnd(code.Mask, head) : Expression(code.Mask, head + 1, to);
            yield return new CodeMember(marks, at, head, Math.Min(head + 1, end), end, null);
        }
    }

    private static MethodHead Head(CodeText code, CodeMember member)
    {
        int open = code.Mask.IndexOf('(', member.HeadFrom), close = CodeSigns.Close(code.Mask, open);
        (int from, int to) = CodeSigns.WordBefore(code.Mask, open, member.HeadFrom);
        string returns = code.Text[(close + 1)..member.HeadTo].Trim().TrimStart(':').Trim().TrimEnd('?');

        // Without a type what is returned is not known; without a body of its own nothing is.
        if (returns.Length == 0) returns = code.Mask[member.HeadTo] == '{' ? "void" : "?";
        return new MethodHead(code.Mask[from..to], returns is "Unit" ? "void" : returns == "ResponseEntity<Unit>" ? "ResponseEntity<Void>" : returns, code.LineOf(from), KotlinText.List(code, open + 1, close));
    }

    // The brace of a class behind its list and what it is derived from.
    private static int Body(string mask, int at)
    {
        for (; at < mask.Length; at++)
        {
            if (mask[at] == '{') return at;
            if (mask[at] == '(' && CodeSigns.Close(mask, at) is var close && close > 0) at = close;
            else if (mask[at] is '}' or '@') return -1;
        }

        return -1;
    }

    // An expression goes on below where its line ends open or the next one begins with a sign.
    private static int Expression(string mask, int from, int to)
    {
        int depth = 0;
        for (int at = from; at < to; at++)
        {
            if (mask[at] is '(' or '[' or '{') depth++;
            else if (mask[at] is ')' or ']' or '}') depth--;
            else if (mask[at] == '\n' && depth == 0 && mask.AsSpan(from, at - from).Trim().Length > 0 && mask.AsSpan(at, to - at).TrimStart() is var rest && !rest.StartsWith(".") && !rest.StartsWith("?") && !rest.StartsWith("else")) return at;
        }

        return to;
    }

    [GeneratedRegex(@"(?:@[\w.:]+(?:\((?:[^()]|\([^()]*\))*\))?\s+)+(?:(?:open|public|internal|final|private|abstract)\s+)*class\s+(?<name>\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"(?:@[\w.:]+(?:\((?:[^()]|\([^()]*\))*\))?\s+)+(?:(?:suspend|open|override|public|internal|final|private)\s+)*fun\s+(?:<[^<>()]*>\s*)?\w+\s*\(")]
    private static partial Regex Function();
}
