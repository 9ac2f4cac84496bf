using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>The ways back to what ran before.</summary>
internal static class RollbackOptions
{
    private const int MostSteps = 100, MostShown = 5;

    /// <summary>The redeployment of the last good build with each of the team's scripts.</summary>
    internal static IEnumerable<MitigationOption> Redeployments(MitigationSubject subject, RollbackFacts facts, IEnumerable<MitigationScript> scripts)
    {
        foreach (MitigationScript script in scripts)
        {
            List<string> missing = [];
            MitigationScript filled = script.Fill(subject.Values(facts.Good), missing);
            string target = facts.Good is { } good ? good.Version : "the last good build";
            yield return subject.Option(MitigationKind.Rollback, "script:" + script.Name, $"Redeploy {target} of {subject.Service.Name} with '{script.Name}'") with
            {
                Effect = $"The build that ran before runs again; nothing is built and no commit is undone.{Count(facts)}",
                Risk = RiskOf(facts),
                Reversible = facts.Irreversible.Count == 0 && filled.Undo.Count > 0 ? true : facts.Irreversible.Count > 0 ? false : null,
                IsReady = missing.Count == 0,
                Evidence = [.. facts.Evidence, .. Files(facts), .. missing.Distinct(StringComparer.Ordinal).Select(name => new Evidence("Unknown", $"the script needs {{{name}}}, which is not known"))],
                Commands = Commands(subject, "script:" + script.Name, filled),
                Work = new MitigationWork { Script = filled },
                Score = (missing.Count == 0 ? 90 : 35) - Deduction(facts, subject),
            };
        }
    }

    /// <summary>The rollback of the code, rehearsed; null where there is nothing to go back to.</summary>
    internal static MitigationOption? OfCode(IEngine engine, MitigationSubject subject, RollbackFacts facts, DateTimeOffset now, CancellationToken stop)
    {
        if (facts is not { Repository: { } root, From: { } from, To: { } to, Good: { } good } || from == to) return null;
        if (facts.Steps is { Count: 0 }) return null;
        string branch = subject.Branch("rollback", good.Version);
        if (facts.Steps is null || facts.Steps.Count > MostSteps)
        {
            return subject.Option(MitigationKind.Rollback, "branch", $"Build {good.Version} of {subject.Service.Name} again from its commit") with
            {
                Effect = $"A branch at {Short(to)}, as {good.Version} was; what came later is not in it.",
                Risk = RiskOf(facts),
                Reversible = facts.Irreversible.Count == 0,
                Evidence = [.. facts.Evidence, .. Files(facts)],
                Commands = [subject.Invocation("branch"), $"git branch {branch} {to}", "# build and deploy that branch"],
                Work = new MitigationWork { Repository = root, Onto = to, Branch = branch },
                Score = 65 - Deduction(facts, subject),
            };
        }

        List<ReplayStep> steps = [.. facts.Steps.Select(commit => new ReplayStep(commit.Id, IsRevert: true))];
        using IGitRepository repository = engine.Git.Open(root)!;
        ReplayResult rehearsal = repository.Replay(new ReplayRequest(from, steps, now), stop);
        List<Evidence> evidence = [.. facts.Evidence, .. Commits(repository, facts), .. Files(facts)];
        evidence.Add(rehearsal.IsClean ? new Evidence("Rehearsal", steps.Count == 1 ? "its revert applies, tried in memory" : FormattableString.Invariant($"all {steps.Count} reverts apply, tried in memory")) : new Evidence("Conflict", $"the revert of {Short(rehearsal.Stopped!.Value)} conflicts in {string.Join(", ", rehearsal.Conflicts.Take(MostShown))}{(rehearsal.Conflicts.Count > MostShown ? " and others" : "")}", 0, rehearsal.Conflicts.Count > 0 ? rehearsal.Conflicts[0] : null, null, rehearsal.Stopped!.Value.ToString()));
        return subject.Option(MitigationKind.Rollback, "revert", FormattableString.Invariant($"Undo the {(steps.Count == 1 ? "commit" : $"{steps.Count} commits")} of {subject.Service.Name} since {good.Version}")) with
        {
            Effect = $"A branch on top of {Short(from)} in which {(steps.Count == 1 ? "it is" : "they are")} undone, to be built and deployed.{Count(facts)}",
            Risk = (rehearsal.IsClean ? "" : "It does not apply as it is: somebody has to resolve the conflicts. ") + Beyond(facts, subject) + RiskOf(facts),
            Reversible = facts.Irreversible.Count == 0,
            IsReady = rehearsal.IsClean,
            Evidence = evidence,
            Commands = [subject.Invocation("revert"), $"git switch -c {branch} {from}", .. facts.Steps.Take(MostShown * 4).Select(commit => $"git revert --no-edit {(commit.Parents.Count > 1 ? "-m 1 " : "")}{commit.Id}"), .. facts.Steps.Count > MostShown * 4 ? new[] { FormattableString.Invariant($"# and {facts.Steps.Count - (MostShown * 4)} more") } : [], "# build and deploy that branch"],
            Work = new MitigationWork { Repository = root, Onto = from, Steps = steps, Branch = branch },
            Score = (rehearsal.IsClean ? 70 : 30) - Deduction(facts, subject),
        };
    }

