using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>A fix on top of what runs.</summary>
internal static class HotfixOptions
{
    private const int MostShown = 5;

    /// <summary>The option; null where it is not known what runs.</summary>
    internal static MitigationOption? Of(IEngine engine, MitigationSubject subject, RollbackFacts facts, DateTimeOffset now, CancellationToken stop)
    {
        string root = facts.Repository ?? subject.Service.Repositories[0];
        using IGitRepository? repository = engine.Git.Open(root);
        if (repository is null) return null;
        ObjectId? running = facts.From ?? (facts.Current?.Sha is { } sha ? repository.Resolve(sha) : null);
        if ((running ?? repository.Head) is not { } onto) return null;
        string? fix = subject.Fix ?? subject.Incident.Links.LastOrDefault(link => link.Kind.Equals("Commit", StringComparison.OrdinalIgnoreCase))?.Target;
        List<Evidence> evidence = [running is null ? new Evidence("Unknown", "which commit runs is not known; the current branch counts", Sha: onto.ToString()) : new Evidence("Deployment", $"{RollbackOptions.Short(onto)} runs", Sha: onto.ToString())];
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
                Commands = [.. subject.Invocation("hotfix"), $"git switch -c {open} {onto}", "# write the fix, then build and deploy that branch"],
                Work = new MitigationWork { Repository = repository.Root, Onto = onto, Branch = open },
                Score = 25,
            };
        }

        if (repository.Resolve(fix) is not { } commit) throw new OperationException(ErrorId.RevisionNotFound, fix, $"'{fix}' names no commit of '{repository.Root}'.");
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
            Commands = [.. subject.Invocation("hotfix"), $"git switch -c {branch} {onto}", $"git cherry-pick -x {commit}", "# build and deploy that branch"],
            Work = new MitigationWork { Repository = repository.Root, Onto = onto, Steps = steps, Branch = branch },
            Score = isThere ? 5 : rehearsal.IsClean ? 60 : 28,
        };
    }
}
