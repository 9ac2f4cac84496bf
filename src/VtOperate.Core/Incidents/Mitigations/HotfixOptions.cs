using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>A fix on top of what runs.</summary>
internal static class HotfixOptions
{
    private const int MostShown = 5;

    /// <summary>The option; null where it is not known what runs, and where no repository of the service has the fix that somebody named.</summary>
    internal static MitigationOption? Of(IEngine engine, MitigationSubject subject, RollbackFacts facts, DateTimeOffset now, CancellationToken stop)
    {
        List<Evidence> evidence = [];
        string? fix = subject.Fix ?? subject.Incident.Links.LastOrDefault(link => link.Kind.Equals("Commit", StringComparison.OrdinalIgnoreCase))?.Target;
        string? home = fix is null ? null : HomeOf(engine, subject, facts, fix);
        if (fix is not null && home is null)
        {
            if (subject.Fix is not null) return null;
            evidence.Add(new Evidence("Unknown", $"the linked commit {IncidentText.Line(fix, 60)} is in no repository that is here"));
            fix = null;
        }

        string root = home ?? facts.Repository ?? subject.Service.Repositories[0];
        using IGitRepository? repository = engine.Git.Open(root);
        if (repository is null) return null;
        ObjectId? running = (facts.Repository == repository.Root ? facts.From : null) ?? (facts.Current?.Sha is { } sha ? repository.Resolve(sha) : null);
        if ((running ?? repository.Head) is not { } onto) return null;
        evidence.Insert(0, running is null ? new Evidence("Unknown", "which commit runs is not known; the current branch counts", Sha: onto.ToString()) : new Evidence("Deployment", $"{RollbackOptions.Short(onto)} runs", Sha: onto.ToString()));
        MitigationOption option = subject.Option(MitigationKind.Hotfix, "hotfix", fix is null ? $"Fix {subject.Service.Name} on a branch from what runs" : $"Take the fix {fix} over to what runs");
        if (fix is null)
        {
            string open = subject.Branch("hotfix", "");
            return option with
            {
                Effect = $"A branch at {RollbackOptions.Short(onto)}, without what was committed since.",
                Risk = "No fix is named yet; writing one under pressure takes longest.",
                Reversible = true,
                Evidence = evidence,
                Commands = [subject.Invocation("hotfix"), $"git switch -c {open} {onto}", "# write the fix, then build and deploy that branch"],
                Work = new MitigationWork { Repository = repository.Root, Onto = onto, Branch = open },
                Score = 25,
            };
        }

        ObjectId commit = repository.Resolve(fix)!.Value;
        string branch = subject.Branch("hotfix", RollbackOptions.Short(commit));
        ReplayStep[] steps = [new ReplayStep(commit, IsRevert: false)];
        ReplayResult rehearsal = repository.Replay(new ReplayRequest(onto, steps, now), stop);
        bool isThere = rehearsal.IsClean && rehearsal.Empty == 1;
        evidence.Add(!rehearsal.IsClean ? new Evidence("Conflict", $"it conflicts in {string.Join(", ", rehearsal.Conflicts.Take(MostShown))}", 0, rehearsal.Conflicts.Count > 0 ? rehearsal.Conflicts[0] : null, null, commit.ToString())
            : isThere ? new Evidence("Rehearsal", "what runs has it already", Sha: commit.ToString()) : new Evidence("Rehearsal", "it applies, tried in memory", Sha: commit.ToString()));
        return option with
        {
            Effect = $"A branch on top of {RollbackOptions.Short(onto)} with the fix and nothing else.",
            Risk = rehearsal.IsClean ? "A fix that was not tried where it runs." : "It does not apply as it is: somebody has to resolve the conflicts.",
            Reversible = true,
            IsReady = rehearsal.IsClean && !isThere,
            Evidence = evidence,
            Commands = [subject.Invocation("hotfix"), $"git switch -c {branch} {onto}", $"git cherry-pick -x {commit}", "# build and deploy that branch"],
            Work = new MitigationWork { Repository = repository.Root, Onto = onto, Steps = steps, Branch = branch },
            Score = isThere ? 5 : rehearsal.IsClean ? 60 : 28,
        };
    }

    private static string? HomeOf(IEngine engine, MitigationSubject subject, RollbackFacts facts, string fix)
    {
        foreach (string folder in facts.Repository is { } known ? subject.Service.Repositories.Prepend(known) : subject.Service.Repositories)
        {
            using IGitRepository? repository = engine.Git.Open(folder);
            if (repository?.Resolve(fix) is not null) return repository.Root;
        }

        return null;
    }
}
