using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>The routers of Express, Hono and Fastify, what is called on them and where they are mounted.</summary>
internal sealed partial class ScriptRouters
{
    private const int DeepestMount = 6;

    private readonly RouteMounts _mounts = new();
    private readonly ScriptModules _modules;
    private readonly CodeSource _source;
    private readonly Dictionary<string, List<(string Name, int From, int To)>> _plugins = new(StringComparer.Ordinal);
    private readonly List<ScriptCall> _calls = [];

    /// <summary>Reads the routers of files.</summary>
    /// <param name="files">The files that may hold some, in the order of their paths.</param>
    /// <param name="modules">Tells which file a name comes from.</param>
    /// <param name="source">All files of the language.</param>
    /// <param name="stop">Stops the reading.</param>
    public ScriptRouters(IReadOnlyList<CodeFile> files, ScriptModules modules, CodeSource source, CancellationToken stop)
    {
        _modules = modules;
        _source = source;
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            Declare(file);
        }

        foreach (CodeFile file in files) Gather(file);
        foreach (ScriptCall call in _calls.ToList()) Mount(call);
        foreach (CodeFile file in files) Given(file);
    }

    /// <summary>What is called on routers, in the order of the files and of their lines.</summary>
    public IEnumerable<ScriptCall> Calls => _calls.OrderBy(call => call.File.Path, StringComparer.Ordinal).ThenBy(call => call.At);

    /// <summary>What stands before the paths of a call, once for every place its router is mounted at.</summary>
    public IReadOnlyList<string> Prefixes(ScriptCall call) => _mounts.Prefixes(call.File, call.Receiver, DeepestMount);

    private void Declare(CodeFile file)
    {
        foreach (Match match in Made().Matches(file.Code.Mask)) _mounts.Declare(file, match.Groups["name"].Value, "", match.Groups["what"].Value != "Router");

        // A router that is handed over or imported; what stands before it is known where it comes from.
        foreach (Match match in Used().Matches(file.Code.Mask))
        {
            string name = match.Groups["name"].Value;
            if (_mounts.Knows(file, name) || !IsRoute(file, match)) continue;
            _mounts.Declare(file, name, "", isRoot: false);
            if (_modules.Origin(file, name) is var (target, there)) _mounts.Mount(target, _mounts.Knows(target, there) ? there : RouteMounts.Any, file, name, "");
        }
    }

    // client.get(address) and cache.get(key, value) are none: the first is a path and the last is a function.
    private static bool IsRoute(CodeFile file, Match match)
    {
        if (Client().IsMatch(match.Groups["name"].Value)) return false;
        List<(int From, int To)> parts = CallText.Arguments(file.Code.Mask, match.Index + match.Length - 1);
        if (parts.Count < 2) return match.Groups["verb"].Value is "use" or "register" or "route" && Usual().IsMatch(match.Groups["name"].Value);
        string first = file.Code.Text[parts[0].From..parts[0].To], last = file.Code.Mask[parts[^1].From..parts[^1].To];
        if (Handler().IsMatch(last)) return first.TrimStart('\'', '"', '`', '[', ' ') is ['/', ..] or ['*', ..];
        return Usual().IsMatch(match.Groups["name"].Value) && (Reference().IsMatch(last) || last.Contains("=>", StringComparison.Ordinal) || last.Contains("function", StringComparison.Ordinal));
    }

    private void Gather(CodeFile file)
    {
        CodeText code = file.Code;
        var plugins = new List<(string Name, int From, int To)>();
        _plugins[file.Path] = plugins;
        foreach (Match match in Computed().Matches(code.Mask))
        {
            if (_mounts.Knows(file, match.Groups[1].Value)) _calls.Add(new ScriptCall(file, match.Groups[1].Value, "", match.Index, [], null));
        }

        foreach (Match match in Chained().Matches(code.Mask))
        {
            bool isMade = match.Groups["made"].Success;
            string name = isMade ? match.Groups["name"].Value : match.Groups["recv"].Value;
            if (!_mounts.Knows(file, name)) continue;
            int at = match.Index + match.Length;
            if (isMade && (at = CallText.Close(code.Mask, at - 1) + 1) == 0) continue;
            string? path = null;
            while (Next().Match(code.Mask, at) is { Success: true } next)
            {
                int open = next.Index + next.Length - 1, close = CallText.Close(code.Mask, open);
                if (close < 0) break;
                List<(int From, int To)> parts = CodeSigns.Split(code.Mask, open + 1, close);
                string verb = next.Groups["verb"].Value, receiver = Scoped(file, name, next.Index);
                if (verb == "register" && parts.Count > 0 && Inline().Match(code.Mask[parts[0].From..parts[0].To]) is { Success: true } inline)
                {
                    string key = $"{inline.Groups["name"].Value}@{parts[0].From}";
                    plugins.Add((inline.Groups["name"].Value, parts[0].From, parts[0].To));
                    if (!_mounts.Knows(file, inline.Groups["name"].Value)) _mounts.Declare(file, inline.Groups["name"].Value, "", isRoot: false);
                    _mounts.Declare(file, key, "", isRoot: false);
                    _mounts.Mount(file, receiver, file, key, Prefix(file, parts));
                }
                else if (verb == "basePath" && parts.Count == 1)
                {
                    string prefix = _source.Constants.Text(code.Text[parts[0].From..parts[0].To], file, out _);
                    string based = isMade ? name : Assigned().Match(code.Mask[..match.Index]) is { Success: true } assigned ? assigned.Groups[1].Value : "";
                    _mounts.Declare(file, based, prefix, isRoot: isMade);
                    if (!isMade) _mounts.Mount(file, receiver, file, based, "");
                }
                else
                {
                    _calls.Add(new ScriptCall(file, receiver, verb, next.Groups["verb"].Index, parts, path));
                    if (verb == "route" && parts.Count == 1 && code.Mask[parts[0].From] != '{') path = code.Text[parts[0].From..parts[0].To];
                }

                at = close + 1;
            }
        }
    }

    // The innermost function that is registered in its place and calls its router by this name.
    private string Scoped(CodeFile file, string name, int at)
    {
        (string Name, int From, int To) inner = _plugins[file.Path].LastOrDefault(one => one.Name == name && one.From < at && at < one.To);
        return inner.Name is null ? name : $"{name}@{inner.From}";
    }

    private void Mount(ScriptCall call)
    {
        if (call.Arguments.Count == 0 || call.Verb is not ("use" or "register" or "route")) return;
        bool isRegister = call.Verb == "register";
        string first = call.Text(0), prefix = "";
        int from = 0;
        if (isRegister) prefix = Prefix(call.File, call.Arguments);
        else if (call.Verb == "route" || call.Arguments.Count > 1)
        {
            prefix = _source.Constants.Text(first, call.File, out bool isDynamic);
            if (call.Verb == "route" && call.Arguments.Count < 2) return;
            bool isRouter = _mounts.Knows(call.File, first) || _modules.Origin(call.File, first) is not null;
            if (isRouter && isDynamic) prefix = "";
            else from = 1;
        }

        for (int i = from; i < (isRegister ? 1 : call.Arguments.Count); i++)
        {
            string child = call.Text(i);
            if (_mounts.Knows(call.File, child)) _mounts.Mount(call.File, call.Receiver, call.File, child, prefix);
            else if (_modules.Origin(call.File, child) is var (target, name)) _mounts.Mount(call.File, call.Receiver, target, _mounts.Knows(target, name) ? name : RouteMounts.Any, prefix);
        }
    }

    // orders(app), require('./orders')(app), new OrderRoutes(router): the router goes on under whatever name it has there.
    private void Given(CodeFile file)
    {
        List<string> routers = [.. _mounts.Of(file).Where(name => name.Length > 0 && !name.Contains('@', StringComparison.Ordinal))];
        foreach (Match match in Handed().Matches(file.Code.Mask))
        {
            string router = match.Groups["router"].Value;
            if (!routers.Contains(router)) continue;
            string what = file.Code.Text.Substring(match.Groups["what"].Index, match.Groups["what"].Length);
            if (routers.Contains(what.Split('.')[0].TrimEnd()) || what.EndsWith(".use", StringComparison.Ordinal)) continue;
            if (_modules.Origin(file, what) is var (target, _) && target != file) _mounts.Mount(file, Scoped(file, router, match.Index), target, RouteMounts.Handed, "");
        }
    }

    private string Prefix(CodeFile file, IReadOnlyList<(int From, int To)> parts)
    {
        if (parts.Count < 2) return "";
        string options = file.Code.Text[parts[1].From..parts[1].To];
        if (Prefixed().Match(options) is { Success: true } written) return _source.Constants.Text(written.Groups[1].Value.Trim(), file, out _);
        return options.StartsWith('{') && !options.Contains("...", StringComparison.Ordinal) ? "" : RouteTemplate.Rest;
    }

    [GeneratedRegex(@"(?:\b(?<name>[\w$]+)\s*(?::[^=;\n]+)?=\s*)?(?:\bawait\s+)?(?:\bnew\s+)?(?:\bexpress\s*\.\s*)?(?<what>\b(?:express|Router|Hono|OpenAPIHono|fastify|Fastify))\s*(?:<[^()]*>)?\s*\(")]
    private static partial Regex Made();

    [GeneratedRegex(@"(?<made>(?:\b(?<name>[\w$]+)\s*(?::[^=;\n]+)?=\s*)?(?:\bawait\s+)?(?:\bnew\s+)?(?:\bexpress\s*\.\s*)?\b(?:express|Router|Hono|OpenAPIHono|fastify|Fastify)\s*(?:<[^()]*>)?\s*\()|\b(?<recv>[\w$]+)(?=\s*\.\s*(?:get|post|put|delete|patch|all|on|use|route|register|openapi|basePath)\s*(?:<[^()]*>)?\()")]
    private static partial Regex Chained();

    [GeneratedRegex(@"\b(?<name>[\w$]+)\s*\.\s*(?<verb>get|post|put|delete|patch|all|use|register|route)\s*(?:<[^()]*>)?\(")]
    private static partial Regex Used();

    [GeneratedRegex(@"\b([\w$]+)\s*(?:\?\.)?\[[^\[\]]*\]\s*\(")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\G\s*\.\s*(?<verb>\w+)\s*(?:<[^()]*>)?\(")]
    private static partial Regex Next();

    [GeneratedRegex(@"\b([\w$]+)\s*=\s*$")]
    private static partial Regex Assigned();

    [GeneratedRegex(@"^(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*(?<name>[\w$]+)\b[^{}]*?(?:=>|\)\s*(?::[^{]*)?\{)")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\bprefix\s*:\s*([^,}]+)")]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"(?<what>\brequire\s*\([^()]*\)|\b[A-Za-z_$][\w$]*(?:\s*\.\s*\w+)?)\s*\(\s*(?:this\s*\.\s*)?(?<router>[\w$]+)\s*[,)]")]
    private static partial Regex Handed();

    [GeneratedRegex(@"^(?:axios|http|https|client|httpClient|agent|nock|rest|msw|mock|cache|map|fetcher|request|supertest|page|cy|https?Service|superagent|ky|got|params|headers|store|session|redis|storage|localStorage)$")]
    private static partial Regex Client();

    [GeneratedRegex(@"^(?:\w*[aA]pp|\w*[rR]outer|server|fastify|routes?|instance|application)$")]
    private static partial Regex Usual();

    [GeneratedRegex(@"^(?:async\s+)?(?:function\b[^(]*)?\(?\s*(?:_?req|_?request|c|ctx|context|_)\b")]
    private static partial Regex Handler();

    [GeneratedRegex(@"^[A-Za-z_$][\w$]*(?:\s*\.\s*[\w$]+)*(?:\s*\([^;]*\))?$")]
    private static partial Regex Reference();
}
