using VtOperate.Core.History;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>What ran when an incident began, what runs now, what ran before, and what lies between.</summary>
internal sealed record RollbackFacts
{
    /// <summary>What runs now as far as anybody recorded; null where no deployment is known.</summary>
    internal Deployment? Current { get; init; }

    /// <summary>What ran when the impact began; null where no deployment is known.</summary>
    internal Deployment? Suspect { get; init; }

    /// <summary>What counts as the last good one; null where none is known.</summary>
    internal Deployment? Good { get; init; }

    /// <summary>Whether <see cref="Good"/> is what somebody named.</summary>
    internal bool IsNamed { get; init; }

    /// <summary>The repository of the commits, absolute; null where it is not here.</summary>
    internal string? Repository { get; init; }

    /// <summary>The commit that runs; null where it is not known or not here.</summary>
    internal ObjectId? From { get; init; }

    /// <summary>The last good commit; null where it is not known or not here.</summary>
    internal ObjectId? To { get; init; }

    /// <summary>The commits of the service since the last good one, newest first, each as it landed; null where the last good one is no ancestor of what runs.</summary>
    internal IReadOnlyList<CommitNode>? Steps { get; init; }

    /// <summary>How many of <see cref="Steps"/> change files outside of the service, too.</summary>
    internal int Shared { get; init; }

    /// <summary>The first file outside of the service that one of <see cref="Steps"/> changes; null where none does.</summary>
    internal string? SharedFile { get; init; }

    /// <summary>Every file of the service that differs between the two.</summary>
    internal IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Files that a rollback of the code does not undo: migrations.</summary>
    internal IReadOnlyList<string> Irreversible { get; init; } = [];

    /// <summary>What led to this, and what is not known.</summary>
    internal IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Finds them.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="service">The service.</param>
    /// <param name="deployments">Its deployments, newest first.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="lastGood">What somebody says was good: a version that was deployed, or a revision; null to look for it.</param>
    /// <param name="stop">Ends the search.</param>
    internal static RollbackFacts Of(IEngine engine, OperatedService service, IReadOnlyList<Deployment> deployments, Incident incident, string? lastGood, CancellationToken stop)
    {
        List<Evidence> evidence = [];
        DateTimeOffset impact = incident.ImpactStartedAt ?? incident.DetectedAt ?? incident.DeclaredAt;
        if (incident.ImpactStartedAt is null) evidence.Add(new Evidence("Unknown", $"nobody said when the impact began; {(incident.DetectedAt is null ? "the time of declaration" : "the time it was noticed")} counts"));
        List<Deployment> line = [.. LiveDeployments.Of(deployments)];
        Deployment? current = line.Count == 0 ? null : line[0], suspect = line.Find(item => item.At <= impact);
        Deployment? good = suspect is null ? null : line.Find(item => item.At < suspect.At && (item.Sha is null || item.Sha != suspect.Sha) && item.Version != suspect.Version);
        if (suspect is not null)
        {
            evidence.Add(new Evidence("Deployment", FormattableString.Invariant($"{suspect.Version} ran when it began, since {suspect.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({(impact == suspect.At ? "at that moment" : DurationText.Of(impact - suspect.At) + " before")}){(suspect.Source == DeploymentSource.Tag ? "; known from a tag only" : "")}"), Sha: suspect.Sha));
        }

        if (current is not null && suspect is not null && current.Id != suspect.Id) evidence.Add(new Evidence("Deployment", $"{current.Version} was deployed since", Sha: current.Sha));
        Deployment? named = lastGood is null ? null : Named(engine, service, line, lastGood);
        if (lastGood is not null && named is null) evidence.Add(new Evidence("Unknown", $"{IncidentText.Line(lastGood, 60)} is neither a version of {service.Name} that was deployed nor a commit of its repositories"));
        good = named ?? good;
        if (good is not null) evidence.Add(new Evidence("LastGood", named is not null ? $"{good.Version} is said to be good" : $"{good.Version} ran before{(good.Source == DeploymentSource.Tag ? ", as its tag says" : "")}", Sha: good.Sha));
        var facts = new RollbackFacts { Current = current, Suspect = suspect, Good = good, IsNamed = named is not null, Evidence = evidence };
        return good?.Sha is { } sha && ObjectId.TryParse(sha, out ObjectId to) ? Between(engine, service, facts, to, evidence, stop) : facts;
    }

