using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes that the minimal interfaces of ASP.NET map, with the groups they are mapped on.</summary>
internal sealed partial class AspNetMinimal : IRouteReader
{
    /// <inheritdoc/>
    public string Framework => "ASP.NET";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.CSharp;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => Used().IsMatch(text);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop) => AspNetPathBase.With(Declared(files, source, stop), files, source);

    private IEnumerable<Route> Declared(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var groups = new AspNetGroups(source);
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            CodeText code = file.Code;
            foreach (Match match in Map().Matches(code.Mask))
            {
                int open = match.Index + match.Length - 1, close = CallText.Close(code.Mask, open);
                List<(int From, int To)> parts = CallText.Arguments(code.Mask, open);
                if (parts.Count == 0) continue;
                string verb = match.Groups["verb"].Value;
                string[] methods = verb == "Methods" ? Methods(code, parts) : [verb.ToUpperInvariant()];
                (string path, bool isDynamic, (int From, int To) handler) = Placed(file, parts, source);
                Route bare = new(Framework, methods[0], "/", file.Path, code.LineOf(match.Groups["verb"].Index)) { IgnoresCase = true };
                bare = AspNetHandlers.Read(bare, file, handler, close + 1, source);
                foreach (string prefix in groups.Prefixes(file, match.Index))
                {
                    foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join("/", prefix), path)))
                    {
                        foreach (string method in methods) yield return bare with { Method = method, Template = template, IsDynamic = isDynamic || prefix.Contains(RouteTemplate.Rest, StringComparison.Ordinal) };
                    }
                }
            }
        }
    }

    // MapGet("/orders", List); also with the handler first, as some write for themselves: MapPut(Change, "{id}").
    private static (string Path, bool IsDynamic, (int From, int To) Handler) Placed(CodeFile file, List<(int From, int To)> parts, CodeSource source)
    {
        string Written(int index) => file.Code.Text[parts[index].From..parts[index].To];
        if (parts.Count == 1) return (RouteTemplate.Rest, true, parts[0]);
        string path = source.Constants.Text(Written(0), file, out bool isDynamic);
        if (!isDynamic) return (path, false, parts[^1]);
        string second = source.Constants.Text(Written(1), file, out bool isOther);
        return isOther ? (path, true, parts[^1]) : (second, false, parts[0]);
    }

    private static string[] Methods(CodeText code, List<(int From, int To)> parts)
    {
        string given = parts.Count > 2 ? code.Text[parts[1].From..parts[1].To] : "";
        string[] named = [.. Quoted().Matches(given).Select(match => match.Groups[1].Value.ToUpperInvariant()).Where(method => method is not ("HEAD" or "OPTIONS"))];
        return named.Length > 0 ? named : ["*"];
    }

    [GeneratedRegex(@"\.\s*Map(?:Get|Post|Put|Delete|Patch|Methods)\s*\(|\.\s*UsePathBase\s*\(")]
    private static partial Regex Used();

    [GeneratedRegex(@"\.\s*Map(?<verb>Get|Post|Put|Delete|Patch|Methods)\s*\(")]
    private static partial Regex Map();

    [GeneratedRegex("""["']([A-Za-z]+)["']""")]
    private static partial Regex Quoted();
}
