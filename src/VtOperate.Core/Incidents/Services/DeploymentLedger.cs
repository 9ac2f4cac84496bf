using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Services;

/// <summary>What was deployed when and where: recorded in the operations store, one folder a service, and read off tags for the time before anything was recorded.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="catalog">The services.</param>
/// <param name="reporter">Hears of damaged files.</param>
/// <param name="time">The clock.</param>
public sealed class DeploymentLedger(IEngine engine, OperationConfiguration configuration, ServiceCatalog catalog, IReporter reporter, TimeProvider time)
{
    private const string Service = "service", Version = "version", Sha = "sha", Environment = "environment", Key = "key";
    private readonly IOperationStore _store = OperationStores.Of(engine, configuration, time).Shared;

    /// <summary>Where deployments are kept, for people.</summary>
    public string Place => _store.Place;

    /// <summary>What would be recorded: everything that was left open is filled in from git and the configuration.</summary>
    /// <param name="given">What is known.</param>
    /// <exception cref="OperationException">There are several services and none was named, or the revision names no commit.</exception>
    public Deployment Plan(NewDeployment given)
    {
        OperatedService service = catalog.FindOrWhole(given.Service ?? catalog.OnlyName());
        DeploymentFolders.Of(service.Name);
        (string? sha, string? version, string root) = Built(service, given);
        return new Deployment
        {
            Id = "",
            Service = service.Name,
            Version = version ?? throw new OperationException(ErrorId.InputMissing, service.Name, "Say what was deployed with -Version or -Commit; there is no git history to take it from."),
            Sha = sha,
            Environment = given.Environment,
            At = EventTime.Cut(given.At ?? time.GetUtcNow()),
            Key = given.Key,
            Repository = root,
        };
    }

    /// <summary>Records a deployment once: one with the same key, or without a key one that says what the newest of its service and environment says, is not recorded again.</summary>
    /// <param name="planned">The deployment, from <see cref="Plan"/>.</param>
    /// <param name="by">Who or what deployed it.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>The deployment as it is recorded, and whether it is a new one.</returns>
    public (Deployment Deployment, bool IsNew) Add(Deployment planned, string by, CancellationToken stop)
    {
        (Deployment, bool)? result = null;
        string path = DeploymentFolders.Of(planned.Service);
        _store.Change(
            $"Deploy {planned.Service} {planned.Version} to {planned.Environment}",
            snapshot =>
            {
                DateTimeOffset now = EventTime.Cut(time.GetUtcNow());
                if (Known(snapshot, path, planned, now) is { } known)
                {
                    result = (known, false);
                    return [];
                }

                var added = new NewEvent(IncidentKind.Deploy, planned.At, by, [new(Service, planned.Service), new(Version, planned.Version), new(Sha, planned.Sha), new(Environment, planned.Environment), new(Key, planned.Key)]);
                StoreEdit edit = new EventFolder(engine, _store, path).Append(snapshot, [added], now, out _, out IReadOnlyList<StoreEvent> written);
                result = (DeploymentOf(written[0], planned.Service), true);
                return [edit];
            },
            stop);
        return result!.Value;
    }

    /// <summary>The deployments of one service or of all, newest first. Tags stand for the time before the first that was recorded, and where an environment is asked for, nowhere.</summary>
    /// <param name="service">The service; null for all.</param>
    /// <param name="environment">The environment; null for all.</param>
    /// <param name="stop">Ends the reading.</param>
    public IReadOnlyList<Deployment> Read(string? service, string? environment, CancellationToken stop)
    {
        List<Deployment> found = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        if (service is not null) names.Add(service);
        else foreach (OperatedService one in catalog.Services) names.Add(one.Name);
        using (IStoreSnapshot snapshot = _store.Open())
        {
            if (service is null && snapshot.FindFolder(DeploymentFolders.Root) is { } root)
            {
                foreach (StoreFolder folder in snapshot.ListFolders(root)) names.Add(folder.Name);
            }

            if (service is null && names.Count == 0) names.Add(catalog.OnlyName());
            foreach (string name in names)
            {
                stop.ThrowIfCancellationRequested();
                List<Deployment> recorded = Recorded(snapshot, DeploymentFolders.Of(name), name, time.GetUtcNow());
                DateTimeOffset first = recorded.Count == 0 ? DateTimeOffset.MaxValue : recorded[^1].At;
                found.AddRange(recorded);
                if (environment is null) found.AddRange(TagDeployments.Of(engine, catalog.FindOrWhole(name), reporter, stop).Where(tag => tag.At < first && !recorded.Exists(item => item.Sha == tag.Sha)));
            }
        }

        if (environment is not null) found.RemoveAll(item => !string.Equals(item.Environment, environment, StringComparison.OrdinalIgnoreCase));
        found.Sort((left, right) => left.At != right.At ? right.At.CompareTo(left.At) : string.CompareOrdinal(right.Id, left.Id));
        return found;
    }

