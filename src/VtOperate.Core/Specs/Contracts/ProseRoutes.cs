using System.Text.RegularExpressions;
using VtOperate.Core.Code.Routes;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Paths that the prose of features names, in contracts in Markdown and in specifications, so that a route which only prose describes is not said to be undocumented.</summary>
internal sealed partial class ProseRoutes
{
    private const int LargestBytes = 2 << 20;

    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);

    private ProseRoutes()
    {
    }

    /// <summary>Whether prose names the path of a route.</summary>
    public bool Names(Route route) => _paths.Contains(route.Template);

    /// <summary>Reads the prose of the features.</summary>
    public static ProseRoutes Read(DriftContext context, CancellationToken stop)
    {
        var prose = new ProseRoutes();
        foreach (string file in context.Features.SelectMany(feature => feature.Files))
        {
            stop.ThrowIfCancellationRequested();
            string path = "/" + RepositoryPath.Relative(file, context.Project.Root);
            if (!path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || !(path.Contains("/contracts/", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/spec.md", StringComparison.OrdinalIgnoreCase))) continue;
            try
            {
                string text = TextDocument.Decode(context.Engine.Files.ReadBytes(file, LargestBytes)).Text;
                foreach (Match match in Mentioned().Matches(text)) prose._paths.UnionWith(RouteTemplate.Normalize(match.Groups[1].Value.TrimEnd('.', ',', ':', ';')));
            }
            catch (OperationException)
            {
                // A document that cannot be read names nothing.
                continue;
            }
        }

        return prose;
    }

    // A path behind a blank, a quote or an address.
    [GeneratedRegex(@"(?:^|[\s`""'(|]|https?://[\w.\-:{}]+)(/[A-Za-z0-9_][\w\-./:{}<>\[\]]*)", RegexOptions.Multiline)]
    private static partial Regex Mentioned();
}
