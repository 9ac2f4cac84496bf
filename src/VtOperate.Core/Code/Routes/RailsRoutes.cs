using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>
/// Reads the routes files of Rails (https://guides.rubyonrails.org/routing.html): resources and what is nested in them, namespaces, scopes, concerns, mounted engines and files that are drawn. A macro that is not known may answer anything below
/// its place.
/// </summary>
internal sealed partial class RailsRoutes : IRouteReader
{
    private const int Deepest = 12;

    private static readonly string[] s_verbs = ["get", "post", "put", "patch", "delete", "match"];

    // Blocks that change nothing of the paths.
    private static readonly HashSet<string> s_plain = new(StringComparer.Ordinal) { "if", "unless", "case", "begin", "each", "constraints", "defaults", "authenticate", "authenticated", "unauthenticated", "devise_scope", "with_options", "tap" };

    private static readonly (string Action, string Method, bool IsMember)[] s_actions = [("index", "GET", false), ("create", "POST", false), ("new", "GET", false), ("show", "GET", true), ("edit", "GET", true), ("update", "PATCH", true), ("update", "PUT", true), ("destroy", "DELETE", true)];

    /// <inheritdoc/>
    public string Framework => "Rails";

    /// <inheritdoc/>
    public CodeFamily Family => CodeFamily.Ruby;

    /// <inheritdoc/>
    public bool MayDeclare(CodeFile file, string text) => text.Contains("routes.draw", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop)
    {
        var actions = new RailsActions(source);
        var drawn = new List<(CodeFile File, RubyStatement Draw)>();
        foreach (CodeFile file in files) drawn.AddRange(RubyStatements.Of(file.Code).Where(statement => statement is { Name: "draw", Block: not null }).Select(statement => (file, statement)));
        var engines = new Dictionary<string, string>(StringComparer.Ordinal);

        // An engine answers below the place at which the application mounts it.
        foreach ((CodeFile file, RubyStatement draw) in drawn.OrderBy(one => one.Draw.Receiver.Contains("Engine", StringComparison.Ordinal)))
        {
            stop.ThrowIfCancellationRequested();
            bool isEngine = draw.Receiver.EndsWith("Engine.routes", StringComparison.Ordinal);
            RailsScope scope = isEngine ? RailsScope.Root.Below(engines.GetValueOrDefault(draw.Receiver[..^".routes".Length], RouteTemplate.Rest)) : RailsScope.Root;
            var walk = new Walk(file, source, actions, engines, [.. drawn.Select(one => one.Draw.Receiver)], []);
            foreach (Route route in walk.Of(draw.Block!, scope, 0, file)) yield return route;
        }
    }

    /// <summary>The text of a literal, a symbol or a string without anything to fill in; null for what is made while the program runs.</summary>
    internal static string? Literal(string? written) => written is not null && Quoted().Match(written.Trim()) is { Success: true } match ? match.Groups["symbol"].Value + match.Groups["text"].Value : null;

