using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes of Go: net/http, chi and gin, with groups, nested routes and what is mounted.</summary>
internal sealed partial class GoRoutes : IRouteReader
{
    private const int Deepest = 6;

    /// <inheritdoc/>
    public string Framework => "Go";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Go;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file) => Used().IsMatch(file.Code.Text);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            CodeText code = file.Code;
            foreach (Match match in Verb().Matches(code.Mask))
            {
                int open = match.Index + match.Length - 1, close = Close(code.Mask, open);
                List<(int From, int To)> parts = close < 0 ? [] : CodeSigns.Split(code.Mask, open + 1, close);
                string verb = match.Groups["verb"].Value, receiver = match.Groups["recv"].Value;
                if (parts.Count < 2) continue;
                string method = verb is "HandleFunc" or "Handle" or "Any" ? "*" : verb.ToUpperInvariant();
                string path = source.Constants.Text(code.Text[parts[0].From..parts[0].To], file, out bool isDynamic);
                if (method == "*" && Pattern().Match(path) is { Success: true } pattern) (method, path) = (pattern.Groups[1].Value, pattern.Groups[2].Value);

                // http.Get(address) and cache.Get(key, value) are none: what is given last has to be a function.
                if (receiver is "http" && verb is not ("HandleFunc" or "Handle") || (!isDynamic && !path.StartsWith('/') && path.Length > 0) || (isDynamic && !code.Mask.AsSpan(parts[0].From, parts[0].To - parts[0].From).Contains('"'))) continue;
                if (!IsHandler(code.Mask[parts[^1].From..parts[^1].To])) continue;
                if (method == "*" && path.EndsWith('/') && path.Length > 1) path += RouteTemplate.Rest;
                (CodeFile File, int From, int To)? body = Handler(file, parts[^1], files);
                foreach (string prefix in Prefixes(file, receiver, match.Index, files, source, 0).Distinct(StringComparer.Ordinal).ToList())
                {
                    foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
                        yield return Made(new Route(Framework, method, template, file.Path, code.LineOf(match.Index)) { IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal) }, body, file, source);
                }
            }
        }
    }

    private static Route Made(Route route, (CodeFile File, int From, int To)? body, CodeFile file, CodeSource source)
    {
        if (body is not var (held, from, to)) return route;
        string mask = held.Code.Mask[from..to], text = held.Code.Text[from..to];
        var statuses = new SortedSet<int>();
        foreach (Match match in Named().Matches(mask))
        {
            if (HttpStatuses.Of(match.Groups[1].Value) is { } status) statuses.Add(status);
        }

        if (!statuses.Any(status => status < 400) && Written().IsMatch(mask)) statuses.Add(200);
        List<RouteParameter> parameters = [.. Default().Matches(text).Select(match => new RouteParameter(match.Groups[1].Value, held.Code.LineOf(from + match.Index)) { Default = source.Constants.Value(match.Groups[2].Value.Trim(), held), File = held == file ? null : held.Path })];
        string? request = null;
        if (Decoded().Match(mask) is { Success: true } decoded && Regex.Match(mask, $@"\bvar\s+{decoded.Groups[1].Value}\s+([\w.]+)|\b{decoded.Groups[1].Value}\s*:=\s*([\w.]+)\{{") is { Success: true } declared) request = declared.Groups[1].Value + declared.Groups[2].Value;
        if (Bound().Match(mask) is { Success: true } bound && Regex.Match(mask, $@"\bvar\s+{bound.Groups[1].Value}\s+([\w.]+)|\b{bound.Groups[1].Value}\s*:=\s*([\w.]+)\{{") is { Success: true } query && source.Type(query.Groups[1].Value + query.Groups[2].Value, held) is { } shape)
            parameters.AddRange(shape.Fields.Select(field => new RouteParameter(field.Name, field.Line) { Default = field.Default, Minimum = field.Minimum, Maximum = field.Maximum, File = shape.File == file.Path ? null : shape.File }));
        return route with { Parameters = parameters, Request = request, Statuses = [.. statuses], HasAllSuccesses = statuses.Any(status => status < 400) };
    }

    // What stands before a path: blocks of Route around it, groups it was made of, and the calls that hand the router to its function.
    private static IEnumerable<string> Prefixes(CodeFile file, string receiver, int at, IReadOnlyList<CodeFile> files, CodeSource source, int depth)
    {
        CodeText code = file.Code;
        if (depth > Deepest) return [RouteTemplate.Rest];
        Match? block = Block().Matches(code.Mask).LastOrDefault(one => one.Index < at && one.Groups["param"].Value == receiver && Close(code.Mask, one.Groups["open"].Index) > at);
        if (block is not null)
        {
            string own = block.Groups["verb"].Value == "Group" ? "" : First(file, block.Groups["open"].Index, source);
            return Prefixes(file, block.Groups["recv"].Value, block.Index, files, source, depth + 1).Select(above => RouteTemplate.Join(above, own));
        }

        CodeScope? scope = CodeScopes.Around(code, code.LineOf(at), file.Path).LastOrDefault(one => one.Kind == CodeScopeKind.Function);
        int begin = scope is null ? 0 : code.StartOf(scope.FirstLine);
        Match? group = Group().Matches(code.Mask).LastOrDefault(one => one.Index < at && one.Index >= begin && one.Groups["name"].Value == receiver);
        if (group is not null)
        {
            string own = First(file, group.Index + group.Length - 1, source);
            return Prefixes(file, group.Groups["recv"].Value, group.Index, files, source, depth + 1).Select(above => RouteTemplate.Join(above, own));
        }

        if (scope is null || scope.Name is "main" or "") return [""];
        int place = scope.Parameters.ToList().FindIndex(one => one.Name == receiver);
        var found = new List<string>();
        foreach (CodeFile other in files.Where(one => one.Code.Text.Contains(scope.Name, StringComparison.Ordinal)))
        {
            foreach (Match call in Regex.Matches(other.Code.Mask, $@"(?<!func\s|func \([^)]*\)\s)\b{scope.Name}\s*\("))
            {
                int open = call.Index + call.Length - 1, close = Close(other.Code.Mask, open);
                if (close < 0) continue;
                List<(int From, int To)> parts = CodeSigns.Split(other.Code.Mask, open + 1, close);
                if (place >= 0 && place < parts.Count && other.Code.Mask[parts[place].From..parts[place].To] is var given && given.Length > 0)
                {
                    string name = Nested().Match(other.Code.Text[parts[place].From..parts[place].To]) is { Success: true } nested ? nested.Groups[1].Value : given;
                    string own = name == given ? "" : First(other, parts[place].From + other.Code.Mask[parts[place].From..].IndexOf('('), source);
                    found.AddRange(Prefixes(other, name, call.Index, files, source, depth + 1).Select(above => RouteTemplate.Join(above, own)));
                }
                else if (place < 0 && Mount().Matches(other.Code.Mask[..call.Index]).LastOrDefault() is { } mount && Close(other.Code.Mask, mount.Index + mount.Length - 1) > call.Index)
                {
                    string own = First(other, mount.Index + mount.Length - 1, source);
                    found.AddRange(Prefixes(other, mount.Groups["recv"].Value, mount.Index, files, source, depth + 1).Select(above => RouteTemplate.Join(above, own)));
                }
            }
        }

        return found.Count > 0 ? found : [""];
    }

    private static string First(CodeFile file, int open, CodeSource source)
    {
        int close = Close(file.Code.Mask, open);
        List<(int From, int To)> parts = close < 0 ? [] : CodeSigns.Split(file.Code.Mask, open + 1, close);
        return parts.Count == 0 ? "" : source.Constants.Text(file.Code.Text[parts[0].From..parts[0].To], file, out _);
    }

    private static bool IsHandler(string mask) => mask.Contains("func", StringComparison.Ordinal) || Reference().IsMatch(mask) || mask.TrimEnd().EndsWith(')');

    private static (CodeFile File, int From, int To)? Handler(CodeFile file, (int From, int To) part, IReadOnlyList<CodeFile> files)
    {
        string given = file.Code.Mask[part.From..part.To];
        if (given.Contains("func", StringComparison.Ordinal)) return (file, part.From, part.To);
        if (Reference().Match(given) is not { Success: true } reference) return null;
        string name = reference.Groups[1].Value;
        List<(CodeFile File, CodeScope Scope)> found = [.. files.Where(one => one == file || one.Code.Text.Contains(name, StringComparison.Ordinal)).SelectMany(one => CodeScopes.Named(one.Code, name, one.Path).Select(scope => (one, scope)))];
        if (found.Count(one => one.File == file) == 1) found = [.. found.Where(one => one.File == file)];
        return found.Count == 1 ? (found[0].File, found[0].File.Code.StartOf(found[0].Scope.BodyLine), found[0].File.Code.EndOf(Math.Min(found[0].Scope.LastLine, found[0].File.Code.LineCount))) : null;
    }

    private static int Close(string mask, int open)
    {
        int depth = 0;
        for (int at = open; at < mask.Length; at++)
        {
            if (mask[at] == '(') depth++;
            else if (mask[at] == ')' && --depth == 0) return at;
        }

        return -1;
    }

    [GeneratedRegex(@"net/http|go-chi/chi|gin-gonic/gin")]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>Get|Post|Put|Delete|Patch|GET|POST|PUT|DELETE|PATCH|HandleFunc|Handle|Any)\(")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+(?:[\w.\-]+)?(/.*)$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>Route|Group)(?<open>\()[^()]*func\(\s*(?<param>\w+)\s")]
    private static partial Regex Block();

    [GeneratedRegex(@"\b(?<name>\w+)\s*:?=\s*(?<recv>\w+)\.Group\(")]
    private static partial Regex Group();

    [GeneratedRegex(@"\b(?<recv>\w+)\.Mount\(")]
    private static partial Regex Mount();

    [GeneratedRegex(@"^(\w+)\.Group\(")]
    private static partial Regex Nested();

    [GeneratedRegex(@"^(?:\w+\.)*(\w+)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:\b(?:WriteHeader|JSON|Status|String|AbortWithStatus|AbortWithStatusJSON|Data)\(\s*|,\s*)((?:http\.Status\w+)|[1-5]\d\d(?=\s*[,)]))")]
    private static partial Regex Named();

    [GeneratedRegex(@"\.Encode\(|\bw\.Write\(|\bFprint")]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:DefaultQuery\(|\w+\(\s*(?:r|req|c|ctx|request)\s*,)\s*""([\w\-]+)""\s*,\s*([^,()]+)[,)]")]
    private static partial Regex Default();

    [GeneratedRegex(@"(?:\.Decode|ShouldBindJSON|BindJSON|\.Bind)\(\s*&(\w+)\s*\)")]
    private static partial Regex Decoded();

    [GeneratedRegex(@"(?:ShouldBindQuery|BindQuery)\(\s*&(\w+)\s*\)")]
    private static partial Regex Bound();
}
