using System.Text.RegularExpressions;
using VtOperate.Core.Code.Routes;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Routes that nobody writes into a contract: of health and measures, of the documentation itself, internal ones, and those that serve pages. Pure.</summary>
internal static partial class RouteAllowance
{
    /// <summary>Whether a contract need not name a route.</summary>
    public static bool Allows(Route route)
    {
        if (route.IsHidden || route.Method is "OPTIONS" or "HEAD" or "TRACE" || route.Template == "/" || route.Template.Contains(RouteTemplate.Rest, StringComparison.Ordinal)) return true;
        string[] segments = RoutePaths.Segments(route.Template);
        return Array.Exists(segments, one => Area().IsMatch(one)) || Last().IsMatch(segments[^1]);
    }

    /// <summary>What a path is about: its first word that is no version and not <c>api</c>; empty where it has none.</summary>
    public static string Subject(string path) => RoutePaths.Segments(path).FirstOrDefault(one => !one.Contains('{', StringComparison.Ordinal) && !Version().IsMatch(one))?.ToLowerInvariant() ?? "";

    [GeneratedRegex(@"^(?:_?internal|_?debug|actuator|swagger.*|openapi.*|api-docs|redoc|graphiql|static|assets|\.well-known|__.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Area();

    [GeneratedRegex(@"^_?(?:health[-_]?(?:z|check|checks)?|livez?|liveness|readyz?|readiness|ping|metrics|docs|version|error|favicon\.ico|robots\.txt|index\.html)$", RegexOptions.IgnoreCase)]
    private static partial Regex Last();

    [GeneratedRegex(@"^(?:api|rest|v\d+(?:\.\d+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Version();
}
