using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>The routes of a project with the code they stand in.</summary>
internal sealed class RouteSet
{
    private readonly Dictionary<CodeFamily, CodeSource> _sources = [];
    private readonly Dictionary<string, CodeFile> _files = new(StringComparer.Ordinal);

    private RouteSet(IReadOnlyList<Route> routes) => Routes = routes;

    /// <summary>The routes, each once, in the order of their files and lines.</summary>
    public IReadOnlyList<Route> Routes { get; private set; }

    /// <summary>Reads the routes of files. Tests declare none.</summary>
    public static RouteSet Of(IReadOnlyList<CodeFile> files, CancellationToken stop)
    {
        var set = new RouteSet([]);
        var routes = new List<Route>();
        foreach (IGrouping<CodeFamily, IRouteReader> readers in RouteReaders.All().GroupBy(reader => reader.Family))
        {
            List<CodeFile> own = [.. files.Where(file => file.Family == readers.Key && !file.IsTest)];
            if (own.Count == 0) continue;
            var source = new CodeSource(own, RouteReaders.Types(readers.Key), files);
            set._sources[readers.Key] = source;
            foreach (CodeFile file in own) set._files[file.Path] = file;
            List<(IRouteReader Reader, List<CodeFile> Files)> open = [.. readers.Select(reader => (reader, new List<CodeFile>()))];
            foreach (CodeFile file in own)
            {
                stop.ThrowIfCancellationRequested();
                string text = file.ReadText();
                foreach ((IRouteReader reader, List<CodeFile> may) in open)
                {
                    if (reader.MayDeclare(file, text)) may.Add(file);
                }
            }

            foreach ((IRouteReader reader, List<CodeFile> may) in open.Where(one => one.Files.Count > 0)) routes.AddRange(reader.Read(may, source, stop));
        }

        set.Routes = [.. routes.DistinctBy(route => (route.Method, route.Template, route.File, route.Line)).OrderBy(route => route.File, StringComparer.Ordinal).ThenBy(route => route.Line)];
        return set;
    }

    /// <summary>The type that a route names; null where it is not known.</summary>
    public TypeShape? Type(Route route, string name) => _files.TryGetValue(route.File, out CodeFile? file) ? _sources[file.Family].Type(name, file) : null;

    /// <summary>The type that a field of another type names; null where it is not known.</summary>
    public TypeShape? Type(TypeShape owner, string name) => _files.TryGetValue(owner.File, out CodeFile? file) ? _sources[file.Family].Type(name, file) : null;

    /// <summary>Forgets the texts; what was read of them stays.</summary>
    public void Release()
    {
        foreach (CodeFile file in _files.Values) file.Release();
    }

    /// <summary>The language of a route.</summary>
    public CodeFamily Family(Route route) => _files.TryGetValue(route.File, out CodeFile? file) ? file.Family : CodeFamily.Unknown;
}
