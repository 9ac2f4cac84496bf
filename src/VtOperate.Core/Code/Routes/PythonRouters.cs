using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>The applications, routers and blueprints of FastAPI and Flask, and where they are mounted.</summary>
internal sealed partial class PythonRouters
{
    private const int DeepestMount = 6;

    private readonly RouteMounts _mounts = new();
    private readonly HashSet<(string File, string Name)> _flask = [];
    private readonly CodeSource _source;

    /// <summary>Reads the routers of files.</summary>
    public PythonRouters(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        _source = source;
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            foreach (Match match in Router().Matches(file.Code.Mask))
            {
                string name = match.Groups["name"].Value, kind = match.Groups["kind"].Value;
                string? prefix = new CodeMark("", Given(file.Code, match), 0).Named("prefix", "url_prefix", "root_path");
                _mounts.Declare(file, name, prefix is null ? "" : source.Constants.Text(prefix, file, out _), kind is "FastAPI" or "Flask");
                if (kind is "Flask" or "Blueprint") _flask.Add((file.Path, name));
            }
        }

        foreach (CodeFile file in files) Mounts(file);
    }

    /// <summary>Whether a router is one of Flask.</summary>
    public bool IsFlask(CodeFile file, string name) => _flask.Contains((file.Path, name));

    /// <summary>Whether a name is known to be a router.</summary>
    public bool Knows(CodeFile file, string name) => _mounts.Knows(file, name);

    /// <summary>What stands before the paths of a router, once for every place it is mounted at.</summary>
    public IReadOnlyList<string> Prefixes(CodeFile file, string name) => _mounts.Prefixes(file, name, DeepestMount);

    /// <summary>What a call is given.</summary>
    public static List<CallArgument> Given(CodeText code, Match match)
    {
        int open = match.Index + match.Length - 1, close = CodeSigns.Close(code.Mask, open);
        return close < 0 ? [] : CodeMembers.Arguments(code, open + 1, close);
    }

    private void Mounts(CodeFile file)
    {
        CodeText code = file.Code;
        Dictionary<string, (string Module, string Name)> imports = Imports(code);
        foreach (Match match in Mount().Matches(code.Mask))
        {
            var mark = new CodeMark("", Given(code, match), 0);
            bool isMounted = match.Groups["verb"].Value == "mount";
            if ((isMounted ? mark.At(1) ?? mark.Named("app") : mark.At(0) ?? mark.Named("router", "blueprint")) is not { } child) continue;
            string? written = isMounted ? mark.At(0) ?? mark.Named("path") : mark.Named("prefix", "url_prefix");
            string prefix = written is null or "None" ? "" : _source.Constants.Text(written, file, out _);
            if (mark.Arguments.Any(one => one.Text.StartsWith("**", StringComparison.Ordinal))) prefix = RouteTemplate.Rest;
            int dot = child.LastIndexOf('.');
            string name = child[(dot + 1)..], module = dot < 0 ? "" : child[..dot];
            if (imports.TryGetValue(dot < 0 ? name : module, out (string Module, string Name) import)) (module, name) = dot < 0 ? import : (import.Module.TrimEnd('.').Length > 0 ? $"{import.Module}.{import.Name}" : import.Module + import.Name, name);
            CodeFile? target = module.Length == 0 ? file : Find(file, module);
            bool replaces = match.Groups["verb"].Value == "register_blueprint" && mark.Named("url_prefix") is not null;
            if (target is not null) _mounts.Mount(file, match.Groups["recv"].Value, target, name, prefix, replaces);
        }
    }

    private static Dictionary<string, (string Module, string Name)> Imports(CodeText code)
    {
        var imports = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (Match match in Import().Matches(code.Mask))
        {
            foreach (string one in match.Groups[2].Value.Trim('(', ')', ' ', '\r').Split(','))
            {
                string[] words = one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 0) imports[words[^1]] = (match.Groups[1].Value, words[0]);
            }
        }

        foreach (Match match in Renamed().Matches(code.Mask))
        {
            string module = match.Groups[1].Value;
            int dot = module.LastIndexOf('.');
            imports[match.Groups[2].Value] = (dot < 0 ? "" : module[..dot], module[(dot + 1)..]);
        }

        return imports;
    }

    // One of the folder that the import names; else the only one whose path ends so.
    private CodeFile? Find(CodeFile file, string module)
    {
        int dots = module.Length - module.TrimStart('.').Length;
        string path = module[dots..].Replace('.', '/');
        if (dots > 0)
        {
            string[] folders = file.Path.Split('/')[..^1];
            string folder = string.Concat(folders[..Math.Max(0, folders.Length - dots + 1)].Select(one => one + "/"));
            if (_source.Files.FirstOrDefault(one => one.Path == $"{folder}{path}.py" || one.Path == $"{folder}{path}/__init__.py") is { } near) return near;
        }

        List<CodeFile> found = [.. _source.Files.Where(one => ("/" + one.Path).EndsWith($"/{path}.py", StringComparison.Ordinal) || ("/" + one.Path).EndsWith($"/{path}/__init__.py", StringComparison.Ordinal))];
        return found.Count == 1 ? found[0] : null;
    }

    [GeneratedRegex(@"^[ \t]*(?:\w+\.)*(?<name>\w+)\s*(?::\s*[\w.]+\s*)?=\s*(?:\w+\.)?(?<kind>FastAPI|APIRouter|Flask|Blueprint)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Router();

    [GeneratedRegex(@"\b(?<recv>\w+)\.(?<verb>include_router|register_blueprint|mount)\s*\(")]
    private static partial Regex Mount();

    [GeneratedRegex(@"^[ \t]*from\s+([\w.]+)\s+import\s+([^\n(]+|\([^)]*\))", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^[ \t]*import\s+([\w.]+)\s+as\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Renamed();
}
