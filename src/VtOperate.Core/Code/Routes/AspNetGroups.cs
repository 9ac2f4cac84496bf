using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>What stands before a path that a minimal interface of ASP.NET maps: groups in the same chain, in variables, and those that are handed to the function that maps it.</summary>
/// <param name="source">All files of the language.</param>
internal sealed class AspNetGroups(CodeSource source)
{
    private const int Deepest = 6;

    /// <summary>The prefixes, one for every place the function is called at; <see cref="RouteTemplate.Rest"/> where one is not known.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dot">Where the expression ends that is mapped on: the dot before the call.</param>
    public IReadOnlyList<string> Prefixes(CodeFile file, int dot) => [.. Before(file, dot, 0).Distinct(StringComparer.Ordinal)];

    private IEnumerable<string> Before(CodeFile file, int end, int depth)
    {
        if (depth > Deepest) return [RouteTemplate.Rest];
        string mask = file.Code.Mask, own = "";
        int start = Back(mask, end);
        while (start > 0 && mask[start - 1] is ')' or '!')
        {
            if (mask[start - 1] == '!')
            {
                start--;
                continue;
            }

            int open = CodeSigns.Open(mask, start - 1);
            int named = open > 0 && mask[open - 1] == '>' ? mask.LastIndexOf('<', open - 1) : open;
            (int from, int to) = named <= 0 ? (0, 0) : CodeSigns.WordBefore(mask, named, 0);
            if (to <= from) return [RouteTemplate.Rest];
            if (mask[from..to] == "MapGroup") own = RouteTemplate.Join(RouteTemplate.Join("/", source.Constants.Text(file.Code.Text[(open + 1)..(start - 1)], file, out _)), own);
            start = Back(mask, from);
            if (start > 0 && mask[start - 1] == '.') start = Back(mask, start - 1);
            else return [RouteTemplate.Join("/" + RouteTemplate.Rest, own)];
        }

        (int first, int last) = CodeSigns.WordBefore(mask, start, 0);
        return last <= first ? [RouteTemplate.Rest] : Named(file, mask[first..last], first, depth).Select(above => RouteTemplate.Join(above, own));
    }

    private IEnumerable<string> Named(CodeFile file, string name, int at, int depth)
    {
        CodeText code = file.Code;
        CodeScope? scope = CodeScopes.Around(code, code.LineOf(at), file.Path).FirstOrDefault(one => one.Kind == CodeScopeKind.Function && (one.Receiver == name || one.Parameters.Any(parameter => parameter.Name == name)));
        Match[] set = Regex.Matches(code.Mask, $@"(?<![\w.])(?:this\s*\.\s*)?{name}\s*=(?![=>])\s*").ToArray();
        Match? variable = Array.FindLast(set, one => one.Index < at && (scope is null || one.Index > code.StartOf(scope.FirstLine)));
        if (scope is null) variable ??= set.FirstOrDefault();
        if (variable is not null)
        {
            int semicolon = End(code.Mask, variable.Index + variable.Length);
            return semicolon < 0 ? [RouteTemplate.Rest] : Before(file, semicolon, depth + 1);
        }

        if (scope is not null) return Called(file, scope, name, depth);

        // A lambda that a group is given to: app.UseEndpoints(endpoints => ...)
        if (Regex.Matches(code.Mask[..at], $@"(?<call>\w+)\s*\(\s*(?:\w+\s*,\s*)?\(?\s*{name}\s*\)?\s*=>").LastOrDefault() is { } lambda) return [lambda.Groups["call"].Value is "UseEndpoints" or "Configure" ? "" : RouteTemplate.Rest];
        return char.IsUpper(name[0]) || name is "app" or "endpoints" or "builder" or "routes" or "webApplication" ? [""] : [RouteTemplate.Rest];
    }

    // The calls of the function that maps; one that is only found while the program runs is called from anywhere.
    private List<string> Called(CodeFile declaring, CodeScope scope, string name, int depth)
    {
        int place = scope.Parameters.ToList().FindIndex(one => one.Name == name);
        bool isExtension = scope.Receiver == name, isCarter = scope.Name == "AddRoutes";
        string function = isCarter ? "MapCarter" : Regex.Escape(scope.Name);
        var found = new List<string>();
        foreach (CodeFile other in source.Files)
        {
            if (function.Length == 0 || !other.Code.Text.Contains(isCarter ? function : scope.Name, StringComparison.Ordinal)) continue;
            string mask = other.Code.Mask;
            foreach (Match call in Regex.Matches(mask, $@"(?<dot>\.\s*)?\b{function}\s*(?:<[^()<>]*>)?\s*\("))
            {
                int open = call.Index + call.Length - 1;
                if (!call.Groups["dot"].Success && IsDeclared(other, declaring, call.Index, scope)) continue;
                List<(int From, int To)> parts = CallText.Arguments(mask, open);
                bool isCalledOn = call.Groups["dot"].Success && ((isExtension && parts.Count <= scope.Parameters.Count && !IsType(mask, call.Index)) || isCarter);
                int given = isExtension ? 0 : place;
                if (isCalledOn) found.AddRange(Before(other, call.Index, depth + 1));
                else if (given >= 0 && given < parts.Count) found.AddRange(Before(other, parts[given].To, depth + 1));
            }
        }

        return found.Count > 0 ? found : [RouteTemplate.Rest];
    }

    // OrderRoutes.Map(group) is called on a type; group.MapOrders() on a value.
    private static bool IsType(string mask, int dot)
    {
        (int from, int to) = CodeSigns.WordBefore(mask, dot, 0);
        return to > from && char.IsUpper(mask[from]) && (from == 0 || mask[from - 1] != '.');
    }

    // The head of a function of this name, there or in another file, is no call of it.
    private static bool IsDeclared(CodeFile file, CodeFile declaring, int at, CodeScope scope)
    {
        int line = file.Code.LineOf(at);
        if (file == declaring && line >= scope.FirstLine && line <= scope.BodyLine) return true;
        (int from, int to) = CodeSigns.WordBefore(file.Code.Mask, at, 0);
        string before = file.Code.Mask[from..to];
        ReadOnlySpan<char> head = file.Code.Mask.AsSpan(0, at).TrimEnd();
        return (to > from && before is not ("return" or "await" or "else")) || (head.EndsWith(">") && !head.EndsWith("=>"));
    }

    private static int End(string mask, int from)
    {
        int depth = 0;
        for (int at = from; at < mask.Length; at++)
        {
            if (mask[at] is '(' or '[' or '{') depth++;
            else if (mask[at] is ')' or ']' or '}' && --depth < 0) return -1;
            else if (mask[at] == ';' && depth == 0) return at;
        }

        return -1;
    }

    private static int Back(string mask, int at)
    {
        while (at > 0 && char.IsWhiteSpace(mask[at - 1])) at--;
        return at;
    }
}