    /// <summary>What is shown of a script: how the module runs it, and what it runs.</summary>
    internal static IReadOnlyList<string> Commands(MitigationSubject subject, string name, MitigationScript script)
    {
        List<string> commands = [subject.Invocation(name), Line(script.Invoke)];
        if (script.Verify.Count > 0) commands.Add($"{Line(script.Verify)}  # verify");
        if (script.Undo.Count > 0) commands.Add($"{Line(script.Undo)}  # undo");
        return commands;

        static string Line(IReadOnlyList<string> words) => Redaction.SecretRedactor.Redact(Bugs.Probes.CommandProbe.Line(words[0], [.. words.Skip(1)]));
    }

    private static int Deduction(RollbackFacts facts, MitigationSubject subject)
    {
        DateTimeOffset impact = subject.Incident.ImpactStartedAt ?? subject.Incident.DetectedAt ?? subject.Incident.DeclaredAt;
        bool ranLong = facts.Suspect is { } suspect && impact - suspect.At > TimeSpan.FromDays(7);
        return (facts.Irreversible.Count > 0 ? 30 : 0) + (ranLong ? 20 : 0);
    }

    private static string Count(RollbackFacts facts) => facts.Steps is { Count: > 0 } steps ? FormattableString.Invariant($" It takes {steps.Count} commit{(steps.Count == 1 ? "" : "s")} and {facts.Files.Count} file{(facts.Files.Count == 1 ? "" : "s")} back.") : "";

    // A commit is undone as a whole, and what it did elsewhere goes with it.
    private static string Beyond(RollbackFacts facts, MitigationSubject subject) => facts.Shared switch
    {
        0 => "",
        1 => $"One of the commits changes files outside of {subject.Service.Name}, too ({facts.SharedFile}); that is undone with it. ",
        _ => FormattableString.Invariant($"{facts.Shared} of the commits change files outside of {subject.Service.Name}, too ({facts.SharedFile} and others); that is undone with them. "),
    };

    private static string RiskOf(RollbackFacts facts) =>
        facts.Irreversible.Count > 0 ? $"Migrations ran since, and going back does not undo them: {string.Join(", ", facts.Irreversible.Take(MostShown))}{(facts.Irreversible.Count > MostShown ? " and others" : "")}. The old code must be able to work on the new schema."
        : facts.Steps is null ? "What lies between is not known, so neither is whether something in it cannot be undone."
        : "Whatever else came since is gone, too.";

    private static IEnumerable<Evidence> Files(RollbackFacts facts)
    {
        foreach ((Services.ChangeRisk risk, string? file, int count) in Services.ChangeRisks.Of(facts.Files, [])) yield return new Evidence(risk.ToString(), risk == Services.ChangeRisk.Large ? FormattableString.Invariant($"{count} files") : FormattableString.Invariant($"{file}{(count > 1 ? $" and {count - 1} more" : "")}"), 0, file);
    }

    private static IEnumerable<Evidence> Commits(IGitRepository repository, RollbackFacts facts)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        foreach (CommitNode commit in facts.Steps!.Take(MostShown)) yield return new Evidence("Commit", $"{Short(commit.Id)} {IncidentText.Line(history.ReadText(commit.Id).Subject, 100)}{(commit.Parents.Count > 1 ? " (a merge, undone as a whole)" : "")}", Sha: commit.Id.ToString());
    }

    internal static string Short(ObjectId id) => id.ToString()[..8];
}
