using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes that attributes of ASP.NET controllers declare.</summary>
internal sealed partial class AspNetControllers : IRouteReader
{
    private static readonly Dictionary<string, string> s_methods = new(StringComparer.Ordinal)
    {
        ["HttpGet"] = "GET",
        ["HttpPost"] = "POST",
        ["HttpPut"] = "PUT",
        ["HttpDelete"] = "DELETE",
        ["HttpPatch"] = "PATCH",
    };

    private static readonly CodeMark?[] s_none = [null];
    private static readonly string[] s_places = ["FromQuery", "FromHeader", "FromRoute", "FromForm", "FromBody", "FromServices", "FromKeyedServices", "AsParameters"];

    /// <inheritdoc/>
    public string Framework => "ASP.NET";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.CSharp;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => text.Contains("Controller", StringComparison.Ordinal) && (text.Contains("[Http", StringComparison.Ordinal) || text.Contains("Route(", StringComparison.Ordinal)) || text.Contains("UsePathBase", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop) => AspNetPathBase.With(Declared(files, source, stop), files, source);

    private IEnumerable<Route> Declared(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var classes = files.SelectMany(file => DeclaredTypes.Of(file.Code).Where(type => type.Kind is "class" or "record").Select(type => (File: file, Type: type))).ToList();
        foreach ((CodeFile file, DeclaredType type) in classes)
        {
            stop.ThrowIfCancellationRequested();
            if (!type.Name.EndsWith("Controller", StringComparison.Ordinal) && type.Member.Mark("ApiController") is null && !type.Bases.Any(one => one.Contains("Controller", StringComparison.Ordinal))) continue;
            if (CodeSigns.FindWord(file.Code.Mask, "abstract", Math.Max(0, type.NameAt - 60), type.NameAt) is var at && at > 0 && !file.Code.Mask.AsSpan(at, type.NameAt - at).ContainsAny('{', '}', ';')) continue;
            (IReadOnlyList<CodeMark> marks, CodeFile marked) = Prefixes(type, file, classes);
            foreach (Route route in Routes(file, type, marks, marked, source)) yield return route;
        }
    }

    /// <summary>Whether a type is bound from the address and not from the body.</summary>
    internal static bool IsSimple(string type)
    {
        string bare = type.TrimEnd('?');
        return bare is "int" or "long" or "short" or "byte" or "uint" or "ulong" or "bool" or "string" or "double" or "float" or "decimal" or "char" or "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" or "String" or "Int32" or "Int64";
    }

    /// <summary>The parameters and the body that a method's head binds.</summary>
    internal static (List<RouteParameter> Parameters, string? Request) Bound(IReadOnlyList<TypedName> names, CodeSource source, CodeFile file, bool takesBody)
    {
        var parameters = new List<RouteParameter>();
        var bodies = new List<string>();
        string? request = null;
        foreach (TypedName name in names)
        {
            CodeMark? place = name.Marks.FirstOrDefault(mark => Array.IndexOf(s_places, mark.Name) >= 0);
            bool isSimple = IsSimple(name.Type);
            TypeShape? shape = isSimple ? null : source.Type(name.Type.TrimEnd('?'), file);
            if (place?.Name == "FromBody") request = name.Type;
            else if (place?.Name is "FromServices" or "FromKeyedServices" or "FromForm" || name.Modifiers.Contains("this")) continue;
            else if (isSimple || shape is { Values.Count: > 0 } || place?.Name is "FromHeader" or "FromRoute" || (place?.Name == "FromQuery" && shape is null))
            {
                MarkLimits limits = MarkLimits.Of(name.Marks, source.Constants, file);
                string? sent = place?.Named("Name") is { } given ? source.Constants.Text(given, file, out bool isDynamic) is var text && !isDynamic ? text : null : name.Name;
                if (sent is not null) parameters.Add(new RouteParameter(sent, name.Line) { Default = name.Value is null ? null : source.Constants.Value(name.Value, file), Minimum = limits.Minimum, Maximum = limits.Maximum, Values = shape?.Values ?? [], Type = name.Type });
            }
            else if (place?.Name is "FromQuery" or "AsParameters" && shape is not null)
            {
                parameters.AddRange(shape.Fields.Select(field => new RouteParameter(field.Name, field.Line) { Default = field.Default, Minimum = field.Minimum, Maximum = field.Maximum, Type = field.Type, File = shape.File == file.Path ? null : shape.File }));
            }
            else if (takesBody && place is null && shape is { Fields.Count: > 0 } && !Service().IsMatch(name.Type))
            {
                bodies.Add(name.Type);
            }
        }

        // Of several types only one is sent; which, the text does not say.
        return (parameters, request ?? (bodies is [var only] ? only : null));
    }

    // Attributes of routes are inherited from a base class.
    private static (IReadOnlyList<CodeMark>, CodeFile) Prefixes(DeclaredType type, CodeFile file, List<(CodeFile File, DeclaredType Type)> classes)
    {
        DeclaredType at = type;
        CodeFile place = file;
        for (int depth = 0; depth < 4; depth++)
        {
            List<CodeMark> marks = [.. at.Member.Marks.Where(mark => mark.Name == "Route" || s_methods.ContainsKey(mark.Name))];
            if (marks.Count > 0) return (marks, place);
            int next = at.Bases.Count == 0 ? -1 : classes.FindIndex(one => at.Bases[0].Split('<')[0].EndsWith(one.Type.Name, StringComparison.Ordinal));
            if (next < 0) break;
            (place, at) = classes[next];
        }

        return ([], file);
    }

