using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Services;

/// <summary>The commits of one repository that changed a service.</summary>
/// <param name="service">The service.</param>
/// <param name="repository">The repository.</param>
/// <param name="history">Its history.</param>
internal sealed class CommitChanges(OperatedService service, IGitRepository repository, HistoryReader history)
{
    private const long Doubt = 86_400;
    private static readonly string[] s_mainBranches = ["refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master"];

    /// <summary>The changes, newest first. Streams.</summary>
    /// <param name="since">What landed before is left out.</param>
    /// <param name="until">What landed later is left out.</param>
    /// <param name="deployed">The commit of the last known deployment; null where none is known.</param>
    /// <param name="stop">Ends the walk.</param>
    internal IEnumerable<ServiceChange> Read(DateTimeOffset since, DateTimeOffset until, string? deployed, CancellationToken stop)
    {
        long from = since.ToUnixTimeSeconds(), to = until.ToUnixTimeSeconds();
        ObjectId? running = deployed is not null && ObjectId.TryParse(deployed, out ObjectId id) && repository.Resolve(deployed) is { } known && known == id ? id : null;
        HashSet<ObjectId>? contained = running is { } commit ? Ancestors(commit, from, stop) : null;
        HashSet<ObjectId> given = [];
        List<IEnumerator<(CommitNode Commit, CommitNode Landing)>> walks = [];
        try
        {
            foreach (ObjectId head in Heads(running)) walks.Add(LandedCommits.Read(history, head, from, given, stop).GetEnumerator());
            foreach ((CommitNode node, CommitNode landing) in Newest.First(walks, item => item.Landing.Time))
            {
                stop.ThrowIfCancellationRequested();
                if (landing.Time <= to && Describe(node, landing, contained is null ? null : contained.Contains(node.Id) || contained.Contains(landing.Id), stop) is { } change) yield return change;
            }
        }
        finally
        {
            foreach (IEnumerator<(CommitNode, CommitNode)> walk in walks) walk.Dispose();
        }
    }

    private IEnumerable<ObjectId> Heads(ObjectId? running)
    {
        HashSet<ObjectId> heads = [];
        if (repository.Head is { } head && heads.Add(head)) yield return head;
        if (running is { } deployed && heads.Add(deployed)) yield return deployed;
        foreach (string name in s_mainBranches)
        {
            GitReference? main = repository.References.FirstOrDefault(reference => reference.Name == name);
            if (main is null) continue;
            if (heads.Add(main.Commit)) yield return main.Commit;
            break;
        }
    }

    private HashSet<ObjectId> Ancestors(ObjectId commit, long from, CancellationToken stop)
    {
        HashSet<ObjectId> found = [];
        foreach (CommitNode ancestor in CommitWalk.Read(history, commit, stop))
        {
            if (ancestor.Time < from - Doubt) break;
            found.Add(ancestor.Id);
        }

        return found;
    }

    private ServiceChange? Describe(CommitNode commit, CommitNode landing, bool? isDeployed, CancellationToken stop)
    {
        List<string> files = commit.IsBoundary ? [] : Changed(commit, stop);
        if (files.Count == 0 && !commit.IsBoundary) return null;
        CommitText text = history.ReadText(commit.Id);
        IReadOnlyList<(ChangeRisk Risk, string? File, int Count)> risks = ChangeRisks.Of(files, service.Flags);
        List<Evidence> evidence = [];
        foreach ((ChangeRisk risk, string? file, int count) in risks) evidence.Add(new Evidence(risk.ToString(), risk == ChangeRisk.Large ? FormattableString.Invariant($"{count} files") : FormattableString.Invariant($"{file}{(count > 1 ? $" and {count - 1} more" : "")}"), 0, file, null, commit.Id.ToString()));
        if (landing.Id != commit.Id) evidence.Add(new Evidence("Landed", $"written {text.CommittedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, came with the merge {landing.Id.ToString()[..8]}", Sha: landing.Id.ToString()));
        if (commit.IsBoundary) evidence.Add(new Evidence("Shallow", "history was cut off here when it was cloned; which files it changed is not known", Sha: commit.Id.ToString()));
        if (isDeployed == false) evidence.Add(new Evidence("NotDeployed", "no known deployment has it", Sha: commit.Id.ToString()));
        return new ServiceChange
        {
            At = DateTimeOffset.FromUnixTimeSeconds(landing.Time),
            Kind = KindOf(files),
            Service = service.Name,
            Title = IncidentText.Line(text.Subject),
            By = text.Author,
            Sha = commit.Id.ToString(),
            IsDeployed = isDeployed,
            FileCount = files.Count,
            Files = files.Count <= ServiceChange.MostFiles ? files : files.GetRange(0, ServiceChange.MostFiles),
            Risks = [.. risks.Select(item => item.Risk)],
            Evidence = evidence,
            Repository = repository.Root,
        };
    }

    private ServiceChangeKind KindOf(List<string> files)
    {
        if (files.Count == 0) return ServiceChangeKind.Commit;
        if (files.TrueForAll(file => PathPattern.CoversAny(service.Flags, file))) return ServiceChangeKind.Flag;
        return files.TrueForAll(file => PathPattern.CoversAny(service.Flags, file) || ChangeRisks.Of(file) == ChangeRisk.Configuration) ? ServiceChangeKind.Configuration : ServiceChangeKind.Commit;
    }

    // A merge changes what it has as none of its parents has it.
    private List<string> Changed(CommitNode commit, CancellationToken stop)
    {
        List<string> files = [.. history.ReadChanges(commit, stop).Select(change => change.Path).Where(IsOfService)];
        for (int i = 1; i < commit.Parents.Count && files.Count > 0; i++)
        {
            HashSet<string> others = [.. history.CompareTrees(history.ReadCommit(commit.Parents[i]).Tree, commit.Tree, stop).Select(change => change.Path)];
            files.RemoveAll(file => !others.Contains(file));
        }

        return files;
    }

    private bool IsOfService(string path) => service.Paths.Count == 0 || PathPattern.CoversAny(service.Paths, path) || PathPattern.CoversAny(service.Flags, path);

    /// <summary>Reads a repository of a service; one that cannot be read is a problem, and the others go on.</summary>
    internal static IEnumerable<ServiceChange> Of(IEngine engine, OperatedService service, string folder, DateTimeOffset since, DateTimeOffset until, string? deployed, IReporter reporter, CancellationToken stop)
    {
        IGitRepository? repository = null;
        try
        {
            repository = engine.Git.Open(folder);
            if (repository is null) reporter.Warning($"'{folder}' is in no git repository, so what changed there is not known.");
        }
        catch (OperationException problem)
        {
            reporter.Problem(problem);
        }

        if (repository is null) yield break;
        using (repository)
        using (IObjectReader objects = repository.OpenObjects())
        {
            var history = new HistoryReader(objects, repository.ShallowBoundary);
            foreach (ServiceChange change in new CommitChanges(service, repository, history).Read(since, until, deployed, stop)) yield return change;
            if (history.MetBoundary) reporter.Warning($"The history of '{repository.Root}' was cut off when it was cloned; older changes are not known.");
        }
    }
}
