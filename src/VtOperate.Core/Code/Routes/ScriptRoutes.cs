using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes of Express, Hono and Fastify, with the prefixes their routers are mounted with.</summary>
internal sealed partial class ScriptRoutes : IRouteReader
{
    private const int DeepestMount = 6;

    /// <inheritdoc/>
    public string Framework => "Express, Hono or Fastify";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.JavaScript;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file) => Used().IsMatch(file.Code.Text);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var mounts = new RouteMounts();
        foreach (CodeFile file in files)
        {
            foreach (Match match in Router().Matches(file.Code.Mask)) mounts.Declare(file, match.Groups[1].Value, BasePath(file, match, source));
            foreach (Match match in Plugin().Matches(file.Code.Mask)) mounts.Declare(file, match.Groups[1].Value, "");
        }

        foreach (CodeFile file in files)
        {
            foreach (Match match in Mount().Matches(file.Code.Mask)) Mounted(file, match, files, mounts, source);
        }

        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            foreach (Match match in Verb().Matches(file.Code.Mask))
            {
                string receiver = match.Groups["recv"].Value;
                if (!mounts.Knows(file, receiver)) continue;
                int open = match.Index + match.Length - 1, close = Close(file.Code.Mask, open);
                List<(int From, int To)> parts = close < 0 ? [] : CodeSigns.Split(file.Code.Mask, open + 1, close);
                if (parts.Count < 2) continue;
                string path = source.Constants.Text(file.Code.Text[parts[0].From..parts[0].To], file, out bool isDynamic);
                if (!isDynamic && !path.StartsWith('/') && path is not ("*" or "")) continue;
                foreach (Route route in Made(file, receiver, match.Groups["verb"].Value, path, isDynamic, file.Code.LineOf(match.Groups["recv"].Index), parts[1..], mounts, files, source)) yield return route;
            }

            foreach (Match match in Chain().Matches(file.Code.Mask))
            {
                int open = match.Index + match.Length - 1, close = Close(file.Code.Mask, open);
                if (close < 0 || !mounts.Knows(file, match.Groups[1].Value)) continue;
                string path = source.Constants.Text(file.Code.Text[(open + 1)..close], file, out bool isDynamic);
                for (int at = close + 1; Next().Match(file.Code.Mask, at) is { Success: true } next;)
                {
                    int begin = next.Index + next.Length - 1, end = Close(file.Code.Mask, begin);
                    if (end < 0) break;
                    foreach (Route route in Made(file, match.Groups[1].Value, next.Groups[1].Value, path, isDynamic, file.Code.LineOf(next.Groups[1].Index), CodeSigns.Split(file.Code.Mask, begin + 1, end), mounts, files, source)) yield return route;
                    at = end + 1;
                }
            }
        }
    }

    private static IEnumerable<Route> Made(CodeFile file, string receiver, string verb, string path, bool isDynamic, int line, List<(int From, int To)> handlers, RouteMounts mounts, IReadOnlyList<CodeFile> files, CodeSource source)
    {
        (CodeFile File, int From, int To)? body = handlers.Count == 0 ? null : Handler(file, handlers[^1], files);
        HandlerAnswers answers = body is var (held, from, to) ? ScriptAnswers.Read(held.Code.Mask[from..to]) : HandlerAnswers.Unknown;
        string between = handlers.Count == 0 ? "" : file.Code.Text[handlers[0].From..handlers[^1].To];
        string text = body is var (place, begin, end) ? between + "\n" + place.Code.Text[begin..end] : between;
        var parameters = new List<RouteParameter>();
        string? request = null;
        foreach (Match match in Checked().Matches(text))
        {
            string name = match.Groups["name"].Value.Length > 0 ? match.Groups["name"].Value : match.Groups["late"].Value;
            if (match.Groups["what"].Value is "body" or "json" or "form") request = name;
            else if (source.Type(name, file) is { } shape) parameters.AddRange(shape.Fields.Select(field => new RouteParameter(field.Name, field.Line) { Default = field.Default, Minimum = field.Minimum, Maximum = field.Maximum, Values = field.Values, File = shape.File == file.Path ? null : shape.File }));
        }

        if (body is var (read, first, last))
        {
            string code = read.Code.Text[first..last];
            foreach (Match match in Fallback().Matches(code)) parameters.Add(Parameter(match.Groups["name"].Value, match.Groups["value"].Value, read.Code.LineOf(first + match.Index), read, file, source));
            foreach (Match match in Taken().Matches(code))
            {
                foreach (Match one in TakenOne().Matches(match.Groups[1].Value)) parameters.Add(Parameter(one.Groups[1].Value, one.Groups[2].Value.Trim(), read.Code.LineOf(first + match.Index), read, file, source));
            }
        }

        foreach (string prefix in mounts.Prefixes(file, receiver, DeepestMount))
        {
            foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
            {
                yield return new Route("Express, Hono or Fastify", verb == "all" ? "*" : verb.ToUpperInvariant(), template, file.Path, line)
                {
                    IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal),
                    Parameters = parameters,
                    Request = request,
                    Statuses = answers.Statuses,
                    HasAllSuccesses = answers.HasAllSuccesses,
                };
            }
        }
    }

    private static RouteParameter Parameter(string name, string value, int line, CodeFile read, CodeFile file, CodeSource source) => new(name, line) { Default = source.Constants.Value(value, read), File = read == file ? null : read.Path };

    // A function that is given stands in its place, or in another file under its name.
    private static (CodeFile File, int From, int To)? Handler(CodeFile file, (int From, int To) part, IReadOnlyList<CodeFile> files)
    {
        string given = file.Code.Mask[part.From..part.To];
        if (given.Contains("=>", StringComparison.Ordinal) || given.Contains("function", StringComparison.Ordinal)) return (file, part.From, part.To);
        string name = given[(given.LastIndexOf('.') + 1)..].Trim();
        if (name.Length == 0 || !name.All(CodeSigns.IsWord)) return null;
        List<CodeFile> places = CodeScopes.Named(file.Code, name, file.Path).Count > 0 ? [file] : [.. files.Where(other => other.Code.Text.Contains(name, StringComparison.Ordinal) && CodeScopes.Named(other.Code, name, other.Path).Count > 0)];
        if (places.Count != 1 || CodeScopes.Named(places[0].Code, name, places[0].Path) is not [var scope]) return null;
        return (places[0], places[0].Code.StartOf(scope.FirstLine), places[0].Code.EndOf(Math.Min(scope.LastLine, places[0].Code.LineCount)));
    }

    private static void Mounted(CodeFile file, Match match, IReadOnlyList<CodeFile> files, RouteMounts mounts, CodeSource source)
    {
        string receiver = match.Groups["recv"].Value;
        int open = match.Index + match.Length - 1, close = Close(file.Code.Mask, open);
        if (close < 0 || !mounts.Knows(file, receiver)) return;
        List<string> parts = [.. CodeSigns.Split(file.Code.Mask, open + 1, close).Select(part => file.Code.Text[part.From..part.To])];
        string prefix = "", child = parts.Count > 0 ? parts[^1] : "";
        if (match.Groups["verb"].Value == "register")
        {
            child = parts.Count > 0 ? parts[0] : "";
            if (parts.Count > 1 && Prefix().Match(parts[1]) is { Success: true } written) prefix = source.Constants.Text(written.Groups[1].Value, file, out _);
        }
        else if (parts.Count > 1)
        {
            prefix = source.Constants.Text(parts[0], file, out bool isDynamic);
            if (!isDynamic && !prefix.StartsWith('/')) return;
        }

        if (Required().Match(child) is { Success: true } required)
        {
            if (Find(file, required.Groups[1].Value, files) is { } target) mounts.Mount(file, receiver, target, RouteMounts.Any, prefix);
        }
        else if (mounts.Knows(file, child))
        {
            mounts.Mount(file, receiver, file, child, prefix);
        }
        else if (Imports(file, child) is { } path && Find(file, path, files) is { } target)
        {
            mounts.Mount(file, receiver, target, mounts.Knows(target, child) ? child : RouteMounts.Any, prefix);
        }
    }

    private static string? Imports(CodeFile file, string name)
    {
        if (name.Length == 0 || !name.All(CodeSigns.IsWord)) return null;
        Match match = Regex.Match(file.Code.Text, $@"(?:import\s+[^;]*?\b{name}\b[^;]*?\bfrom\s*|\b{name}\b[^;=\n]*=\s*require\(\s*)[""']([^""']+)[""']");
        return match.Success ? match.Groups[1].Value : null;
    }

    private static CodeFile? Find(CodeFile file, string path, IReadOnlyList<CodeFile> files)
    {
        if (!path.StartsWith('.')) return null;
        var segments = new List<string>(file.Path.Split('/')[..^1]);
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            else if (part is not ("." or "..")) segments.Add(part);
        }

        string whole = string.Join('/', segments), bare = Ending().Replace(whole, "");
        return files.FirstOrDefault(one => one.Path == whole || Ending().Replace(one.Path, "") == bare || Ending().Replace(one.Path, "") == bare + "/index");
    }

    private static string BasePath(CodeFile file, Match match, CodeSource source)
    {
        string rest = file.Code.Text[(match.Index + match.Length)..Math.Min(file.Code.Text.Length, match.Index + match.Length + 200)];
        return Based().Match(rest) is { Success: true } based ? source.Constants.Text(based.Groups[1].Value, file, out _) : "";
    }

    // A handler may be longer than an argument list usually is.
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

    [GeneratedRegex(@"express|[Ff]astify|\bHono\b|\bRouter\b")]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(?:const|let|var)\s+(\w+)\s*(?::[^=\n]+)?=\s*(?:await\s+)?(?:new\s+)?(?:express\s*\.\s*)?(?:express|Router|Hono|fastify|Fastify|OpenAPIHono)\s*(?:<[^()]*>)?\s*\(")]
    private static partial Regex Router();

    [GeneratedRegex(@"(?<=\bfunction\b\s*\w*\s*\(\s*|=\s*async\s*\(\s*|=\s*\(\s*)(fastify|app|server|instance)\b")]
    private static partial Regex Plugin();

    [GeneratedRegex(@"\b(?<recv>\w+)\s*\.\s*(?<verb>use|route|register)\s*\(")]
    private static partial Regex Mount();

    [GeneratedRegex(@"\b(?<recv>\w+)\s*\.\s*(?<verb>get|post|put|delete|patch|all)\s*(?:<[^()]*>)?\(")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(\w+)\s*\.\s*route\s*\(")]
    private static partial Regex Chain();

    [GeneratedRegex(@"\G\s*\.\s*(get|post|put|delete|patch|all)\s*\(")]
    private static partial Regex Next();

    [GeneratedRegex(@"^require\(\s*[""']([^""']+)[""']\s*\)(?:\.default)?$")]
    private static partial Regex Required();

    [GeneratedRegex(@"\bprefix\s*:\s*([^,}]+)")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^[^;\n]*?\)\s*\.basePath\(\s*([^)]+)\)")]
    private static partial Regex Based();

    [GeneratedRegex(@"\.(?:js|ts|mjs|cjs|mts|cts|tsx|jsx)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b(?<name>\w+)\s*\.\s*(?:safeParse|parse|parseAsync)\s*\(\s*(?:await\s+)?(?:\w+\.)*(?<what>query|body)\b|\bzValidator\(\s*[""'](?<what>query|json|form)[""']\s*,\s*(?<late>\w+)")]
    private static partial Regex Checked();

    [GeneratedRegex(@"\bquery(?:\.(?<name>\w+)|\[\s*[""'](?<name>\w+)[""']\s*\]|\(\s*[""'](?<name>\w+)[""']\s*\))(?:(?!query)[^;\n])*?(?:\?\?|\|\|)\s*(?<value>-?\d+(?:\.\d+)?|[""'][^""'\n]*[""']|[A-Z][\w.]*|true|false)")]
    private static partial Regex Fallback();

    [GeneratedRegex(@"\{([^{}]*=[^{}]*)\}\s*=\s*(?:\w+\.)*query\b")]
    private static partial Regex Taken();

    [GeneratedRegex(@"(\w+)\s*(?::\s*\w+\s*)?=\s*([^,]+)")]
    private static partial Regex TakenOne();
}
