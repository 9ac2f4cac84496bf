namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>Says what to do after a check was run. Pure.</summary>
public static class ReproductionSteps
{
    /// <summary>The steps in order; none where the check belongs to no bug.</summary>
    /// <param name="found">What the check has shown.</param>
    public static IReadOnlyList<NextStep> Plan(Reproduction found)
    {
        if (found.BugId is not { } bug) return [];
        if (found.File is null) return found.IsReproduced ? [new NextStep(1, "Reproduce", "Keep it with the bug: the same call with -Save.", null)] : [];
        if (!found.IsReproduced) return [new NextStep(1, "Reproduce", $"Change the check until it fails on the symptom. Where it cannot: Update-BugInvestigation {bug} Reproduced -NoReproduction <reason>.", null)];
        if (found.Check.IsPartial)
        {
            return [new NextStep(1, "Reproduce", "The check holds a secret or takes variables of the session, so that it cannot be run from the record. Record one without: -Command, or a script that reads what it needs.", null)];
        }

        string flaky = found.Verdict == ReproductionVerdict.Flaky ? " -Flaky" : "";
        return
        [
            found.Baseline is null || found.Repository is null
                ? new NextStep(1, "Bisect", $"Find a commit at which the check passes; Invoke-BugBisect -Id {bug} -Good <commit>{flaky} then finds the one that brought the bug.", null)
                : new NextStep(1, "Bisect", "It passes at the baseline: this finds the commit that brought the bug.", $"Invoke-BugBisect -Id {bug}{flaky}"),
            new NextStep(2, "Fix", "Once the cause is known, move the bug on.", $"Update-BugInvestigation {bug} FixReady"),
            new NextStep(3, "Capture", "With the fix and its regression test at head: runs this check before and after it, and writes the solution.", $"Complete-BugInvestigation {bug} HEAD"),
        ];
    }
}
