using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>
/// Decides of one requirement which side is wrong. A contradiction at it, or in the bug's files below its feature, is a drift. The code alone is wrong only where more than words ties the bug to a requirement that holds, something
/// that it says was compared and agrees with the code, and something shows that the code fails. Everything else is unknown, and says what is missing.
/// </summary>
internal static class RequirementJudge
{
    private const int MostShown = 5;

    // What is unfinished, named wrongly or only suspected tells nothing of what the code does.
    private static readonly string[] s_noContradiction = ["A1", "A3", "A4", "A5", "A6", "C7", "E1", "E2", "F1", "H1"];

    /// <summary>The outcome for one requirement.</summary>
    internal static RequirementVerdict Judge(RequirementMatch match, FeatureSpec? feature, BugTies bug, IReadOnlyList<DriftFinding> findings, IReadOnlyList<ComparedFact> facts, bool isOnlyOne)
    {
        SpecRequirement requirement = match.Requirement;
        DriftFinding[] own = [.. findings.Where(one => one.Requirement == requirement.Key || (one.Feature == requirement.Feature && one.CodeFile is { } file && bug.Files.Contains(file))).OrderByDescending(one => one.Requirement == requirement.Key).ThenByDescending(one => one.Confidence)];
        Evidence[] ties = [.. bug.To(match, feature, facts, isOnlyOne).Take(MostShown)], failures = [.. bug.Failures()];
        ComparedFact[] agreed = [.. facts.Where(one => !one.IsLink && (one.About == requirement.Key || (one.About == requirement.Feature && bug.Files.Contains(one.CodeFile)))).Take(MostShown)];
        var expected = new Evidence("Requirement", $"{requirement.Id}: {requirement.Text}", 1, requirement.File, requirement.Line);
        var verdict = new RequirementVerdict(match, SpecVerdictKind.Unknown, "")
        {
            IsTied = ties.Length > 0 || own.Any(one => one.CodeFile is { } file && bug.Files.Contains(file)),
            Findings = own,
            SpecSide = [expected, .. agreed.Select(one => new Evidence("Agrees", one.Text, 0.5, one.SpecFile, one.SpecLine))],
            CodeSide = [.. failures, .. ties, .. agreed.Select(one => new Evidence("Agrees", one.Text, 0, one.CodeFile, one.CodeLine))],
        };
        if (own.FirstOrDefault(one => one.State is not (DriftState.Accepted or DriftState.Suppressed) && !s_noContradiction.Contains(one.Rule, StringComparer.Ordinal)) is { } worst) return Drift(verdict, worst);
        if (Missing(requirement, own, ties, agreed, failures) is { } missing) return verdict with { Reason = $"{requirement.Key}: {missing}" };
        string proof = agreed.Length == 1 ? "one thing that it says was compared and agrees with the code" : FormattableString.Invariant($"{agreed.Length} things that it says were compared and agree with the code");
        return verdict with
        {
            Verdict = SpecVerdictKind.ImplementationError,
            Suggestion = DriftSuggestion.FixCode,
            Reason = $"{requirement.Key} covers what was reported, {proof}, and {failures[0].Text}: the specification is right, and the code does not do what it says.",
        };
    }

    private static RequirementVerdict Drift(RequirementVerdict verdict, DriftFinding worst)
    {
        string advice = worst.Suggestion switch { DriftSuggestion.FixCode => "the evidence speaks for the specification: fix the code", DriftSuggestion.UpdateSpec => "the evidence speaks for the code: update the specification", _ => "update the specification or fix the code" };
        string where = worst.Requirement.Length == 0 ? verdict.Requirement.Requirement.Key : worst.Requirement;
        return verdict with
        {
            Verdict = SpecVerdictKind.Drift,
            Suggestion = worst.Suggestion,
            Reason = $"At {where} the specification says one thing and the code does another ({worst.Rule}, {worst.Confidence}); {advice}.",
            SpecSide = [new Evidence("SpecSays", worst.SpecSays, 1, worst.SpecFile, worst.SpecLine), .. worst.Evidence.Where(one => one.Kind is "SpecSide" or "SpecNewer" or "SameCommit")],
            CodeSide = [new Evidence("CodeDoes", worst.CodeDoes, 1, worst.CodeFile, worst.CodeLine), .. worst.Evidence.Where(one => one.Kind is not ("SpecSide" or "SpecNewer" or "SameCommit"))],
        };
    }

    // What keeps it from being an error of the code alone; null where nothing does.
    private static string? Missing(SpecRequirement requirement, DriftFinding[] own, Evidence[] ties, ComparedFact[] agreed, Evidence[] failures)
    {
        if (requirement.State == RequirementState.Retired) return $"it no longer holds{(requirement.StateSaid.Length == 0 ? "" : $" ({requirement.StateSaid})")}, so that it does not say what is expected.";
        if (requirement.State != RequirementState.Active) return "it is not settled, so that it does not say what is expected.";
        if (own.FirstOrDefault(one => one.State is DriftState.Accepted or DriftState.Suppressed) is { } accepted) return $"a contradiction at it was accepted{(accepted.AcceptedBecause is { } why ? $" ({why})" : "")}: {accepted.SpecSays}";
        if (own.Length > 0) return $"something at it is not in order ({own[0].Rule}: {own[0].SpecSays}), and that comes first.";

        // Files and commits that words led to are no second witness for what words led to.
        if (ties.Length == 0 || (failures.All(one => one.Kind == "Suspect") && failures.Length > 0 && ties.All(one => one.Weight < 1))) return "only words tie the bug to it. Its id in the report, a stack trace, or the id in the code would tell more.";
        if (agreed.Length == 0) return "nothing that it says can be compared with the code, so that nobody knows whether both agree.";
        return failures.Length == 0 ? "nothing shows yet that the code fails it. A check that fails does: Test-BugReproduction." : null;
    }
}
