using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes of Go: net/http, chi, gin, gorilla, echo and fiber, with groups, nested routes and what is mounted.</summary>
internal sealed partial class GoRoutes : IRouteReader
{
    /// <inheritdoc/>
    public string Framework => "Go";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Go;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => Used().IsMatch(text);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var routers = new GoRouters(files, source);
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            CodeText code = file.Code;
            foreach (Match match in Verb().Matches(code.Mask))
            {
                int open = match.Index + match.Length - 1, close = CallText.Close(code.Mask, open);
                List<(int From, int To)> parts = CallText.Arguments(code.Mask, open);
                string verb = match.Groups["verb"].Value, receiver = match.Groups["recv"].Value;

                // http.Get(address) and cache.Get(key, value) are none: what is given last has to be a function, and what it is given to a router.
                bool isPattern = verb is "HandleFunc" or "Handle", isKnown = routers.Knows(file, receiver), isUsual = isKnown || Usual().IsMatch(receiver);
                if (parts.Count < 2 || (receiver is "http" && !isPattern) || !IsHandler(code.Mask[parts[^1].From..parts[^1].To], isUsual)) continue;
                string path = source.Constants.Text(code.Text[parts[0].From..parts[0].To], file, out bool isDynamic);
                string[] methods = [isPattern || verb is "Any" or "All" ? "*" : verb.ToUpperInvariant()];
                (int From, int To) last = parts[^1];
                if (verb is "Method" or "MethodFunc" or "Add" or "Match")
                {
                    if (parts.Count < 3) continue;
                    methods = Methods(file, [parts[0]], source);
                    path = source.Constants.Text(code.Text[parts[1].From..parts[1].To], file, out isDynamic);
                }

                if (isPattern && Pattern().Match(path) is { Success: true } pattern) (methods, path) = ([pattern.Groups[1].Value], pattern.Groups[2].Value);
                else if (isPattern && Limited().Match(code.Mask, close + 1) is { Success: true } limited) methods = Methods(file, CallText.Arguments(code.Mask, limited.Index + limited.Length - 1), source);
                if (!isKnown && !path.StartsWith('/')) continue;
                if (!isDynamic && path.Length > 0 && !path.StartsWith('/')) continue;

                // What ends with a slash takes everything below; what ends with a dollar sign does not.
                if (path.EndsWith("/{$}", StringComparison.Ordinal)) path = path[..^3];
                else if (isPattern && path.EndsWith('/')) path += RouteTemplate.Rest;
                (CodeFile File, int From, int To)? body = Handler(file, last, files);
                foreach (string prefix in routers.Prefixes(file, receiver, match.Index))
                {
                    foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
                    {
                        foreach (string method in methods)
                            yield return Made(new Route(Framework, method, template, file.Path, code.LineOf(match.Index)) { IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal) }, body, file, source);
                    }
                }
            }
        }
    }

    // "GET", http.MethodGet; what is neither may be any.
    private static string[] Methods(CodeFile file, IReadOnlyList<(int From, int To)> parts, CodeSource source) =>
        [.. parts.Select(part => file.Code.Text[part.From..part.To]).Select(one => one.StartsWith("http.Method", StringComparison.Ordinal) ? one[11..].ToUpperInvariant() : source.Constants.Text(one, file, out bool isDynamic) is var text && !isDynamic ? text.ToUpperInvariant() : "*").Where(one => one is not ("OPTIONS" or "HEAD")).DefaultIfEmpty("*")];

    private static Route Made(Route route, (CodeFile File, int From, int To)? body, CodeFile file, CodeSource source)
    {
        if (body is not var (held, from, to)) return route;
        string mask = held.Code.Mask[from..to], text = CallText.WithoutComments(held.Code, from, to);
        var statuses = new SortedSet<int>();
        foreach (Match match in Named().Matches(mask))
        {
            if (HttpStatuses.Of(match.Groups[1].Value + match.Groups[2].Value) is { } status) statuses.Add(status);
        }

        if (!statuses.Any(status => status < 400) && Written().IsMatch(mask)) statuses.Add(200);
        List<RouteParameter> parameters = [.. Default().Matches(text).Select(match => new RouteParameter(match.Groups[1].Value, held.Code.LineOf(from + match.Index)) { Default = source.Constants.Value(match.Groups[2].Value.Trim(), held), File = held == file ? null : held.Path })];
        string? request = null;
        if (Decoded().Match(mask) is { Success: true } decoded && Regex.Match(mask, $@"\bvar\s+{decoded.Groups[1].Value}\s+([\w.]+)|\b{decoded.Groups[1].Value}\s*:=\s*([\w.]+)\{{") is { Success: true } declared) request = declared.Groups[1].Value + declared.Groups[2].Value;
        if (Bound().Match(mask) is { Success: true } bound && Regex.Match(mask, $@"\bvar\s+{bound.Groups[1].Value}\s+([\w.]+)|\b{bound.Groups[1].Value}\s*:=\s*([\w.]+)\{{") is { Success: true } query && source.Type(query.Groups[1].Value + query.Groups[2].Value, held) is { } shape)
            parameters.AddRange(shape.Fields.Select(field => new RouteParameter(field.Name, field.Line) { Default = field.Default, Minimum = field.Minimum, Maximum = field.Maximum, File = shape.File == file.Path ? null : shape.File }));
        return route with { Parameters = parameters, Request = request, Statuses = [.. statuses], HasAllSuccesses = statuses.Any(status => status < 400) };
    }

    private static bool IsHandler(string mask, bool isRouter) => mask.Contains("func(", StringComparison.Ordinal) || (isRouter && (Reference().IsMatch(mask) || mask.TrimEnd().EndsWith(')') || mask.TrimEnd().EndsWith('}')));

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

    [GeneratedRegex(@"net/http|go-chi/chi|gin-gonic/gin|gorilla/mux|labstack/echo|gofiber/fiber")]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>Get|Post|Put|Delete|Patch|GET|POST|PUT|DELETE|PATCH|HandleFunc|Handle|Any|All|Method|MethodFunc|Add|Match)\(")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^(?:r|e|g|api|app|srv|server|v\d+|routes?|\w*[rR]outer|\w*[gG]roup|\w*[mM]ux)$")]
    private static partial Regex Usual();

    [GeneratedRegex(@"\G\s*\.Methods\(")]
    private static partial Regex Limited();

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+(?:[\w.\-]+)?(/.*)$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?:\w+\.)*(\w+)$")]
    private static partial Regex Reference();

    // A bare number is a status where the call says so.
    [GeneratedRegex(@"(?:\b(?:WriteHeader|JSON|Status|String|AbortWithStatus|AbortWithStatusJSON|Data|NoContent|SendStatus|NewHTTPError|NewError|HTML|XML|Blob|Redirect)\(\s*|\b\w*(?:[eE]rr|[rR]espond|[wW]rite|JSON|Json|[rR]ender|[sS]end|[rR]eply)\w*\([^;\n]*?,\s*)([1-5]\d\d)(?=\s*[,)])|(?<!(?:[=!<>]=|[<>]|\bcase)\s*)\b((?:http|fiber)\.Status[A-Z]\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\.Encode\(|\bw\.Write\(|\bFprint")]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:DefaultQuery\(|\w+\(\s*(?:r|req|c|ctx|request)\s*,)\s*""([\w\-]+)""\s*,\s*([^,()]+)[,)]")]
    private static partial Regex Default();

    [GeneratedRegex(@"(?:\.Decode|ShouldBindJSON|BindJSON|\.Bind|BodyParser)\(\s*&(\w+)\s*\)")]
    private static partial Regex Decoded();

    [GeneratedRegex(@"(?:ShouldBindQuery|BindQuery|QueryParser)\(\s*&(\w+)\s*\)")]
    private static partial Regex Bound();
}
