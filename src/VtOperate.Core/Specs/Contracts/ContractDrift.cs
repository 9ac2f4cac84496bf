using VtOperate.Core.Code.Routes;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>
/// Contracts of interfaces against the routes that code declares: operations that are missing (C1), routes that no contract names (C2), paths that begin otherwise (C3), values of parameters (C4),
/// statuses (C5), fields (C6), contracts that cannot be read (C7), and contracts that contradict each other (F1).
/// </summary>
internal sealed class ContractDrift : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        ContractSet contracts = ContractSet.Read(context, stop);
        var findings = new ContractFindings(context.Repository);
        if (contracts.Contracts.Count == 0) return [];
        foreach (Contract contract in contracts.Contracts)
        {
            context.Count("contracts", contract.Problem is null ? 1 : 0, 1);
            if (contract.Problem is var (why, line)) findings.AddUnreadable(contract, why, line);
            if (contract.Limit is { } limit) context.Note(new DriftNote("C7", $"{contract.File}: {limit}", contract.File, 1));
        }

        ContractConflicts.Find(contracts, findings);
        if (contracts.Operations.Count == 0) return findings.All;
        RouteSet routes = RouteSet.Of(context.Files, stop);
        Dynamic(routes, context);
        if (!routes.Routes.Any(route => !route.IsDynamic && !route.IsHidden))
        {
            context.Count("contract operations", 0, contracts.Operations.Count);
            context.Note(new DriftNote("C1", $"No route of a known framework with a known path was found, so that the {contracts.Operations.Count} operations of the contracts were compared with nothing.", contracts.Operations[0].File, contracts.Operations[0].Line));
            return findings.All;
        }

        OperationPairs pairs = OperationPairs.Of(contracts.Operations, routes.Routes);
        Operations(contracts, pairs, routes, findings, context, stop);
        Undocumented(contracts, pairs, routes, findings, context, stop);
        var schemas = new SchemaComparison(routes, findings, context);
        foreach (OperationPair pair in pairs.Pairs)
        {
            stop.ThrowIfCancellationRequested();
            ParameterComparison.Compare(pair, findings, context);
            StatusComparison.Compare(pair, findings, context);
            schemas.Compare(pair);
            if (context.Asked.Contains(pair.Route.File)) context.Agree(new ComparedFact(pair.Operation.Feature, $"{pair.Route.Title} answers {pair.Operation.Title} of the contract", pair.Operation.File, pair.Operation.Line, pair.Route.File, pair.Route.Line));
        }

        schemas.Finish();
        routes.Release();

        return findings.All.OrderBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.SpecFile, StringComparer.Ordinal).ThenBy(finding => finding.SpecLine).ThenBy(finding => finding.CodeFile, StringComparer.Ordinal).ThenBy(finding => finding.CodeLine).ThenBy(finding => finding.Subject, StringComparer.Ordinal);
    }

    private static void Dynamic(RouteSet routes, DriftContext context)
    {
        List<Route> unknown = [.. routes.Routes.Where(route => route.IsDynamic)];
        context.Count("routes", routes.Routes.Count - unknown.Count, routes.Routes.Count);
        if (unknown.Count > 0) context.Note(new DriftNote("C1", $"{unknown.Count} of {routes.Routes.Count} routes have a path that is made while the program runs and cannot be analysed.", unknown[0].File, unknown[0].Line));
    }

    private static void Operations(ContractSet contracts, OperationPairs pairs, RouteSet routes, ContractFindings findings, DriftContext context, CancellationToken stop)
    {
        HashSet<string> unbuilt = Unbuilt(contracts, pairs, context, stop);
        List<(ContractOperation Operation, Route? Nearest)> missing = [.. pairs.Missing.Where(one => !unbuilt.Contains(one.Operation.Feature))];
        int skipped = pairs.Open.Count + pairs.Missing.Count - missing.Count;
        context.Count("contract operations", contracts.Operations.Count - skipped, contracts.Operations.Count);
        foreach (OperationPair open in pairs.Open)
            context.Note(new DriftNote("C1", $"{open.Operation.Title} may be answered by a route whose path is not known to its end, so that it was not compared.", open.Operation.File, open.Operation.Line));
        foreach (BaseShift shift in pairs.Shifts)
        {
            OperationPair first = shift.Pairs[0];
            List<Evidence> evidence = [.. shift.Pairs.Select(pair => new Evidence("Operation", $"{pair.Operation.Title}: {pair.Route.Template}", 0, pair.Route.File, pair.Route.Line))];
            findings.Add("C3", first.Operation, DriftConfidence.Certain, ($"{shift.Pairs.Count} operations begin with {shift.SpecBase}, for instance {first.Operation.Title}", first.Operation.Line),
                $"Their routes begin with {shift.CodeBase}, for instance {first.Route.Title}", first.Route.File, first.Route.Line, $"{first.Operation.File} {shift.SpecBase} {shift.CodeBase}", DriftSuggestion.Decide, evidence, Severity.High);
        }

        foreach ((ContractOperation operation, Route? nearest) in missing)
        {
            string does = nearest is null ? "No route answers it." : $"The nearest route is {nearest.Title}.";
            Evidence evidence = nearest is null ? new Evidence("Routes", $"None of {routes.Routes.Count} routes has this path.") : new Evidence("NearestRoute", nearest.Title, 0, nearest.File, nearest.Line);
            findings.Add("C1", operation, DriftConfidence.Certain, (operation.Title, operation.Line), does, nearest?.File, nearest?.Line, operation.Title, nearest is null ? DriftSuggestion.FixCode : DriftSuggestion.Decide, [evidence], Severity.High);
        }
    }

    private static void Undocumented(ContractSet contracts, OperationPairs pairs, RouteSet routes, ContractFindings findings, DriftContext context, CancellationToken stop)
    {
        ProseRoutes prose = ProseRoutes.Read(context, stop);
        HashSet<string> subjects = [.. contracts.Operations.Select(operation => RouteAllowance.Subject(OperationPairs.Paths(operation).First()))];
        HashSet<(string, int, string)> alternates = [.. pairs.Pairs.Where(pair => pair.Route.IsAlternate).Select(pair => (pair.Route.File, pair.Route.Line, pair.Route.Method))];
        foreach (Route route in routes.Routes)
        {
            if (route.IsAlternate || alternates.Contains((route.File, route.Line, route.Method)) || route.IsDynamic || pairs.IsAnswering(route) || RouteAllowance.Allows(route) || prose.Names(route)) continue;
            bool isKnown = contracts.Operations.Concat(contracts.Replaced).Any(operation => (route.Method == "*" || operation.Method == route.Method) && OperationPairs.Paths(operation).Any(path => RoutePaths.Compare(path, route.Template, route.IgnoresCase) is RouteMatch.Same or RouteMatch.Variable));
            if (isKnown) continue;
            string subject = RouteAllowance.Subject(route.Template);
            ContractOperation? near = contracts.Operations.LastOrDefault(operation => RouteAllowance.Subject(OperationPairs.Paths(operation).First()) == subject);
            Contract contract = contracts.Contracts.First(one => one.File == (near?.File ?? contracts.Operations[^1].File));
            findings.AddUndocumented(route, subjects.Contains(subject) ? DriftConfidence.Certain : DriftConfidence.Likely, contract.Feature, contract);
        }
    }

    // A feature of which nothing is ticked and nothing is there is a plan and no contradiction.
    private static HashSet<string> Unbuilt(ContractSet contracts, OperationPairs pairs, DriftContext context, CancellationToken stop)
    {
        HashSet<string> built = [.. pairs.Pairs.Concat(pairs.Open).Select(pair => pair.Operation.Feature)];
        var unbuilt = new HashSet<string>(StringComparer.Ordinal);
        foreach (FeatureSpec feature in context.Features)
        {
            stop.ThrowIfCancellationRequested();
            string name = feature.Feature.Name;
            if (built.Contains(name) || !contracts.Operations.Any(operation => operation.Feature == name) || feature.Files.FirstOrDefault(file => Path.GetFileName(file) == "tasks.md") is not { } tasks) continue;
            try
            {
                string text = TextDocument.Decode(context.Engine.Files.ReadBytes(tasks, TextDocument.MaxBytes)).Text;
                if (!text.Contains("- [ ]", StringComparison.Ordinal) || text.Contains("- [x]", StringComparison.OrdinalIgnoreCase)) continue;
            }
            catch (OperationException)
            {
                continue;
            }

            unbuilt.Add(name);
            context.Note(new DriftNote("C1", $"{name} is not built yet: none of its tasks is done and none of its operations has a route.", contracts.Operations.First(operation => operation.Feature == name).File));
        }

        return unbuilt;
    }
}
