using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes that annotations of Spring controllers declare, in Java.</summary>
internal sealed partial class SpringRoutes : IRouteReader
{
    private static readonly Dictionary<string, string> s_methods = new(StringComparer.Ordinal)
    {
        ["GetMapping"] = "GET",
        ["PostMapping"] = "POST",
        ["PutMapping"] = "PUT",
        ["DeleteMapping"] = "DELETE",
        ["PatchMapping"] = "PATCH",
        ["RequestMapping"] = "*",
    };

    /// <inheritdoc/>
    public string Framework => "Spring";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Java;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => file.Path.EndsWith(".java", StringComparison.OrdinalIgnoreCase) && text.Contains("Mapping", StringComparison.Ordinal) && text.Contains("Controller", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var context = new SpringContext(source);
        foreach (CodeFile file in files)
        {
            stop.ThrowIfCancellationRequested();
            foreach (DeclaredType type in DeclaredTypes.Of(file.Code))
            {
                if (type.Member.Mark("RestController", "Controller") is not { } mark) continue;
                foreach (Route route in Routes(file, type, mark.Name == "RestController" || type.Member.Mark("ResponseBody") is not null, context.Prefix(file), source)) yield return route;
            }
        }
    }

    private static IEnumerable<Route> Routes(CodeFile file, DeclaredType type, bool isApi, string context, CodeSource source)
    {
        foreach (CodeMember member in CodeMembers.Read(file.Code, type.Member.BodyFrom, type.Member.BodyTo))
        {
            if (MethodHead.Read(file.Code, member) is not { } head) continue;
            foreach (Route route in Of(file, type.Member, member, head, isApi, context, source)) yield return route;
        }
    }

