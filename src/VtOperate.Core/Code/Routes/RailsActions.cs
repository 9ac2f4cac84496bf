using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads what actions of Rails controllers take and answer: <c>head :no_content</c>, <c>render json: order, status: :created</c>, <c>params.fetch(:limit, 20)</c>.</summary>
/// <param name="source">All files of the language.</param>
internal sealed partial class RailsActions(CodeSource source)
{
    /// <summary>A route with what its action takes and answers, as far as it can be found.</summary>
    /// <param name="route">The route.</param>
    /// <param name="controller">The controller with its folders: <c>api/orders</c>.</param>
    /// <param name="action">The action.</param>
    public Route Read(Route route, string controller, string action)
    {
        string end = $"app/controllers/{controller.Trim('/')}_controller.rb";
        if (controller.Length == 0 || source.Files.FirstOrDefault(one => one.Path == end || one.Path.EndsWith("/" + end, StringComparison.Ordinal)) is not { } file) return route;
        if (CodeScopes.Named(file.Code, action, file.Path) is not [var scope]) return route;
        int from = file.Code.StartOf(scope.FirstLine), to = file.Code.EndOf(Math.Min(scope.LastLine, file.Code.LineCount));
        string text = CallText.WithoutComments(file.Code, from, to);
        var statuses = new SortedSet<int>();
        bool isSure = !Other().IsMatch(text);
        foreach (Match match in Answered().Matches(text))
        {
            string written = match.Groups["head"].Value is { Length: > 0 } head ? head : match.Groups["status"].Value;
            int? status = written.Length == 0 ? 200 : HttpStatuses.Of(written.Trim(':', '"', '\'', ' '));
            if (status is { } known) statuses.Add(known);
            else isSure = false;
        }

        List<RouteParameter> parameters = [.. Fallback().Matches(text).Select(match => new RouteParameter(match.Groups["name"].Value, file.Code.LineOf(from + match.Index)) { Default = RailsRoutes.Literal(match.Groups["value"].Value) ?? source.Constants.Value(match.Groups["value"].Value, file), File = file.Path })];
        return route with { Statuses = [.. statuses], HasAllSuccesses = isSure && statuses.Any(status => status < 400), Parameters = parameters };
    }

    [GeneratedRegex(@"\bhead\s*\(?\s*(?<head>:\w+|\d{3})|\brender\b(?<given>[^\n]*?\bstatus:\s*(?<status>:\w+|\d{3}|[\w.]+)|(?=[^\n]*\bjson:)(?![^\n]*\bstatus:))")]
    private static partial Regex Answered();

    // What answers in another way, or is rendered by a method of the project's own.
    [GeneratedRegex(@"\b(?:redirect_to|redirect_back|send_data|send_file|respond_to|respond_with|render_\w+|success_response|stream)\b|\brender\s+(?![^\n]*\b(?:json|status):)")]
    private static partial Regex Other();

    [GeneratedRegex(@"\bparams(?:\.fetch\(\s*:(?<name>\w+)\s*,\s*(?<value>[^()\n]+?)\s*\)|\[\s*[:""'](?<name>\w+)[""']?\s*\]\s*\|\|\s*(?<value>-?\d+(?:\.\d+)?|""[^""\n]*""|'[^'\n]*'|:\w+|[A-Z][A-Z0-9_]+))")]
    private static partial Regex Fallback();
}
