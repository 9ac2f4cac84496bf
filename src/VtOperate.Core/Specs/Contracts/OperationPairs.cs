using VtOperate.Core.Code.Routes;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Which route answers which operation. Pure.</summary>
internal sealed class OperationPairs
{
    /// <summary>How many operations have to begin in the same other way before it is one contradiction and not several.</summary>
    public const int FewestShifted = 3;

    private readonly IReadOnlyList<Route> _routes;
    private readonly HashSet<Route> _answering = new(ReferenceEqualityComparer.Instance);

    private OperationPairs(IReadOnlyList<Route> routes) => _routes = routes;

    /// <summary>The operations that a route answers, in their order.</summary>
    public List<OperationPair> Pairs { get; } = [];

    /// <summary>The operations that only a route may answer whose path is not known to its end.</summary>
    public List<OperationPair> Open { get; } = [];

    /// <summary>The operations that no route answers, each with the nearest route, or null.</summary>
    public List<(ContractOperation Operation, Route? Nearest)> Missing { get; } = [];

    /// <summary>The contracts whose paths begin in another way than the routes.</summary>
    public List<BaseShift> Shifts { get; } = [];

    /// <summary>Whether a route answers an operation, or is the nearest to one that is missing.</summary>
    public bool IsAnswering(Route route) => _answering.Contains(route);

    /// <summary>Pairs operations with routes.</summary>
    public static OperationPairs Of(IReadOnlyList<ContractOperation> operations, IReadOnlyList<Route> routes)
    {
        var pairs = new OperationPairs([.. routes.Where(route => !IsFallback(route))]);
        var left = new List<ContractOperation>();
        foreach (ContractOperation operation in operations)
        {
            if (pairs.Best(operation) is not var (route, match))
            {
                left.Add(operation);
            }
            else if (match == RouteMatch.Open)
            {
                // A path that is made while the program runs may be it; one that takes anything says nothing.
                if (!route.IsDynamic && RoutePaths.Segments(route.Template).All(one => one.Contains('{', StringComparison.Ordinal))) left.Add(operation);
                else pairs.Open.Add(new OperationPair(operation, route));
            }
            else
            {
                pairs.Pairs.Add(new OperationPair(operation, route));
                pairs._answering.Add(route);
            }
        }

        foreach (IGrouping<string, ContractOperation> contract in left.GroupBy(operation => operation.File, StringComparer.Ordinal)) pairs.Shift([.. contract]);
        return pairs;
    }

    /// <summary>Whether a route takes whatever no other one does, as that of an application of one page.</summary>
    public static bool IsFallback(Route route) => !route.IsDynamic && route.Template.Contains(RouteTemplate.Rest, StringComparison.Ordinal) && RoutePaths.Segments(route.Template).All(one => one.Contains('{', StringComparison.Ordinal));

    /// <summary>The spellings of the whole path of an operation, one for every server.</summary>
    public static IEnumerable<string> Paths(ContractOperation operation) => operation.Bases.SelectMany(one => RouteTemplate.Normalize(one + operation.Path)).Distinct(StringComparer.Ordinal);

    private (Route Route, RouteMatch Match)? Best(ContractOperation operation)
    {
        (Route Route, RouteMatch Match)? best = null;
        foreach (string path in Paths(operation))
        {
            foreach (Route route in _routes)
            {
                if (route.Method != operation.Method && route.Method != "*") continue;
                RouteMatch match = RoutePaths.Compare(path, route.Template, route.IgnoresCase);
                if (match == RouteMatch.None || (best is var (known, before) && (match, Rank(route)).CompareTo((before, Rank(known))) <= 0)) continue;
                best = (route, match);
            }
        }

        return best;
    }

    private static int Rank(Route route) => (route.Method == "*" ? 0 : 2) + (route.IsHidden ? 0 : 1);

    private void Shift(List<ContractOperation> left)
    {
        while (true)
        {
            var shifts = new Dictionary<(string Spec, string Code), List<OperationPair>>();
            foreach (ContractOperation operation in left)
            {
                foreach (((string, string) shift, Route route) in Options(operation).DistinctBy(one => one.Shift))
                {
                    if (!shifts.TryGetValue(shift, out List<OperationPair>? pairs)) shifts[shift] = pairs = [];
                    pairs.Add(new OperationPair(operation, route));
                }
            }

            if (shifts.Count == 0) break;
            ((string spec, string code), List<OperationPair> most) = shifts.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key.Spec.Length + one.Key.Code.Length).ThenBy(one => one.Key, Comparer<(string, string)>.Default).First();
            if (most.Count < FewestShifted) break;
            Shifts.Add(new BaseShift(spec, code, most));
            foreach (OperationPair pair in most)
            {
                left.Remove(pair.Operation);
                Pairs.Add(pair);
                _answering.Add(pair.Route);
            }
        }

        foreach (ContractOperation operation in left)
        {
            Route? nearest = Nearest(operation);
            if (nearest is not null) _answering.Add(nearest);
            Missing.Add((operation, nearest));
        }
    }

    private IEnumerable<((string Spec, string Code) Shift, Route Route)> Options(ContractOperation operation)
    {
        foreach (string path in Paths(operation))
        {
            string[] wanted = RoutePaths.Segments(path);
            foreach (Route route in _routes)
            {
                if (route.Method != operation.Method || route.IsDynamic || _answering.Contains(route)) continue;
                string[] has = RoutePaths.Segments(route.Template);
                int shared = RoutePaths.SharedEnd(wanted, has, route.IgnoresCase);

                // /api/{version}/orders and /orders begin differently; /orders/{} and /{} say nothing about each other.
                if (shared == 0 || !Array.Exists(wanted[^shared..], one => !one.Contains('{', StringComparison.Ordinal))) continue;
                if (wanted[..^shared].Any(one => one == RouteTemplate.Variable)) continue;
                yield return (("/" + string.Join('/', wanted[..^shared]), "/" + string.Join('/', has[..^shared])), route);
            }
        }
    }

    // The same path with another method, or the same end behind another beginning.
    private Route? Nearest(ContractOperation operation)
    {
        Route? sameEnd = Options(operation).OrderBy(one => one.Shift.Spec.Length + one.Shift.Code.Length).Select(one => one.Route).FirstOrDefault();
        if (sameEnd is not null) return sameEnd;
        HashSet<string> paths = [.. Paths(operation)];
        return _routes.FirstOrDefault(route => !_answering.Contains(route) && !route.IsDynamic && paths.Any(path => path.Equals(route.Template, route.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)));
    }
}
