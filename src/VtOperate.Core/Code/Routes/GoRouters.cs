using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>What stands before the paths of routers in Go: blocks around them, groups they were made of, where they are mounted, and the calls that hand them to a function.</summary>
internal sealed partial class GoRouters
{
    private const int Deepest = 6;

    private readonly IReadOnlyList<CodeFile> _files;
    private readonly CodeSource _source;
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);

    /// <summary>Reads which names are routers.</summary>
    /// <param name="files">The files that may hold some.</param>
    /// <param name="source">All files of the language.</param>
    public GoRouters(IReadOnlyList<CodeFile> files, CodeSource source)
    {
        (_files, _source) = (files, source);
        foreach (CodeFile file in files)
        {
            // A field of a structure is known to every file of its package.
            string folder = Folder(file);
            if (!_names.TryGetValue(folder, out HashSet<string>? names)) _names[folder] = names = new(["http"], StringComparer.Ordinal);
            foreach (Regex pattern in (Regex[])[Typed(), Made(), Group(), Block()])
            {
                foreach (Match match in pattern.Matches(file.Code.Mask)) names.Add(match.Groups["name"].Value);
            }
        }
    }

    /// <summary>Whether a name is a router in the package of a file.</summary>
    public bool Knows(CodeFile file, string name) => _names.TryGetValue(Folder(file), out HashSet<string>? names) && names.Contains(name);

    /// <summary>What stands before the paths that are named on a router, once for every place it is mounted at.</summary>
    /// <param name="file">The file.</param>
    /// <param name="receiver">The router.</param>
    /// <param name="at">Where it is called.</param>
    public IReadOnlyList<string> Prefixes(CodeFile file, string receiver, int at) => Knows(file, receiver) ? [.. Prefixes(file, receiver, at, 0).Distinct(StringComparer.Ordinal)] : [RouteTemplate.Rest];

    private IEnumerable<string> Prefixes(CodeFile file, string receiver, int at, int depth)
    {
        CodeText code = file.Code;
        if (depth > Deepest) return [RouteTemplate.Rest];
        Match? block = Block().Matches(code.Mask).LastOrDefault(one => one.Index < at && one.Groups["name"].Value == receiver && CallText.Close(code.Mask, one.Groups["open"].Index) > at);
        if (block is not null)
        {
            string own = block.Groups["verb"].Value == "Group" && CallText.Arguments(code.Mask, block.Groups["open"].Index).Count < 2 ? "" : First(file, block.Groups["open"].Index);
            return Prefixes(file, block.Groups["recv"].Value, block.Index, depth + 1).Select(above => RouteTemplate.Join(above, own));
        }

        CodeScope? scope = CodeScopes.Around(code, code.LineOf(at), file.Path).LastOrDefault(one => one.Kind == CodeScopeKind.Function);
        int begin = scope is null ? 0 : code.StartOf(scope.FirstLine);
        Match? group = Group().Matches(code.Mask).LastOrDefault(one => one.Index < at && one.Index >= begin && one.Groups["name"].Value == receiver);
        if (group is not null)
        {
            string own = Grouped(file, group.Index + group.Length);
            return Prefixes(file, group.Groups["recv"].Value, group.Index, depth + 1).Select(above => RouteTemplate.Join(above, own));
        }

        bool isLocal = scope is not null && Made().Matches(code.Mask).Any(one => one.Groups["name"].Value == receiver && one.Index >= begin && one.Index < at);
        List<string> stripped = [.. Mounted(file, receiver, isLocal ? (begin, code.EndOf(Math.Min(scope!.LastLine, code.LineCount))) : null, depth)];
        if (stripped.Count > 0) return stripped;
        if (scope is null || scope.Name is "main" or "") return [""];
        int place = scope.Parameters.ToList().FindIndex(one => one.Name == receiver);
        List<string> found = [.. Called(scope.Name, place, depth)];

        // A router that is handed over belongs somewhere; one that is made here answers by itself.
        return found.Count > 0 ? found : [place >= 0 ? RouteTemplate.Rest : ""];
    }

    private IEnumerable<string> Called(string function, int place, int depth)
    {
        foreach (CodeFile other in _files.Where(one => one.Code.Text.Contains(function, StringComparison.Ordinal)))
        {
            string mask = other.Code.Mask;
            foreach (Match call in Regex.Matches(mask, $@"(?<!func\s|func \([^)]*\)\s)\b{function}\s*\("))
            {
                List<(int From, int To)> parts = CallText.Arguments(mask, call.Index + call.Length - 1);
                if (place >= 0 && place < parts.Count)
                {
                    string given = mask[parts[place].From..parts[place].To];
                    bool isNested = Nested().Match(given) is { Success: true };
                    string name = isNested ? Nested().Match(given).Groups[1].Value : given[(given.LastIndexOf('.') + 1)..], own = isNested ? First(other, parts[place].From + given.IndexOf('(', given.LastIndexOf("roup", StringComparison.Ordinal) is >= 0 and var word ? word : 0)) : "";
                    IEnumerable<string> above = name.All(CodeSigns.IsWord) ? Prefixes(other, name, call.Index, depth + 1) : [RouteTemplate.Rest];
                    foreach (string one in above) yield return RouteTemplate.Join(one, own);
                }
                else if (place < 0 && Mount().Matches(mask[..call.Index]).LastOrDefault() is { } mount && CallText.Close(mask, mount.Index + mount.Length - 1) > call.Index)
                {
                    foreach (string above in Prefixes(other, mount.Groups["recv"].Value, mount.Index, depth + 1)) yield return RouteTemplate.Join(above, First(other, mount.Index + mount.Length - 1));
                }
            }

            // r.Route("/orders", orderRoutes) hands the router over without a call.
            if (place < 0) continue;
            foreach (Match given in Regex.Matches(mask, $@"\b(?<recv>\w+)\.(?<verb>Route|Group)\([^()]*?\b{function}\s*\)"))
            {
                int open = mask.IndexOf('(', given.Index);
                string own = CallText.Arguments(mask, open).Count < 2 ? "" : First(other, open);
                foreach (string above in Prefixes(other, given.Groups["recv"].Value, given.Index, depth + 1)) yield return RouteTemplate.Join(above, own);
            }
        }
    }

    // http.Handle("/api/", http.StripPrefix("/api", mux)); r.Mount("/api", orders): in the same function where the router is made in one, else anywhere in the package.
    private IEnumerable<string> Mounted(CodeFile near, string receiver, (int From, int To)? scope, int depth)
    {
        foreach (CodeFile file in scope is null ? _files.Where(one => Folder(one) == Folder(near)) : [near])
        {
            foreach (Match match in Strip().Matches(file.Code.Mask))
            {
                if (scope is var (from, to) && (match.Index < from || match.Index > to)) continue;
                List<(int From, int To)> parts = CallText.Arguments(file.Code.Mask, match.Index + match.Length - 1);
                string last = parts.Count == 2 ? file.Code.Mask[parts[1].From..parts[1].To] : "";
                if (last[(last.LastIndexOf('.') + 1)..] != receiver) continue;
                string parent = match.Groups["recv"].Value, own = First(file, match.Index + match.Length - 1);
                if (parent.Length == 0 || parent == receiver) yield return own;
                else
                {
                    foreach (string above in Prefixes(file, parent, match.Index, depth + 1)) yield return RouteTemplate.Join(above, own);
                }
            }
        }
    }

    // app.Group("/api").Group("/orders"), mux.NewRouter().PathPrefix("/api").Subrouter()
    private string Grouped(CodeFile file, int at)
    {
        string own = "";
        bool isGroup = false;
        while (Next().Match(file.Code.Mask, at) is { Success: true } next)
        {
            at = next.Index + next.Length;
            if (!next.Groups["open"].Success) continue;
            if (next.Groups["verb"].Value is "Group" or "PathPrefix")
            {
                own = RouteTemplate.Join(own, First(file, at - 1));
                isGroup = true;
            }

            if ((at = CallText.Close(file.Code.Mask, at - 1) + 1) == 0) break;
        }

        return isGroup ? own : RouteTemplate.Rest;
    }

    private string First(CodeFile file, int open)
    {
        List<(int From, int To)> parts = CallText.Arguments(file.Code.Mask, open);
        return parts.Count == 0 ? "" : _source.Constants.Text(file.Code.Text[parts[0].From..parts[0].To], file, out _);
    }

    private static string Folder(CodeFile file) => file.Path[..(file.Path.LastIndexOf('/') + 1)];

    [GeneratedRegex(@"\b(?<name>\w+)\s+\*?(?:chi\.(?:Router|Mux)|gin\.(?:Engine|RouterGroup|IRouter|IRoutes)|mux\.Router|echo\.(?:Echo|Group)|fiber\.(?:App|Router|Group)|http\.ServeMux|httprouter\.Router)\b")]
    private static partial Regex Typed();

    [GeneratedRegex(@"\b(?<name>\w+)\s*:?=\s*(?:chi\.(?:NewRouter|NewMux)|gin\.(?:New|Default)|mux\.NewRouter|echo\.New|fiber\.New|http\.NewServeMux|httprouter\.New)\(")]
    private static partial Regex Made();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>Route|Group)(?<open>\()[^()]*func\(\s*(?<name>\w+)\s")]
    private static partial Regex Block();

    [GeneratedRegex(@"\b(?<name>\w+)\s*:?=\s*(?:\w+\.)*(?<recv>\w+)(?=(?:\.\w+(?:\([^\n]*?\))?)*?\.(?:Group|PathPrefix)\()")]
    private static partial Regex Group();

    [GeneratedRegex(@"\G\s*\.\s*(?<verb>\w+)(?<open>\()?")]
    private static partial Regex Next();

    [GeneratedRegex(@"\b(?<recv>\w+)\.Mount\(")]
    private static partial Regex Mount();

    [GeneratedRegex(@"\b(?:(?<recv>\w+)\.Mount|http\.StripPrefix)\(")]
    private static partial Regex Strip();

    [GeneratedRegex(@"^(?:\w+\.)*(\w+)\.(?:Group|PathPrefix)\(")]
    private static partial Regex Nested();
}