    // :a, [:a, :b], %i[a b]; null where it cannot be read.
    private static string[]? Listed(string? written)
    {
        if (written is null) return null;
        string text = written.Trim();
        if (text.StartsWith("%i", StringComparison.Ordinal) || text.StartsWith("%w", StringComparison.Ordinal)) return text.Length < 4 ? null : text[3..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!text.StartsWith('[')) return Literal(text) is { } one ? [one] : null;
        var all = text.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Literal).ToList();
        return all.Contains(null) ? null : [.. all.OfType<string>()];
    }

    [GeneratedRegex("""^(?::(?<symbol>\w+[?!]?)|(?<q>["'])(?<text>(?:(?!\k<q>|\#\{).)*)\k<q>|:"(?<symbol>[^"#]*)")$""")]
    private static partial Regex Quoted();

    private sealed partial class Walk(CodeFile main, CodeSource source, RailsActions actions, Dictionary<string, string> engines, HashSet<string> receivers, Dictionary<string, IReadOnlyList<RubyStatement>> concerns)
    {
        internal IEnumerable<Route> Of(IReadOnlyList<RubyStatement> statements, RailsScope scope, int depth, CodeFile file)
        {
            if (depth > Deepest) yield break;
            foreach (RubyStatement statement in statements)
            {
                RailsScope inside = statement.Condition.Contains("Rails.env", StringComparison.Ordinal) ? scope with { IsHidden = true } : scope;
                foreach (Route route in One(statement, inside, depth, file)) yield return route;
            }
        }

        private IEnumerable<Route> One(RubyStatement statement, RailsScope scope, int depth, CodeFile file)
        {
            IReadOnlyList<RubyStatement> block = statement.Block ?? [];
            string? first = statement.Plain.FirstOrDefault();
            switch (statement.Name)
            {
                case "namespace":
                    return Literal(first) is { } space ? Of(block, scope.Below(Path(statement.Option("path"), space)) with { Module = scope.Module + (Literal(statement.Option("module")) ?? space) + "/", Controller = "" }, depth + 1, file) : Of(block, scope.Below(RouteTemplate.Rest), depth + 1, file);
                case "scope":
                    return Of(block, Scoped(statement, scope), depth + 1, file);
                case "resources" or "resource":
                    return statement.Plain.SelectMany(name => Resource(statement, name, scope, depth, file));
                case "member" or "new":
                    return Of(block, scope with { Collection = scope.Here }, depth + 1, file);
                case "collection":
                    return Of(block, scope with { Here = scope.Collection }, depth + 1, file);
                case "shallow":
                    return Of(block, scope with { IsShallow = true }, depth + 1, file);
                case "controller":
                    return Of(block, scope with { Controller = Literal(first) ?? "" }, depth + 1, file);
                case "concern":
                    if (Literal(first) is { } concern) concerns[concern] = block;
                    return [];
                case "concerns":
                    return statement.Plain.SelectMany(names => Listed(names) ?? []).SelectMany(name => concerns.TryGetValue(name, out IReadOnlyList<RubyStatement>? kept) ? Of(kept, scope, depth + 1, file) : []);
                case "draw":
                    return Drawn(first, scope, depth);
                case "root":
                    return [new Route("Rails", "GET", RouteTemplate.Normalize(scope.Here)[0], file.Path, file.Code.LineOf(statement.At)) { IsHidden = true }];
                case "mount":
                    return Mounted(statement, scope, file);
                case "def" or "class" or "module" or "direct" or "resolve":
                    return [];
                case var verb when Array.IndexOf(s_verbs, verb) >= 0 && statement.Receiver.Length == 0:
                    return Verb(statement, scope, file);
                case var plain when s_plain.Contains(plain):
                    return Of(block, scope, depth + 1, file);
                case var macro when macro == "devise_for":
                    return [Open(scope.Below(Path(statement.Option("path"), Literal(first) ?? RouteTemplate.Rest)), statement, file)];
                case var macro when statement.Block is null && Macro().IsMatch(macro) && statement.Receiver.Length == 0:
                    return [Open(scope.Below(Path(statement.Option("at"), "")), statement, file)];
                default:
                    return statement.Block is null ? [] : Of(block, scope.Below(RouteTemplate.Rest), depth + 1, file);
            }
        }

        // scope '/v1', scope :v1, scope path: 'v1', module: 'v1'
        private static RailsScope Scoped(RubyStatement statement, RailsScope scope)
        {
            RailsScope inside = scope;
            foreach (string part in statement.Plain) inside = inside.Below(Literal(part) ?? RouteTemplate.Rest);
            if (statement.Option("path") is { } path) inside = inside.Below(Literal(path) ?? RouteTemplate.Rest);
            return inside with { Module = scope.Module + (Literal(statement.Option("module")) is { } module ? module + "/" : ""), Controller = Literal(statement.Option("controller")) ?? scope.Controller, IsShallow = scope.IsShallow || statement.Option("shallow") == "true" };
        }

        private IEnumerable<Route> Resource(RubyStatement statement, string written, RailsScope scope, int depth, CodeFile file)
        {
            bool isSingle = statement.Name == "resource", isUnknown = (statement.Option("only") is { } only && Listed(only) is null) || (statement.Option("except") is { } except && Listed(except) is null);
            string? name = Literal(written);
            string path = Path(statement.Option("path"), name ?? RouteTemplate.Rest), above = scope.Here;
            string collection = RouteTemplate.Join(above, path), variable = isSingle ? "" : RouteTemplate.Variable;
            bool isShallow = scope.IsShallow && above != scope.Shallow;
            string member = RouteTemplate.Join(isShallow ? RouteTemplate.Join(scope.Shallow, path) : collection, variable);
            string module = scope.Module + (Literal(statement.Option("module")) is { } folder ? folder + "/" : ""), controller = Literal(statement.Option("controller")) ?? (isSingle ? Plural(name ?? "") : name ?? "");
            string[]? chosen = Listed(statement.Option("only")), left = Listed(statement.Option("except"));
            foreach ((string action, string method, bool isMember) in s_actions)
            {
                if ((isSingle && action == "index") || chosen?.Contains(action) == false || left?.Contains(action) == true) continue;
                bool isPage = action is "new" or "edit";
                string template = isPage ? RouteTemplate.Join(isMember ? member : collection, action) : isMember ? member : collection;
                foreach (Route route in Routes(method, template, statement, scope with { IsHidden = scope.IsHidden || isPage || isUnknown }, file, module + controller, action)) yield return route with { IsAlternate = action == "update" };
            }

            RailsScope inside = scope with { Here = member, Collection = collection, Module = module, Controller = controller, IsShallow = scope.IsShallow || statement.Option("shallow") == "true" };
            foreach (string concern in Listed(statement.Option("concerns")) ?? [])
            {
                if (!concerns.TryGetValue(concern, out IReadOnlyList<RubyStatement>? kept)) continue;
                foreach (Route route in Of(kept, inside, depth + 1, file)) yield return route;
            }

            foreach (Route route in Of(statement.Block ?? [], inside, depth + 1, file)) yield return route;
        }

        // get '/x', to: 'orders#index'; get 'x' => 'orders#index'; get :preview, on: :member; match 'x', via: [:get, :post]
        private IEnumerable<Route> Verb(RubyStatement statement, RailsScope scope, CodeFile file)
        {
            string above = Literal(statement.Option("on")) switch { "collection" => scope.Collection, _ => scope.Here };
            string? target = Literal(statement.Option("to"));
            bool isElsewhere = statement.Arguments.Any(argument => Elsewhere().IsMatch(argument));
            string[] methods = statement.Name != "match" ? [statement.Name.ToUpperInvariant()] : Listed(statement.Option("via")) is { } via && !via.Contains("all") ? [.. via.Select(one => one.ToUpperInvariant())] : ["*"];
            foreach (string written in statement.Plain)
            {
                int arrow = written.IndexOf("=>", StringComparison.Ordinal);
                string? path = Literal(arrow < 0 ? written : written[..arrow]);
                string to = (arrow < 0 ? target : Literal(written[(arrow + 2)..])) ?? "";
                string action = Literal(statement.Option("action")) ?? (to.Contains('#', StringComparison.Ordinal) ? to[(to.IndexOf('#', StringComparison.Ordinal) + 1)..] : to.Length > 0 ? to : path?[(path.LastIndexOf('/') + 1)..] ?? "");
                string controller = Literal(statement.Option("controller")) ?? (to.Contains('#', StringComparison.Ordinal) ? to[..to.IndexOf('#', StringComparison.Ordinal)] : scope.Controller.Length > 0 ? scope.Controller : path?.Trim('/') is { } whole && whole.Contains('/', StringComparison.Ordinal) ? whole[..whole.LastIndexOf('/')] : "");
                foreach (string method in methods)
                {
                    foreach (string spelled in Spellings(path ?? RouteTemplate.Rest))
                    {
                        foreach (Route route in Routes(method, RouteTemplate.Join(above, spelled), statement, scope with { IsHidden = scope.IsHidden || isElsewhere }, file, scope.Module + controller, action)) yield return route;
                    }
                }
            }
        }

        private IEnumerable<Route> Mounted(RubyStatement statement, RailsScope scope, CodeFile file)
        {
            string written = statement.Arguments.Count > 0 ? statement.Arguments[0] : "";
            int arrow = written.IndexOf("=>", StringComparison.Ordinal);
            string engine = (arrow < 0 ? written : written[..arrow]).Trim();
            RailsScope place = scope.Below(Literal(arrow < 0 ? statement.Option("at") : written[(arrow + 2)..]) ?? RouteTemplate.Rest);
            if (engine.EndsWith("::Engine", StringComparison.Ordinal)) engines.TryAdd(engine, place.Here);
            return receivers.Contains(engine + ".routes") ? [] : [Open(place, statement, file)];
        }

        // draw(:admin) reads config/routes/admin.rb.
        private IEnumerable<Route> Drawn(string? written, RailsScope scope, int depth)
        {
            string folder = main.Path[..(main.Path.LastIndexOf('/') + 1)];
            return Literal(written) is { } name && source.Files.FirstOrDefault(one => one.Path == $"{folder}routes/{name}.rb") is { } file ? Of(RubyStatements.Of(file.Code), scope, depth + 1, file) : [];
        }

        private IEnumerable<Route> Routes(string method, string path, RubyStatement statement, RailsScope scope, CodeFile file, string controller, string action)
        {
            bool isDynamic = path.Contains(RouteTemplate.Rest, StringComparison.Ordinal) && !statement.Plain.Any(one => one.Contains('*', StringComparison.Ordinal));
            Route bare = actions.Read(new Route("Rails", method, "/", file.Path, file.Code.LineOf(statement.At)) { IsHidden = scope.IsHidden, IsDynamic = isDynamic }, controller, action);
            return RouteTemplate.Normalize(path).Select(template => bare with { Template = template });
        }

        private static Route Open(RailsScope scope, RubyStatement statement, CodeFile file) =>
            new("Rails", "*", RouteTemplate.Normalize(RouteTemplate.Join(scope.Here, RouteTemplate.Rest))[0], file.Path, file.Code.LineOf(statement.At)) { IsDynamic = true, IsHidden = scope.IsHidden };

        // orders(.:format), orders(/:page): what stands in brackets may be left out.
        private static IEnumerable<string> Spellings(string path)
        {
            string plain = Within().Replace(Format().Replace(path, ""), RouteTemplate.Variable);
            int open = plain.IndexOf('(', StringComparison.Ordinal), close = plain.LastIndexOf(')');
            return open < 0 || close < open ? [plain] : [plain[..open] + plain[(close + 1)..], plain.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)];
        }

        private static string Path(string? option, string otherwise) => option is null ? otherwise : Literal(option) ?? RouteTemplate.Rest;

        private static string Plural(string name) => name.EndsWith('y') ? name[..^1] + "ies" : name.EndsWith('s') ? name : name + "s";

        [GeneratedRegex(@"\(\.:\w+\)")]
        private static partial Regex Format();

        // /~:username
        [GeneratedRegex(@"(?<=[^/\w(]):\w+")]
        private static partial Regex Within();

        [GeneratedRegex(@"^to:\s*redirect\b|=>\s*redirect\b")]
        private static partial Regex Elsewhere();

        [GeneratedRegex(@"^(?:use_\w+|mount_\w+|\w+_for|\w+_routes)$")]
        private static partial Regex Macro();
    }
}
