using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Says what to do next: reproduce, bisect, fix, review, capture. Pure.</summary>
public static class InvestigationSteps
{
    private const int ShortSha = 10;

    /// <summary>The steps in order. A command is given only where one exists that does the step.</summary>
    /// <param name="found">What was found; its own steps are not read. With a label the steps name it.</param>
    /// <param name="solutionsFolder">Where solutions are kept, relative to the repository.</param>
    /// <param name="isFirstOfHistory">Whether the first suspect has no commit before it, so that nothing can be compared with it.</param>
    public static IReadOnlyList<NextStep> Plan(BugInvestigation found, string solutionsFolder, bool isFirstOfHistory = false)
    {
        var steps = new List<NextStep>();
        void Add(string stage, string text, string? command = null) => steps.Add(new NextStep(steps.Count + 1, stage, text, command));

        if (found.Patterns.Count > 0) Add("Compare", $"Compare with the pattern '{found.Patterns[0].Pattern.Name}': if it is the same mistake, its CORRECT side is the fix.");
        else if (found.Solutions.Count > 0) Add("Compare", $"Read {found.Solutions[0].Solution.Id}: '{found.Solutions[0].Solution.Title}' looked like this.", $"Get-Solution {found.Solutions[0].Solution.Id}");

        string how = found.Label is { } label
            ? $"Test-BugReproduction <check> -Id {label} -Save runs it, keeps it with the bug and says what it has shown"
            : "Test-BugReproduction runs it and says what it has shown (with a saved bug, -Id and -Save keep it)";
        Add("Reproduce", $"Write the smallest check that fails with {Symptom(found)}. {how}; until one has failed, nothing below is proved.");
        if (Suspect(found) is { } suspect) Add("Bisect", Compare(found, suspect[..ShortSha], isFirstOfHistory), Bisect(found, suspect[..ShortSha], isFirstOfHistory));
        else if (found.Repository is not null) Add("Bisect", $"Find a commit at which the check passes; Invoke-BugBisect {(found.Label is { } id ? $"-Id {id} " : "")}-Good <commit> then finds the one that brought the bug.");

        Add("Fix", (found.FixPlan is { Files.Count: > 0 } plan
            ? $"Start in {string.Join(", ", plan.Files)}. {plan.RegressionTest}"
            : "Fix the cause, not the place where it showed. Add the check as a regression test in the same commit.")
            + (found.Label is null ? "" : " Once the cause is known, move the bug on."), found.Label is { } known ? $"Update-BugInvestigation {known} FixReady" : null);
        Add("Review", "Have the fix and its test reviewed.");
        if (found.Label is { } bug) Add("Capture", $"With the fix at head: runs the check before and after it, and writes problem, cause and fix down in {solutionsFolder}/, so that the next search finds it.", $"Complete-BugInvestigation {bug} HEAD");
        else Add("Capture", $"Write down problem, cause and fix in {solutionsFolder}/, so that the next search finds it. With this investigation in $bug, its errors, files and suspects are taken over.", "$bug | Add-Solution -Commit HEAD");
        return steps;
    }

    /// <summary>The commit that is suspected first, 40 digits; null where none is.</summary>
    /// <param name="found">What was found.</param>
    public static string? Suspect(BugInvestigation found) => found.Origins.Count > 0 ? found.Origins[0].Sha : found.Suspects.Count > 0 ? found.Suspects[0].Sha : null;

    private static string Compare(BugInvestigation found, string sha, bool isFirstOfHistory)
    {
        if (isFirstOfHistory) return $"Read the first suspect: git show {sha}. No commit is before it here, so that the check cannot pass before it; if the bug came later, Invoke-BugBisect -Good <commit> finds it.";
        return found.Label is not null
            ? $"Read the first suspect: git show {sha}. If the check passes right before it, this finds the commit that brought the bug; if it fails there too, give an older commit as -Good."
            : $"Read the first suspect. If the check fails at {sha} and passes right before it (Test-BugReproduction -At {sha} -Baseline {sha}~1), it is the culprit; if not, Invoke-BugBisect -Good <commit> finds it.";
    }

    private static string? Bisect(BugInvestigation found, string sha, bool isFirstOfHistory) =>
        found.Label is null ? $"git show {sha}" : isFirstOfHistory ? null : $"Invoke-BugBisect -Id {found.Label} -Good {sha}~1";

    private static string Symptom(BugInvestigation found)
    {
        if (found.Traces.Count == 0) return "exactly this symptom";
        StackTrace trace = found.Traces[0];
        TraceFrame? own = trace.Frames.FirstOrDefault(frame => frame.IsUserCode);
        string type = trace.Type ?? "this error";
        return own?.Function is null ? type : $"{type} in {own.Function}";
    }
}
