using VtOperate.Core.Bugs;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents;

/// <summary>Says what is known already of the like of an incident: critical patterns, solutions, and incidents that sound alike.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="reporter">Hears of files that cannot be read.</param>
/// <param name="indexes">The indexes that the session has open; null for none.</param>
public sealed class IncidentKnowledge(IEngine engine, OperationConfiguration configuration, IncidentLedger ledger, IReporter reporter, IndexSession? indexes)
{
    private const int Most = 3, MostChanges = 5, DaysBefore = 3;

    /// <summary>The incident with what is known.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="stop">Ends the search.</param>
    public Incident Add(Incident incident, CancellationToken stop)
    {
        KnowledgeSearch search = KnowledgeSearch.Read(engine, KnowledgeBase.Of(configuration), reporter, stop, indexes);
        (IReadOnlyList<PatternMatch> patterns, IReadOnlyList<SolutionMatch> solutions) = search.Find(new KnowledgeQuery { Title = incident.Title, Text = incident.Description }, Most, stop);
        return incident with { Changes = Changes(incident, stop), Patterns = patterns, Solutions = solutions, Similar = ledger.Similar(incident, Most, stop) };
    }

    // A service that the configuration does not have is told where its changes are asked for.
    private IReadOnlyList<ServiceChange> Changes(Incident incident, CancellationToken stop)
    {
        var quiet = new SilentReporter();
        ServiceCatalog catalog = ServiceCatalog.Read(engine, configuration, quiet);
        var reader = new ServiceChangeReader(engine, catalog, new DeploymentLedger(engine, configuration, catalog, quiet, TimeProvider.System), quiet);
        DateTimeOffset since = (incident.ImpactStartedAt ?? incident.DetectedAt ?? incident.DeclaredAt).AddDays(-DaysBefore);
        List<ServiceChange> found = [];
        foreach (string service in incident.Services)
        {
            try
            {
                found.AddRange(reader.Read(service, since, incident.DeclaredAt, stop).Take(MostChanges));
            }
            catch (OperationException problem)
            {
                reporter.Verbose(problem.Message);
            }
        }

        return [.. found.OrderByDescending(change => change.At).Take(MostChanges)];
    }
}
