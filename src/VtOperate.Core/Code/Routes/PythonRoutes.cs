using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes that decorators of FastAPI and Flask declare, with the prefixes their routers are mounted with.</summary>
internal sealed partial class PythonRoutes : IRouteReader
{
    private const int DeepestMount = 6;

    /// <inheritdoc/>
    public string Framework => "FastAPI or Flask";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Python;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file) => Used().IsMatch(file.Code.Text);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var mounts = new RouteMounts();
        foreach (CodeFile file in files)
        {
            CodeText code = file.Code;
            foreach (Match match in Router().Matches(code.Mask))
            {
                List<CallArgument> arguments = Given(code, match);
                string? prefix = new CodeMark("", arguments, 0).Named("prefix", "url_prefix", "root_path");
                mounts.Declare(file, match.Groups["name"].Value, prefix is null ? "" : source.Constants.Text(prefix, file, out _));
            }
        }

        foreach (CodeFile file in files)
        {
            CodeText code = file.Code;
            Dictionary<string, (string Module, string Name)> imports = Imports(code);
            foreach (Match match in Mount().Matches(code.Mask))
            {
                var mark = new CodeMark("", Given(code, match), 0);
                if (mark.At(0) is not { } child) continue;
                string prefix = mark.Named("prefix", "url_prefix") is { } written ? source.Constants.Text(written, file, out _) : "";
                int dot = child.LastIndexOf('.');
                string name = child[(dot + 1)..], module = dot < 0 ? "" : child[..dot];
                if (imports.TryGetValue(dot < 0 ? name : module, out (string Module, string Name) import)) (module, name) = dot < 0 ? import : (import.Module.Length > 0 ? $"{import.Module}.{import.Name}" : import.Name, name);
                CodeFile? target = module.Length == 0 ? file : Find(files, module);
                if (target is not null) mounts.Mount(file, match.Groups["recv"].Value, target, name, prefix, match.Groups["verb"].Value == "register_blueprint" && mark.Named("url_prefix") is not null);
            }
        }

        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            foreach (Match match in Decorator().Matches(file.Code.Mask))
            {
                foreach (Route route in Routes(file, match, mounts, source)) yield return route;
            }
        }
    }

    private static IEnumerable<Route> Routes(CodeFile file, Match match, RouteMounts mounts, CodeSource source)
    {
        CodeText code = file.Code;
        var mark = new CodeMark("", Given(code, match), code.LineOf(match.Groups["recv"].Index));
        string receiver = match.Groups["recv"].Value, verb = match.Groups["verb"].Value;
        if (!mounts.Knows(file, receiver) || (mark.At(0) ?? mark.Named("path", "rule")) is not { } written) yield break;
        if (Function().Match(code.Mask, match.Index + match.Length) is not { Success: true } function) yield break;
        int open = function.Index + function.Length - 1, close = CodeSigns.Close(code.Mask, open);
        if (close < 0) yield break;
        CodeScope? scope = CodeScopes.Around(code, code.LineOf(function.Groups["name"].Index), file.Path).FirstOrDefault(one => one.Name == function.Groups["name"].Value);
        string body = scope is null ? "" : code.Text[close..code.EndOf(Math.Min(scope.LastLine, code.LineCount))], masked = scope is null ? "" : code.Mask[close..code.EndOf(Math.Min(scope.LastLine, code.LineCount))];
        bool isFlask = verb == "route";
        string[] methods = verb is "route" or "api_route" ? [.. (mark.Named("methods") ?? "'GET'").Trim('[', ']', '(', ')', ' ').Split(',').Select(one => one.Trim().Trim('"', '\'').ToUpperInvariant()).Where(one => one.Length > 0)] : [verb.ToUpperInvariant()];
        (List<RouteParameter> parameters, string? request) = Bound(code, open + 1, close, source, file);
        foreach (Match argument in Argument().Matches(body))
            parameters.Add(new RouteParameter(argument.Groups[1].Value, code.LineOf(close + argument.Index)) { Default = source.Constants.Value(argument.Groups[2].Value, file) });
        (SortedSet<int> statuses, bool isComplete) = Statuses(mark, body, masked, isFlask);
        string? answer = mark.Named("response_model") ?? (Returns().Match(masked) is { Success: true } returns ? body[returns.Groups[1].Index..(returns.Groups[1].Index + returns.Groups[1].Length)].Trim() : null);
        int[] successes = [.. statuses.Where(status => status is >= 200 and < 300 and not 204)];
        string path = source.Constants.Text(written, file, out bool isDynamic);
        foreach (string prefix in mounts.Prefixes(file, receiver, DeepestMount))
        {
            foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
            {
                foreach (string method in methods)
                {
                    yield return new Route(isFlask ? "Flask" : "FastAPI", method, template, file.Path, mark.Line)
                    {
                        IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal),
                        IsHidden = mark.Named("include_in_schema") == "False",
                        Parameters = parameters,
                        Request = request,
                        Statuses = [.. statuses],
                        HasAllSuccesses = isComplete,
                        Answers = answer is not null and not "None" && isComplete && successes.Length == 1 ? [new RouteAnswer(successes[0], answer)] : [],
                    };
                }
            }
        }
    }

    private static (SortedSet<int> Statuses, bool IsComplete) Statuses(CodeMark mark, string body, string masked, bool isFlask)
    {
        var statuses = new SortedSet<int>();
        foreach (Match match in Named().Matches(masked))
        {
            if (HttpStatuses.Of(match.Groups[1].Value) is { } status) statuses.Add(status);
        }

        if (!isFlask)
        {
            if (HttpStatuses.Of(mark.Named("status_code")) is { } own) statuses.Add(own);
            else if (!statuses.Any(status => status < 400)) statuses.Add(200);
            return (statuses, true);
        }

        bool isComplete = true;
        foreach (Match match in Returned().Matches(masked))
        {
            string value = body[match.Groups[1].Index..(match.Groups[1].Index + match.Groups[1].Length)];
            if (Tail().Match(value) is { Success: true } tail && HttpStatuses.Of(tail.Groups[1].Value) is { } status) statuses.Add(status);
            else if (value.Contains("Response(", StringComparison.Ordinal) || value.Contains("make_response", StringComparison.Ordinal)) isComplete = false;
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

    private static List<CallArgument> Given(CodeText code, Match match)
    {
        int open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
        return close < 0 ? [] : CodeMembers.Arguments(code, open + 1, close);
    }

    private static Dictionary<string, (string Module, string Name)> Imports(CodeText code)
    {
        var imports = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (Match match in Import().Matches(code.Mask))
        {
            foreach (string one in match.Groups[2].Value.Trim('(', ')', ' ', '\r').Split(','))
            {
                string[] words = one.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (words.Length > 0) imports[words[^1]] = (match.Groups[1].Value.TrimStart('.'), words[0]);
            }
        }

        return imports;
    }

    private static CodeFile? Find(IReadOnlyList<CodeFile> files, string module)
    {
        string path = "/" + module.Trim('.').Replace('.', '/');
        List<CodeFile> found = [.. files.Where(file => ("/" + file.Path).EndsWith(path + ".py", StringComparison.Ordinal) || ("/" + file.Path).EndsWith(path + "/__init__.py", StringComparison.Ordinal))];
        return found.Count == 1 ? found[0] : null;
    }

    [GeneratedRegex(@"\b(?:fastapi|flask)\b|APIRouter|Blueprint|include_router|register_blueprint", RegexOptions.IgnoreCase)]
    private static partial Regex Used();

    [GeneratedRegex(@"^[ \t]*(?<name>\w+)\s*(?::\s*[\w.]+\s*)?=\s*(?:\w+\.)?(?:FastAPI|APIRouter|Flask|Blueprint)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Router();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>include_router|register_blueprint)\s*\(")]
    private static partial Regex Mount();

    [GeneratedRegex(@"^[ \t]*@(?<recv>\w+)\.(?<verb>get|post|put|delete|patch|route|api_route)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Decorator();

    [GeneratedRegex(@"\bdef\s+(?<name>\w+)\s*\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"\b(Query|Path|Header|Cookie|Body|Form|File)\s*\(")]
    private static partial Regex Binder();

    [GeneratedRegex(@"\bLiteral\[([^\]]*)\]")]
    private static partial Regex Literal();

    [GeneratedRegex(@"request\.args\.get\(\s*[""'](\w+)[""']\s*,\s*(?:default\s*=\s*)?([^,()=]+)(?=[,)])")]
    private static partial Regex Argument();

    [GeneratedRegex(@"(?:\bHTTPException\s*\(\s*(?:status_code\s*=\s*)?|\babort\s*\(\s*|\bstatus_code\s*=\s*)([\w.]+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\)\s*->\s*([^:]+):")]
    private static partial Regex Returns();

    [GeneratedRegex(@"\breturn\b([^\n]*)")]
    private static partial Regex Returned();

    [GeneratedRegex(@",\s*([1-5]\d\d|HTTPStatus\.\w+)\s*\)?\s*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"^[ \t]*from\s+([\w.]+)\s+import\s+([^\n(]+|\([^)]*\))", RegexOptions.Multiline)]
    private static partial Regex Import();
}
