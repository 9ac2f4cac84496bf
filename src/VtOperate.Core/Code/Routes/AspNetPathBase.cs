using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Adds the paths that <c>UsePathBase</c> lets a program of ASP.NET answer beside those it declares.</summary>
internal static partial class AspNetPathBase
{
    /// <summary>The routes, each followed by the one behind the base of its program.</summary>
    public static IEnumerable<Route> With(IEnumerable<Route> routes, IReadOnlyList<CodeFile> files, CodeSource source)
    {
        List<(string Folder, string Base)> bases = [];
        foreach (CodeFile file in files)
        {
            foreach (Match match in Used().Matches(file.Code.Mask))
            {
                List<(int From, int To)> parts = CallText.Arguments(file.Code.Mask, match.Index + match.Length - 1);
                if (parts.Count == 1 && source.Constants.Text(file.Code.Text[parts[0].From..parts[0].To], file, out bool isDynamic) is var text && !isDynamic && text.Trim('/').Length > 0) bases.Add((file.Path[..(file.Path.LastIndexOf('/') + 1)], "/" + text.Trim('/')));
            }
        }

        foreach (Route route in routes)
        {
            yield return route;
            foreach ((string folder, string own) in bases)
            {
                if (route.File.StartsWith(folder, StringComparison.Ordinal)) yield return route with { Template = RouteTemplate.Normalize(RouteTemplate.Join(own, route.Template))[0], IsAlternate = true };
            }
        }
    }

    [GeneratedRegex(@"\.\s*UsePathBase\s*\(")]
    private static partial Regex Used();
}
