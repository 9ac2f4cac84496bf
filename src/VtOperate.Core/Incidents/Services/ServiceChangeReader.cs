using VtOperate.Core.Errors;

namespace VtOperate.Core.Incidents.Services;

/// <summary>Says what changed a service: deployments, and commits to its files in all of its repositories.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="catalog">The services.</param>
/// <param name="deployments">What was deployed.</param>
/// <param name="reporter">Hears of repositories that cannot be read.</param>
public sealed class ServiceChangeReader(IEngine engine, ServiceCatalog catalog, DeploymentLedger deployments, IReporter reporter)
{
    /// <summary>The changes, newest first. Streams.</summary>
    /// <param name="service">The name of the service.</param>
    /// <param name="since">What counted before is left out.</param>
    /// <param name="until">What counted later is left out.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: the configuration has other services and not this one.</exception>
    public IEnumerable<ServiceChange> Read(string service, DateTimeOffset since, DateTimeOffset until, CancellationToken stop)
    {
        OperatedService known = catalog.Find(service);
        IReadOnlyList<Deployment> deployed = deployments.Read(known.Name, null, stop);
        return Read(known, deployed, since, until, stop);
    }

    private IEnumerable<ServiceChange> Read(OperatedService service, IReadOnlyList<Deployment> deployed, DateTimeOffset since, DateTimeOffset until, CancellationToken stop)
    {
        string? last = LiveDeployments.Of(deployed).FirstOrDefault(item => item.Sha is not null && item.At <= until)?.Sha;
        List<IEnumerator<ServiceChange>> streams = [deployed.Where(item => item.At >= since && item.At <= until).Select(item => Of(item)).GetEnumerator()];
        try
        {
            foreach (string folder in service.Repositories) streams.Add(CommitChanges.Of(engine, service, folder, since, until, last, reporter, stop).GetEnumerator());
            foreach (ServiceChange change in Newest.First(streams, item => item.At.UtcTicks)) yield return change;
        }
        finally
        {
            foreach (IEnumerator<ServiceChange> stream in streams) stream.Dispose();
        }
    }

    private static ServiceChange Of(Deployment deployment) => new()
    {
        At = deployment.At,
        Kind = ServiceChangeKind.Deployment,
        Service = deployment.Service,
        Title = deployment.Environment is { } environment ? $"{deployment.Version} to {environment}" : $"{deployment.Version} (tag)",
        By = deployment.By,
        Sha = deployment.Sha,
        Version = deployment.Version,
        Environment = deployment.Environment,
        Evidence = [deployment.Source == DeploymentSource.Tag ? new Evidence("Tag", $"the tag {deployment.Version}; when and where it was deployed is not known", Sha: deployment.Sha) : new Evidence("Deployment", $"recorded by {deployment.By}", Sha: deployment.Sha)],
        Repository = deployment.Repository,
    };
}
