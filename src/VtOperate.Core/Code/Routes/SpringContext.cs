using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>What the settings of a module of Spring put before every path: <c>server.servlet.context-path</c> and its like, in <c>application.yml</c> or <c>application.properties</c>.</summary>
/// <param name="source">All files, with the settings among them.</param>
internal sealed partial class SpringContext(CodeSource source)
{
    private static readonly string[] s_keys = ["server.servlet.context-path", "spring.webflux.base-path", "spring.mvc.servlet.path"];

    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>What stands before the paths of a file; <see cref="RouteTemplate.Rest"/> where it is given from outside.</summary>
    public string Prefix(CodeFile file)
    {
        int at = ("/" + file.Path).IndexOf("/src/main/", StringComparison.Ordinal);
        if (at < 0) return "";
        string resources = file.Path[..at] + "src/main/resources/";
        if (!_prefixes.TryGetValue(resources, out string? prefix)) _prefixes[resources] = prefix = Read(resources);
        return prefix;
    }

    private string Read(string resources)
    {
        foreach (CodeFile settings in source.Project.Where(one => Settings().IsMatch(one.Path) && one.Path.StartsWith(resources, StringComparison.Ordinal) && one.Path.IndexOf('/', resources.Length) < 0))
        {
            Dictionary<string, string> values = Values(settings.ReadText(), settings.Path.EndsWith(".properties", StringComparison.Ordinal));
            string whole = string.Concat(s_keys.Select(key => values.GetValueOrDefault(key)?.Trim('/')).Where(one => one is { Length: > 0 }).Select(one => "/" + one));
            if (whole.Length > 0) return whole.Contains("${", StringComparison.Ordinal) ? "/" + RouteTemplate.Rest : whole;
        }

        return "";
    }

    // Keys in full, whether they are nested or not. What stands behind the first document counts for some profiles only.
    private static Dictionary<string, string> Values(string text, bool isFlat)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<(int Indent, string Key)>();
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("---", StringComparison.Ordinal) && values.Count > 0) break;
            if (line.StartsWith("#---", StringComparison.Ordinal)) break;
            if (Entry().Match(line) is not { Success: true } entry) continue;
            int indent = isFlat ? 0 : entry.Groups["indent"].Length;
            while (open.Count > 0 && open.Peek().Indent >= indent) open.Pop();
            string key = (open.Count > 0 ? open.Peek().Key + "." : "") + entry.Groups["key"].Value, value = entry.Groups["value"].Value.Trim().Trim('"', '\'');
            if (value.Length > 0) values.TryAdd(key, value);
            else if (!isFlat) open.Push((indent, key));
        }

        return values;
    }

    [GeneratedRegex(@"/application\.(?:yml|yaml|properties)$")]
    private static partial Regex Settings();

    [GeneratedRegex(@"^(?<indent>\s*)(?<key>[\w.\-]+)\s*[:=](?:\s*(?<value>""[^""]*""|'[^']*'|[^#\r\n]*))?")]
    private static partial Regex Entry();
}