    /// <summary>The routes of a method.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="type">The controller.</param>
    /// <param name="member">The method.</param>
    /// <param name="head">Its head.</param>
    /// <param name="isApi">Whether the controller answers with what its methods return.</param>
    /// <param name="context">What stands before every path.</param>
    /// <param name="source">All files of the language.</param>
    internal static IEnumerable<Route> Of(CodeFile file, CodeMember type, CodeMember member, MethodHead head, bool isApi, string context, CodeSource source)
    {
        List<CodeMark> marks = [.. member.Marks.Where(mark => s_methods.ContainsKey(mark.Name))];
        if (marks.Count == 0) yield break;
        (List<RouteParameter> parameters, string? request) = Bound(head.Parameters, source, file);
        HandlerAnswers answers = SpringAnswers.Read(file.Code, member, head.Returns);
        string body = Unwrapped(head.Returns);
        int[] successes = [.. answers.Statuses.Where(status => status is >= 200 and < 300 and not 204)];

        // A page that is shown is no operation of an interface.
        bool isPage = !isApi && member.Mark("ResponseBody") is null && !head.Returns.Contains("ResponseEntity", StringComparison.Ordinal);
        foreach (CodeMark mark in marks)
        {
            foreach ((string prefix, bool isUnknown) in Paths(type.Mark("RequestMapping"), source, file))
            {
                foreach ((string path, bool isDynamic) in Paths(mark, source, file))
                {
                    foreach (string template in RouteTemplate.Normalize(RouteTemplate.Join(RouteTemplate.Join(RouteTemplate.Join("/", context), prefix), path)))
                    {
                        foreach (string method in Methods(mark))
                        {
                            yield return new Route("Spring", method, template, file.Path, mark.Line)
                            {
                                IsDynamic = isUnknown || isDynamic || context.Contains(RouteTemplate.Rest, StringComparison.Ordinal),
                                IsHidden = isPage || member.Mark("Hidden") is not null || type.Mark("Hidden") is not null,
                                Parameters = parameters,
                                Request = request,
                                Statuses = answers.Statuses,
                                HasAllSuccesses = answers.HasAllSuccesses,
                                Answers = answers.HasAllSuccesses && successes.Length == 1 && body is not ("void" or "Void" or "?" or "Object" or "") ? [new RouteAnswer(successes[0], body)] : [],
                            };
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Methods(CodeMark mark)
    {
        string method = s_methods[mark.Name];
        if (method != "*" || mark.Named("method") is not { } named) return [method];
        return [.. named.Trim('{', '}', '[', ']', ' ').Split(',').Select(one => one.Trim()).Select(one => one[(one.LastIndexOf('.') + 1)..])];
    }

    private static List<(string Path, bool IsDynamic)> Paths(CodeMark? mark, CodeSource source, CodeFile file)
    {
        string? written = mark?.Named("value", "path") ?? mark?.At(0);
        if (written is null) return [("", false)];
        var paths = new List<(string, bool)>();
        string list = (written.StartsWith('{') && written.EndsWith('}')) || (written.StartsWith('[') && written.EndsWith(']')) ? written[1..^1] : written;
        string mask = CodeMask.Of(list, CodeFamily.Java);
        foreach ((int from, int to) in CodeSigns.Split(mask, 0, mask.Length))
        {
            string path = source.Constants.Text(list[from..to], file, out bool isDynamic);

            // Kotlin puts constants into its texts; what is written \${...} there is one of Spring.
            if (file.Path.EndsWith(".kt", StringComparison.OrdinalIgnoreCase)) path = Placed().Replace(path, match => match.Value[0] == '\\' ? match.Value[1..] : source.Constants.Text(match.Groups[1].Value, file, out bool isMade) is var text && !isMade ? text : "${}");

            // ${api.base} is filled from the configuration.
            if (path.Contains("${", StringComparison.Ordinal)) (path, isDynamic) = (RouteTemplate.Rest + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..], true);
            paths.Add((path, isDynamic));
        }

        return paths.Count > 0 ? paths : [("", false)];
    }

    private static (List<RouteParameter> Parameters, string? Request) Bound(IReadOnlyList<TypedName> names, CodeSource source, CodeFile file)
    {
        var parameters = new List<RouteParameter>();
        string? request = null;
        foreach (TypedName name in names)
        {
            CodeMark? place = name.Marks.FirstOrDefault(mark => mark.Name is "RequestParam" or "RequestHeader" or "PathVariable" or "RequestBody" or "ModelAttribute" or "ParameterObject" or "PageableDefault" or "CookieValue");
            if (place?.Name == "RequestBody")
            {
                request = name.Type;
            }
            else if (place?.Name == "PageableDefault")
            {
                if ((place.Named("size", "value") ?? place.At(0)) is { } size) parameters.Add(new RouteParameter("size", name.Line) { Default = source.Constants.Value(size, file) });
                if (place.Named("page") is { } page) parameters.Add(new RouteParameter("page", name.Line) { Default = source.Constants.Value(page, file) });
            }
            else if (place?.Name is "RequestParam" or "RequestHeader" or "PathVariable" or "CookieValue")
            {
                string? sent = (place.Named("name", "value") ?? place.At(0)) is { } given ? source.Constants.Text(given, file, out bool isDynamic) is var text && !isDynamic ? text : null : name.Name;
                MarkLimits limits = MarkLimits.Of(name.Marks, source.Constants, file);
                string? value = (place.Named("defaultValue") ?? name.Value) is { } written ? source.Constants.Value(written, file) : null;
                if (sent is not null) parameters.Add(new RouteParameter(sent, name.Line) { Default = value, Minimum = limits.Minimum, Maximum = limits.Maximum, Values = source.Type(name.Type.TrimEnd('?'), file)?.Values ?? [], Type = name.Type });
            }
            else if (place is not null || name.Marks.Any(mark => mark.Name == "Valid"))
            {
                if (source.Type(name.Type.TrimEnd('?'), file) is { } shape)
                    parameters.AddRange(shape.Fields.Select(field => new RouteParameter(field.Name, field.Line) { Default = field.Default, Minimum = field.Minimum, Maximum = field.Maximum, Type = field.Type, File = shape.File == file.Path ? null : shape.File }));
            }
        }

        return (parameters, request);
    }

    private static string Unwrapped(string type)
    {
        foreach (string wrapper in (string[])["ResponseEntity<", "Mono<", "CompletableFuture<", "Callable<", "Optional<"])
        {
            if (type.StartsWith(wrapper, StringComparison.Ordinal) && type.EndsWith('>')) return Unwrapped(type[wrapper.Length..^1]);
        }

        return type == "ResponseEntity" ? "" : type;
    }

    [GeneratedRegex(@"\\\$|\$\{?(\w+)\}?")]
    private static partial Regex Placed();
}