    private static RollbackFacts Between(IEngine engine, OperatedService service, RollbackFacts facts, ObjectId to, List<Evidence> evidence, CancellationToken stop)
    {
        foreach (string folder in service.Repositories)
        {
            using IGitRepository? repository = engine.Git.Open(folder);
            if (repository is null) continue;
            using IObjectReader objects = repository.OpenObjects();
            if (!objects.Contains(to)) continue;
            ObjectId? from = facts.Current?.Sha is { } sha && ObjectId.TryParse(sha, out ObjectId running) ? running : repository.Head;
            if (from is null || !objects.Contains(from.Value)) continue;
            if (facts.Current?.Sha is null) evidence.Add(new Evidence("Unknown", "which commit runs is not known; the current branch counts", Sha: from.Value.ToString()));
            var history = new HistoryReader(objects, repository.ShallowBoundary);
            List<string> files = [.. history.CompareTrees(history.ReadCommit(to).Tree, history.ReadCommit(from.Value).Tree, stop).Select(change => change.Path).Where(path => IsOf(service, path))];
            (List<CommitNode>? steps, int shared, string? sharedFile) = StepsOf(history, service, from.Value, to, stop);
            if (steps is null) evidence.Add(new Evidence("NoAncestor", history.MetBoundary ? "history was cut off when it was cloned, before the last good commit was reached" : $"{facts.Good!.Version} is no ancestor of what runs, so nothing can be undone commit by commit", Sha: to.ToString()));
            return facts with { Repository = repository.Root, From = from, To = to, Steps = steps, Shared = shared, SharedFile = sharedFile, Files = files, Irreversible = [.. files.Where(path => ChangeRisks.Of(path) == ChangeRisk.Migration)], Evidence = evidence };
        }

        evidence.Add(new Evidence("Unknown", "the commits are not in a repository that is here", Sha: to.ToString()));
        return facts with { Evidence = evidence };
    }

    // The branch by its first parents: undoing a merge as a whole undoes what it brought.
    private static (List<CommitNode>? Steps, int Shared, string? SharedFile) StepsOf(HistoryReader history, OperatedService service, ObjectId from, ObjectId to, CancellationToken stop)
    {
        List<CommitNode> steps = [];
        int shared = 0;
        string? sharedFile = null;
        for (CommitNode at = history.ReadCommit(from); at.Id != to; at = history.ReadCommit(at.Parents[0]))
        {
            stop.ThrowIfCancellationRequested();
            if (at.Parents.Count == 0) return (null, 0, null);
            List<FileChange> changes = history.ReadChanges(at, stop);
            if (!changes.Exists(change => IsOf(service, change.Path))) continue;
            steps.Add(at);
            if (changes.Find(change => !IsOf(service, change.Path)).Path is not { } outside) continue;
            shared++;
            sharedFile ??= outside;
        }

        return (steps, shared, sharedFile);
    }

    private static bool IsOf(OperatedService service, string path) => service.Paths.Count == 0 || PathPattern.CoversAny(service.Paths, path) || PathPattern.CoversAny(service.Flags, path);

    /// <summary>The deployment, or the commit, that somebody calls good; null where it is neither in this service.</summary>
    internal static Deployment? Named(IEngine engine, OperatedService service, IReadOnlyList<Deployment> line, string name)
    {
        if (line.FirstOrDefault(item => item.Version == name) is { } deployed) return deployed;
        foreach (string folder in service.Repositories)
        {
            using IGitRepository? repository = engine.Git.Open(folder);
            if (repository?.Resolve(name) is not { } commit) continue;
            return line.FirstOrDefault(item => item.Sha == commit.ToString()) ?? new Deployment { Id = name, Service = service.Name, Version = name, Sha = commit.ToString(), At = DateTimeOffset.UnixEpoch, Source = DeploymentSource.Tag, Repository = repository.Root };
        }

        return null;
    }
}
