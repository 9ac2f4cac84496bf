using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes that decorators of FastAPI and Flask declare, with the prefixes their routers are mounted with.</summary>
internal sealed partial class PythonRoutes : IRouteReader
{
    /// <inheritdoc/>
    public string Framework => "FastAPI or Flask";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Python;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => Used().IsMatch(text);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var routers = new PythonRouters(files, source, stop);
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            foreach (Match match in Decorator().Matches(file.Code.Mask))
            {
                foreach (Route route in Decorated(file, match, routers, source)) yield return route;
            }

            foreach (Match match in Added().Matches(file.Code.Mask))
            {
                foreach (Route route in Called(file, match, routers, source)) yield return route;
            }
        }
    }

    private static IEnumerable<Route> Decorated(CodeFile file, Match match, PythonRouters routers, CodeSource source)
    {
        CodeText code = file.Code;
        var mark = new CodeMark("", PythonRouters.Given(code, match), code.LineOf(match.Groups["recv"].Index));
        string receiver = match.Groups["recv"].Value, verb = match.Groups["verb"].Value;
        if ((mark.At(0) ?? mark.Named("path", "rule")) is not { } written) yield break;
        if (Function().Match(code.Mask, match.Index + match.Length) is not { Success: true } function) yield break;
        bool isKnown = routers.Knows(file, receiver), isFlask = isKnown ? routers.IsFlask(file, receiver) : verb == "route";
        string path = source.Constants.Text(written, file, out bool isDynamic);

        // A router that was made elsewhere; a client that is called so takes no path that begins with a slash in a decorator.
        if (!isKnown && (isDynamic || !path.StartsWith('/'))) yield break;
        int open = function.Index + function.Length - 1, close = function.Groups["class"].Success ? -1 : CodeSigns.Close(code.Mask, open);
        Route bare = new(isFlask ? "Flask" : "FastAPI", "*", "/", file.Path, mark.Line) { IsHidden = mark.Named("include_in_schema") == "False" };
        if (close > 0) bare = Handled(bare, file, mark, (open, close), function.Groups["name"], isFlask, source);
        string[] methods = close < 0 ? ["*"] : verb is "route" or "api_route" ? Methods(mark.Named("methods"), source, file) : [verb.ToUpperInvariant()];
        foreach (Route route in Placed(bare, file, receiver, path, isDynamic, methods, routers)) yield return route;
    }

    // app.add_url_rule('/orders', view_func=...), router.add_api_route('/orders', list_orders), api.add_resource(Orders, '/orders', '/orders/<id>')
    private static IEnumerable<Route> Called(CodeFile file, Match match, PythonRouters routers, CodeSource source)
    {
        var mark = new CodeMark("", PythonRouters.Given(file.Code, match), file.Code.LineOf(match.Groups["recv"].Index));
        string verb = match.Groups["verb"].Value, receiver = match.Groups["recv"].Value;
        bool isView = verb == "add_resource" || mark.Arguments.Any(one => one.Text.Contains("as_view", StringComparison.Ordinal));
        List<string?> paths = verb == "add_resource" ? [.. mark.Arguments.Where(one => one.Label is null).Skip(1).Select(one => one.Text)] : [mark.At(0) ?? mark.Named("path", "rule")];
        string[] methods = isView && mark.Named("methods") is null ? ["*"] : Methods(mark.Named("methods"), source, file);
        Route bare = new(verb == "add_api_route" ? "FastAPI" : "Flask", "*", "/", file.Path, mark.Line);
        foreach (string written in paths.OfType<string>())
        {
            string path = source.Constants.Text(written, file, out bool isDynamic);
            foreach (Route route in Placed(bare, file, receiver, path, isDynamic, methods, routers)) yield return route;
        }
    }

    private static IEnumerable<Route> Placed(Route bare, CodeFile file, string receiver, string path, bool isDynamic, string[] methods, PythonRouters routers)
    {
        foreach (string prefix in routers.Prefixes(file, receiver))
        {
            foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
            {
                foreach (string method in methods) yield return bare with { Method = method, Template = template, IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal) };
            }
        }
    }

    // Methods that are no list of texts are any.
    private static string[] Methods(string? written, CodeSource source, CodeFile file)
    {
        if (written is null) return ["GET"];
        if (!written.StartsWith('[') && !written.StartsWith('(') && !written.StartsWith('{')) return ["*"];
        return [.. written.Trim('[', ']', '(', ')', '{', '}', ' ').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => source.Constants.Text(one, file, out bool isDynamic) is var text && !isDynamic ? text.ToUpperInvariant() : "*").DefaultIfEmpty("GET")];
    }

    private static Route Handled(Route route, CodeFile file, CodeMark mark, (int Open, int Close) list, Group name, bool isFlask, CodeSource source)
    {
        CodeText code = file.Code;
        CodeScope? scope = CodeScopes.Around(code, code.LineOf(name.Index), file.Path).FirstOrDefault(one => one.Name == name.Value);
        int end = scope is null ? list.Close : code.EndOf(Math.Min(scope.LastLine, code.LineCount));
        string body = CallText.WithoutComments(code, list.Close, end), masked = code.Mask[list.Close..end];
        (List<RouteParameter> parameters, string? request) = Bound(code, list.Open + 1, list.Close, source, file);
        foreach (Match argument in Argument().Matches(body))
            parameters.Add(new RouteParameter(argument.Groups[1].Value, code.LineOf(list.Close + argument.Index)) { Default = source.Constants.Value(argument.Groups[2].Value, file) });
        (SortedSet<int> statuses, bool isComplete) = Statuses(mark, masked, isFlask);
        string? answer = isFlask ? null : mark.Named("response_model") ?? (Returns().Match(masked) is { Success: true } returns ? body[returns.Groups[1].Index..(returns.Groups[1].Index + returns.Groups[1].Length)].Trim() : null);
        int[] successes = [.. statuses.Where(status => status is >= 200 and < 300 and not 204)];
        return route with
        {
            Parameters = parameters,
            Request = isFlask ? null : request,
            Statuses = [.. statuses],
            HasAllSuccesses = isComplete,
            Answers = answer is not null and not "None" && isComplete && successes.Length == 1 ? [new RouteAnswer(successes[0], answer)] : [],
        };
    }

    private static (SortedSet<int> Statuses, bool IsComplete) Statuses(CodeMark mark, string masked, bool isFlask)
    {
        var statuses = new SortedSet<int>();
        foreach (Match match in Named().Matches(masked))
        {
            if (HttpStatuses.Of(match.Groups[1].Value) is { } status) statuses.Add(status);
        }

        bool isComplete = true;
        if (!isFlask)
        {
            string? own = mark.Named("status_code");
            if (HttpStatuses.Of(own) is { } said) statuses.Add(said);
            else if (own is null && !statuses.Any(status => status < 400)) statuses.Add(200);
            isComplete = (own is null || HttpStatuses.Of(own) is not null) && !masked.Contains("RedirectResponse", StringComparison.Ordinal) && !Computed().Matches(masked).Any(match => HttpStatuses.Of(match.Groups[1].Value) is null);
            return (statuses, isComplete && statuses.Any(status => status < 400));
        }

        foreach (Match match in Returned().Matches(masked))
        {
            // A value that goes on below is read to the end of its brackets.
            int from = match.Groups[1].Index, to = from + match.Groups[1].Length, bracket = masked.AsSpan(from, to - from).IndexOfAny('(', '[', '{');
            while (bracket >= 0 && from + bracket < masked.Length && CodeSigns.Close(masked, from + bracket) is var close && close >= 0)
            {
                int line = masked.IndexOf('\n', close);
                to = Math.Max(to, line < 0 ? masked.Length : line);
                int next = masked.AsSpan(close + 1, to - close - 1).IndexOfAny('(', '[', '{');
                bracket = next < 0 ? -1 : close + 1 + next - from;
            }

            string value = masked[from..to];
            if (Tail().Match(value) is { Success: true } tail && HttpStatuses.Of(tail.Groups[1].Value) is { } status) statuses.Add(status);
            else if (Opaque().IsMatch(value)) isComplete = false;
            else statuses.Add(200);
        }

        return (statuses, isComplete && statuses.Any(status => status < 400));
    }

    private static (List<RouteParameter> Parameters, string? Request) Bound(CodeText code, int from, int to, CodeSource source, CodeFile file)
    {
        var parameters = new List<RouteParameter>();
        string? request = null;
        foreach ((int first, int last) in CodeSigns.Split(code.Mask, from, to))
        {
            string mask = code.Mask[first..last], text = code.Text[first..last];
            int colon = mask.IndexOf(':', StringComparison.Ordinal), depth = 0, equal = -1;
            for (int at = 0; at < mask.Length && equal < 0; at++)
            {
                if (mask[at] is '(' or '[') depth++;
                else if (mask[at] is ')' or ']') depth--;
                else if (mask[at] == '=' && depth == 0) equal = at;
            }

            string name = mask[..(colon > 0 ? colon : equal > 0 ? equal : mask.Length)].Trim();
            string type = colon > 0 ? text[(colon + 1)..(equal > 0 ? equal : text.Length)].Trim() : "", value = equal > 0 ? text[(equal + 1)..].Trim() : "";
            if (name is "self" or "" || text.Contains("Depends(", StringComparison.Ordinal) || name.StartsWith('*')) continue;
            var field = new TypeField(name, type, code.LineOf(first)) { Default = value.Length == 0 ? null : source.Constants.Value(value, file) };
            if (Binder().Match(mask) is { Success: true } binder)
            {
                int open = first + binder.Index + binder.Length - 1, close = CodeSigns.Close(code.Mask, open);
                if (binder.Groups[1].Value == "Body" || close < 0) continue;
                TypeField limited = PythonTypes.Limits(field, CodeMembers.Arguments(code, open + 1, close), source.Constants, file);
                field = limited with { Default = limited.Default ?? field.Default };
            }

            TypeName named = TypeName.Of(type);
            TypeShape? shape = named.Plainly.Length > 0 ? null : source.Type(named.Name, file);
            if (shape is { Values.Count: 0 } && !Binder().IsMatch(mask)) request ??= type;
            else
            {
                IReadOnlyList<string> values = shape?.Values ?? (Literal().Match(text) is { Success: true } literal ? [.. literal.Groups[1].Value.Split(',').Select(one => one.Trim().Trim('"', '\''))] : []);
                string? start = field.Default is { } written && shape is { Values.Count: > 0 } ? written : field.Default;
                parameters.Add(new RouteParameter(field.Name, field.Line) { Default = start, Minimum = field.Minimum, Maximum = field.Maximum, Values = values, Type = type });
            }
        }

        return (parameters, request);
    }

    [GeneratedRegex(@"\b(?:fastapi|flask)\w*|APIRouter|Blueprint|include_router|register_blueprint|^[ \t]*@(?:\w+\.)*(?:\w*app|\w*router|api|\w*bp|ns)\.(?:get|post|put|delete|patch|route)\(", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(@"^[ \t]*@(?:\w+\.)*(?<recv>\w+)\.(?<verb>get|post|put|delete|patch|route|api_route)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Decorator();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>add_url_rule|add_api_route|add_resource)\s*\(")]
    private static partial Regex Added();

    [GeneratedRegex(@"\bdef\s+(?<name>\w+)\s*\(|\b(?<class>class)\s+\w+")]
    private static partial Regex Function();

    [GeneratedRegex(@"\b(Query|Path|Header|Cookie|Body|Form|File)\s*\(")]
    private static partial Regex Binder();

    [GeneratedRegex(@"\bLiteral\[([^\]]*)\]")]
    private static partial Regex Literal();

    [GeneratedRegex(@"request\.args\.get\(\s*[""'](\w+)[""']\s*,\s*(?:default\s*=\s*)?([^,()=]+)(?=[,)])")]
    private static partial Regex Argument();

    [GeneratedRegex(@"(?:\bHTTPException\s*\(\s*(?:status_code\s*=\s*)?|\babort\s*\(\s*|\bstatus_code\s*=\s*)([\w.]+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bstatus_code\s*=(?!=)\s*([\w.]+)")]
    private static partial Regex Computed();

    // What is answered may hold a status of its own.
    [GeneratedRegex(@"Response\s*\(|make_response|redirect\s*\(|send_file|send_from_directory|^\s*[\w.]+\s*\([^()]*\)\s*$(?<!jsonify\s*\([^()]*\)\s*)(?<!render_template\s*\([^()]*\)\s*)|^\s*[a-z_]*(?:resp|response|result)\s*$")]
    private static partial Regex Opaque();

    [GeneratedRegex(@"^\)\s*->\s*([^:]+):")]
    private static partial Regex Returns();

    [GeneratedRegex(@"\breturn\b([^\n]*)")]
    private static partial Regex Returned();

    [GeneratedRegex(@",\s*([1-5]\d\d|HTTPStatus\.\w+)\s*\)?\s*$")]
    private static partial Regex Tail();
}
