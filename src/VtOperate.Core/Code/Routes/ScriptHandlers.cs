using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads what the handlers of Express, Hono and Fastify take and answer.</summary>
/// <param name="modules">Tells which file a handler comes from.</param>
/// <param name="source">All files of the language.</param>
internal sealed partial class ScriptHandlers(ScriptModules modules, CodeSource source)
{
    /// <summary>A route with what its handlers take and answer, as far as they can be found.</summary>
    /// <param name="route">The route.</param>
    /// <param name="file">Its file.</param>
    /// <param name="given">What it is given behind its path: checks, and the handler as the last.</param>
    public Route Read(Route route, CodeFile file, IReadOnlyList<(int From, int To)> given)
    {
        if (given.Count == 0) return route;
        (CodeFile File, int From, int To)? body = Handler(file, given[^1]);
        string text = CallText.WithoutComments(file.Code, given[0].From, given[^1].To);
        if (body is var (place, begin, end) && !(place == file && begin >= given[0].From && end <= given[^1].To)) text += "\n" + CallText.WithoutComments(place.Code, begin, end);
        HandlerAnswers answers = body is var (held, from, to) ? ScriptAnswers.Read(held.Code.Mask[from..to]) : HandlerAnswers.Unknown;
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
            string code = CallText.WithoutComments(read.Code, first, last);
            foreach (Match match in Fallback().Matches(code)) parameters.Add(Parameter(match.Groups["name"].Value, match.Groups["value"].Value, read.Code.LineOf(first + match.Index), read, file));
            foreach (Match match in Taken().Matches(code))
            {
                foreach (Match one in TakenOne().Matches(match.Groups[1].Value)) parameters.Add(Parameter(one.Groups[1].Value, one.Groups[2].Value.Trim(), read.Code.LineOf(first + match.Index), read, file));
            }
        }

        return route with { Parameters = parameters, Request = request, Statuses = answers.Statuses, HasAllSuccesses = answers.HasAllSuccesses };
    }

    private RouteParameter Parameter(string name, string value, int line, CodeFile read, CodeFile file) => new(name, line) { Default = source.Constants.Value(value, read), File = read == file ? null : read.Path };

    // A function that is given stands in its place, in its file, or in the one it is imported from.
    private (CodeFile File, int From, int To)? Handler(CodeFile file, (int From, int To) part)
    {
        string given = file.Code.Mask[part.From..part.To];
        if (given.Contains("=>", StringComparison.Ordinal) || given.Contains("function", StringComparison.Ordinal)) return (file, part.From, part.To);
        if (Reference().Match(given) is not { Success: true } reference) return null;
        string name = reference.Groups["last"].Value;
        bool isOwn = reference.Groups["first"].Value is "" or "this.";
        CodeFile? place = isOwn && CodeScopes.Named(file.Code, name, file.Path).Count > 0 ? file : modules.Origin(file, given) is var (target, there) && (name = isOwn ? there : name).Length > 0 ? target : null;
        if (place is null || CodeScopes.Named(place.Code, name, place.Path) is not [var scope]) return null;
        return (place, place.Code.StartOf(scope.FirstLine), place.Code.EndOf(Math.Min(scope.LastLine, place.Code.LineCount)));
    }

    [GeneratedRegex(@"^(?<first>(?:\w+\s*\.\s*)*)(?<last>\w+)(?:\s*\.\s*bind\([^()]*\))?$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(?<name>\w+)\s*\.\s*(?:safeParse|parse|parseAsync|safeParseAsync)\s*\(\s*(?:await\s+)?(?:\w+\.)*(?<what>query|body)\b|\bzValidator\(\s*[""'](?<what>query|json|form)[""']\s*,\s*(?<late>\w+)")]
    private static partial Regex Checked();

    [GeneratedRegex(@"\bquery(?:\.(?<name>\w+)|\[\s*[""'](?<name>\w+)[""']\s*\]|\(\s*[""'](?<name>\w+)[""']\s*\))(?:(?!query)[^;\n])*?(?:\?\?|\|\|)\s*(?<value>-?\d+(?:\.\d+)?|[""'][^""'\n]*[""']|[A-Z][\w.]*|true|false)")]
    private static partial Regex Fallback();

    [GeneratedRegex(@"\{([^{}]*=[^{}]*)\}\s*=\s*(?:\w+\.)*query\b")]
    private static partial Regex Taken();

    [GeneratedRegex(@"(\w+)\s*(?::\s*\w+\s*)?=\s*([^,]+)")]
    private static partial Regex TakenOne();
}
