using System.Buffers;
using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes of Express, Hono and Fastify, with the prefixes their routers are mounted with.</summary>
internal sealed partial class ScriptRoutes : IRouteReader
{
    private static readonly SearchValues<char> s_meta = SearchValues.Create("()[]\\^$|?*+.");
    private static readonly string[] s_words = ["express", "astify", "Hono", "Router"];
    private static readonly string[] s_calls = [".get", ".post", ".put", ".delete", ".patch", ".all", ".route", ".use", ".register"];
    private static readonly string[] s_verbs = ["get", "post", "put", "delete", "patch", "all"];

    /// <inheritdoc/>
    public string Framework => "Express, Hono or Fastify";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.JavaScript;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) =>
        Array.Exists(s_words, word => text.Contains(word, StringComparison.Ordinal)) || (Array.Exists(s_calls, call => text.Contains(call, StringComparison.Ordinal)) && Used().IsMatch(text));

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        if (!files.Any(file => Named().IsMatch(file.Code.Text))) yield break;
        var modules = new ScriptModules(source.Files);
        var routers = new ScriptRouters(files, modules, source, stop);
        var handlers = new ScriptHandlers(modules, source);
        foreach (ScriptCall call in routers.Calls)
        {
            stop.ThrowIfCancellationRequested();
            foreach ((string method, string path, bool isDynamic, IReadOnlyList<(int From, int To)> given) in Declared(call, source))
            {
                Route bare = handlers.Read(new Route(Framework, method, "/", call.File.Path, call.File.Code.LineOf(call.At)), call.File, given);
                foreach (string prefix in routers.Prefixes(call))
                {
                    foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
                        yield return bare with { Template = template, IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal) };
                }
            }
        }
    }

    private static IEnumerable<(string Method, string Path, bool IsDynamic, IReadOnlyList<(int From, int To)> Handlers)> Declared(ScriptCall call, CodeSource source)
    {
        IReadOnlyList<(int From, int To)> parts = call.Arguments;
        if (Array.IndexOf(s_verbs, call.Verb) >= 0)
        {
            string method = call.Verb == "all" ? "*" : call.Verb.ToUpperInvariant();
            if (call.Path is null ? parts.Count < 2 : parts.Count < 1) yield break;
            foreach (string written in Listed(call.Path ?? call.Text(0)))
            {
                (string path, bool isDynamic) = Path(written, call.File, source);
                if (isDynamic || path.StartsWith('/') || path is "*" or "") yield return (method, path, isDynamic, call.Path is null ? [.. parts.Skip(1)] : parts);
            }
        }
        else if (call.Verb.Length == 0)
        {
            // router[method](path, handler)
            yield return ("*", RouteTemplate.Rest, true, []);
        }
        else if (call.Verb == "on" && parts.Count > 2)
        {
            foreach (string method in Listed(call.Text(0)))
            {
                (string path, bool isDynamic) = Path(call.Text(1), call.File, source);
                if (path.StartsWith('/')) yield return (method.Trim('\'', '"', '`', ' ').ToUpperInvariant(), path, isDynamic, [.. parts.Skip(2)]);
            }
        }
        else if ((call.Verb == "route" && parts.Count == 1 && !Quoted().IsMatch(call.Mask(0)) && !Goes().IsMatch(call.File.Code.Mask, parts[0].To)) || (call.Verb == "openapi" && parts.Count > 1))
        {
            (CodeFile file, int at) = Options(call);
            Dictionary<string, (int From, int To)> fields = at < 0 ? [] : Fields(file.Code, at);
            string? Text(string name) => fields.TryGetValue(name, out (int From, int To) one) ? file.Code.Text[one.From..one.To] : null;
            string? written = Text("url") ?? Text("path");
            (string path, bool isDynamic) = written is null ? (RouteTemplate.Rest, true) : Path(written, file, source);
            IReadOnlyList<(int From, int To)> handlers = call.Verb == "openapi" ? [parts[1]] : file == call.File && fields.TryGetValue("handler", out (int From, int To) handler) ? [handler] : [];
            foreach (string method in Listed(Text("method") ?? "")) yield return (method.Trim('\'', '"', '`', ' ').ToUpperInvariant() is { Length: > 0 } one && one.All(char.IsAsciiLetter) ? one : "*", path, isDynamic, handlers);
        }
    }

    // What a route is described by stands in its place, or in a constant of the file.
    private static (CodeFile File, int At) Options(ScriptCall call)
    {
        string mask = call.Mask(0), all = call.File.Code.Mask;
        int brace = mask.StartsWith('{') ? 0 : mask.StartsWith("createRoute", StringComparison.Ordinal) ? mask.IndexOf('{', StringComparison.Ordinal) : -1;
        if (brace >= 0) return (call.File, call.Arguments[0].From + brace);
        Match match = Regex.Match(all, $@"\b{Regex.Escape(mask)}\s*(?::[^=;\n]+)?=\s*(?:createRoute\s*\(\s*)?\{{");
        return (call.File, match.Success ? match.Index + match.Length - 1 : -1);
    }

    private static Dictionary<string, (int From, int To)> Fields(CodeText code, int open)
    {
        var fields = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach ((int from, int to) in CodeSigns.Split(code.Mask, open + 1, CodeSigns.BlockEnd(code.Mask, open)))
        {
            int colon = code.Mask.IndexOf(':', from, to - from);
            if (colon > 0) fields[code.Text[from..colon].Trim().Trim('\'', '"')] = CodeSigns.Trim(code.Mask, colon + 1, to);
            else if (Shorthand().Match(code.Mask[from..to]) is { Success: true } own) fields[own.Groups[1].Value] = (from, to);
        }

        return fields;
    }

    // One path or a list of them.
    private static IEnumerable<string> Listed(string written)
    {
        if (!written.StartsWith('[') || !written.EndsWith(']')) return [written];
        string mask = CodeMask.Of(written, CodeFamily.JavaScript);
        return [.. CodeSigns.Split(mask, 1, mask.Length - 1).Select(part => written[part.From..part.To])];
    }

    // A pattern is a path as far as it names one: /^\/orders\/(\d+)$/
    private static (string Path, bool IsDynamic) Path(string written, CodeFile file, CodeSource source)
    {
        if (Pattern().Match(written) is not { Success: true } pattern) return (source.Constants.Text(written, file, out bool isDynamic), isDynamic);
        string text = pattern.Groups[1].Value.TrimStart('^').TrimEnd('$').Replace("\\/", "/", StringComparison.Ordinal);
        if (text is ".*" or "(.*)" or "" || text.StartsWith("(?!", StringComparison.Ordinal) || text.StartsWith("/(?!", StringComparison.Ordinal)) return ("*", false);
        text = Group().Replace(text, "{}");
        int meta = text.AsSpan().IndexOfAny(s_meta);
        return meta < 0 && text.StartsWith('/') ? (text, false) : ((meta > 0 ? text[..(text.LastIndexOf('/', meta - 1) + 1)] : "/") + RouteTemplate.Rest, true);
    }

    [GeneratedRegex(@"(?:[aA]pp|[rR]outer|\bserver|\broutes?|\binstance|\bapplication)\s*\.\s*(?:get|post|put|delete|patch|all|route|use|register)\s*\(")]
    private static partial Regex Used();

    [GeneratedRegex(@"\bexpress\b|\b[Ff]astify\b|Hono\b")]
    private static partial Regex Named();

    // A path in quotes; a chain that goes on with a method.
    [GeneratedRegex("^\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G\s*,?\s*\)\s*\.\s*(?:get|post|put|delete|patch|all)\b")]
    private static partial Regex Goes();

    [GeneratedRegex(@"^(?:async\s+)?(\w+)\s*(?:\([^;]*)?$")]
    private static partial Regex Shorthand();

    [GeneratedRegex(@"^/((?:[^/\\]|\\.)+)/[a-z]*$", RegexOptions.Singleline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\((?:\?<\w+>|\?:)?(?:\\[dw]|\[[^\]]*\])(?:\+|\{\d+(?:,\d*)?\})?\)|(?<=/)\\[dw]\+")]
    private static partial Regex Group();
}