    private IEnumerable<Route> Routes(CodeFile file, DeclaredType type, IReadOnlyList<CodeMark> prefixes, CodeFile marked, CodeSource source)
    {
        CodeText code = file.Code;
        string controller = type.Name.EndsWith("Controller", StringComparison.Ordinal) ? type.Name[..^10] : type.Name;
        string area = type.Member.Mark("Area")?.At(0)?.Trim('"') ?? "";
        foreach (CodeMember member in CodeMembers.Read(code, type.Member.BodyFrom, type.Member.BodyTo))
        {
            List<CodeMark> verbs = [.. member.Marks.Where(mark => s_methods.ContainsKey(mark.Name) || mark.Name == "AcceptVerbs")];
            List<CodeMark> templates = [.. member.Marks.Where(mark => mark.Name == "Route")];
            if ((verbs.Count == 0 && templates.Count == 0) || member.Mark("NonAction") is not null || MethodHead.Read(code, member) is not { } head) continue;
            bool isHidden = member.Marks.Concat(type.Member.Marks).Any(mark => mark.Name == "ApiExplorerSettings" && mark.Named("IgnoreApi") == "true") || member.Mark("ExcludeFromDescription") is not null;
            string action = head.Name.EndsWith("Async", StringComparison.Ordinal) ? head.Name[..^5] : head.Name;
            HandlerAnswers answers = AspNetAnswers.Read(code, member.BodyFrom, member.BodyTo, Unwrapped(head.Returns));
            foreach (CodeMark verb in verbs.Count > 0 ? verbs : templates[..1])
            {
                foreach (string method in verb.Name == "AcceptVerbs" ? verb.Arguments.Where(one => one.Label is null).Select(one => one.Text.Trim('"').ToUpperInvariant()) : [s_methods.GetValueOrDefault(verb.Name, "*")])
                {
                    (List<RouteParameter> parameters, string? request) = Bound(head.Parameters, source, file, method is "POST" or "PUT" or "PATCH");
                    IReadOnlyList<string?> own = verb.At(0) is { } one && verb.Name != "AcceptVerbs" ? [one] : templates.Count > 0 ? [.. templates.Select(mark => mark.At(0))] : [null];
                    foreach (string? written in own)
                    {
                        bool isDynamic = false;
                        string path = written is null ? "" : source.Constants.Text(written, file, out isDynamic);
                        bool isAbsolute = path.StartsWith('/') || path.StartsWith("~/", StringComparison.Ordinal);
                        if (!isAbsolute && prefixes.Count == 0 && written is null) continue;
                        foreach (CodeMark? prefix in isAbsolute || prefixes.Count == 0 ? s_none.AsEnumerable() : prefixes)
                        {
                            bool isUnknown = false;
                            string before = prefix?.At(0) is { } text ? source.Constants.Text(text, marked, out isUnknown) : "";
                            string whole = isAbsolute ? path.TrimStart('~') : RouteTemplate.Join("/" + before.TrimStart('~', '/'), path);
                            whole = Token(Token(Token(whole, "[controller]", controller), "[action]", action), "[area]", area);
                            foreach (string template in RouteTemplate.Normalize(whole))
                            {
                                yield return new Route(Framework, method, template, file.Path, verb.Line)
                                {
                                    IgnoresCase = true,
                                    IsDynamic = isDynamic || isUnknown,
                                    IsHidden = isHidden,
                                    Parameters = parameters,
                                    Request = request,
                                    Statuses = answers.Statuses,
                                    HasAllSuccesses = answers.HasAllSuccesses,
                                    Answers = Answers(member, head, answers),
                                };
                            }
                        }
                    }
                }
            }
        }
    }

    private static List<RouteAnswer> Answers(CodeMember member, MethodHead head, HandlerAnswers statuses)
    {
        var answers = new List<RouteAnswer>();
        foreach (CodeMark mark in member.Marks.Where(mark => mark.Name == "ProducesResponseType"))
        {
            string? type = mark.Arguments.FirstOrDefault(one => one.Text.StartsWith("typeof(", StringComparison.Ordinal))?.Text;
            int? status = mark.Arguments.Where(one => !one.Text.StartsWith("typeof(", StringComparison.Ordinal)).Select(one => HttpStatuses.Of(one.Text)).FirstOrDefault(one => one is not null) ?? (type is null ? null : 200);
            if (type is not null && status is { } number) answers.Add(new RouteAnswer(number, type[7..^1]));
        }

        string returns = Unwrapped(head.Returns);
        if (returns.StartsWith("ActionResult<", StringComparison.Ordinal)) returns = returns[13..^1];
        else if (returns.Contains("Result", StringComparison.Ordinal) || returns is "void" or "Task" or "ValueTask") return answers;
        int[] successes = [.. statuses.Statuses.Where(status => status is >= 200 and < 300 and not 204)];
        if (statuses.HasAllSuccesses && successes.Length == 1 && !answers.Exists(one => one.Status == successes[0])) answers.Add(new RouteAnswer(successes[0], returns));
        return answers;
    }

    private static string Unwrapped(string type)
    {
        foreach (string wrapper in (string[])["Task<", "ValueTask<", "System.Threading.Tasks.Task<"])
        {
            if (type.StartsWith(wrapper, StringComparison.Ordinal) && type.EndsWith('>')) return type[wrapper.Length..^1];
        }

        return type;
    }

    private static string Token(string text, string token, string value) => text.Replace(token, value, StringComparison.OrdinalIgnoreCase);

    // What is handed over by the program itself.
    [GeneratedRegex(@"^I[A-Z]|(?:Db|Context|Service|Repository|Store|Handler|Client|Manager|Factory|Validator|Mediator|Cache|Settings|Options)$")]
    private static partial Regex Service();
}