    private Deployment? Known(IStoreSnapshot snapshot, string path, Deployment planned, DateTimeOffset now)
    {
        List<Deployment> recorded = Recorded(snapshot, path, planned.Service, now);
        if (planned.Key is { } key) return recorded.Find(item => item.Key == key);
        Deployment? newest = recorded.Find(item => string.Equals(item.Environment, planned.Environment, StringComparison.OrdinalIgnoreCase) && item.At <= planned.At);
        return newest is not null && newest.Version == planned.Version && newest.Sha == planned.Sha ? newest : null;
    }

    // Newest first.
    private List<Deployment> Recorded(IStoreSnapshot snapshot, string path, string service, DateTimeOffset now)
    {
        if (snapshot.FindFolder(path) is not { } folder) return [];
        IReadOnlyList<EventFileContent> files = EventFolder.Read(snapshot, folder, now);
        List<EventProblem> problems = [];
        foreach (EventFileContent file in files) problems.AddRange(file.Problems);
        List<Deployment> recorded = [.. EventHistory.ByTime(EventHistory.Merge(files, problems)).Where(item => item.Kind == IncidentKind.Deploy && !item.IsRedacted).Select(item => DeploymentOf(item, service))];
        foreach (EventProblem problem in problems) reporter.Warning(problem.ToString());
        recorded.Reverse();
        return recorded;
    }

    private Deployment DeploymentOf(StoreEvent found, string service)
    {
        IReadOnlyDictionary<string, object?> data = found.ReadData();
        string name = IncidentData.TextOf(data, Service) ?? service;
        return new Deployment
        {
            Id = found.Id,
            Service = name,
            Version = IncidentData.TextOf(data, Version) ?? "unknown",
            Sha = IncidentData.TextOf(data, Sha) is { } sha && ObjectId.TryParse(sha, out _) ? sha : null,
            Environment = IncidentData.TextOf(data, Environment),
            At = found.At,
            By = found.By,
            Key = IncidentData.TextOf(data, Key),
            Repository = catalog.FindOrWhole(name).Repositories[0],
        };
    }

    private (string? Sha, string? Version, string Root) Built(OperatedService service, NewDeployment given)
    {
        OperationException? unknown = null;
        foreach (string folder in service.Repositories)
        {
            using IGitRepository? repository = engine.Git.Open(folder);
            if (repository is null || repository.Head is null) continue;
            if (given.Revision is null || repository.Resolve(given.Revision) is { })
            {
                ObjectId commit = given.Revision is null ? repository.Head.Value : repository.Resolve(given.Revision)!.Value;
                return (commit.ToString(), given.Version ?? TagDeployments.NameOf(repository, commit, service) ?? commit.ToString()[..12], repository.Root);
            }

            unknown ??= new OperationException(ErrorId.RevisionNotFound, given.Revision, $"'{given.Revision}' names no commit of '{repository.Root}'.");
        }

        // A pipeline may know the commit of a repository that is not on its machine.
        if (given.Revision is { } sha && ObjectId.TryParse(sha, out _)) return (sha.ToLowerInvariant(), given.Version ?? sha[..12].ToLowerInvariant(), service.Repositories[0]);
        return unknown is null && given.Revision is null ? (null, given.Version, service.Repositories[0]) : throw unknown ?? new OperationException(ErrorId.RevisionNotFound, given.Revision, $"'{given.Revision}' names no commit; no repository of '{service.Name}' is here.");
    }
}
