using System.Globalization;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Says what to do next: reproduce, bisect, fix, review, capture. Pure.</summary>
public static class InvestigationSteps
{
    private const int ShortSha = 10;

    /// <summary>The steps in order. A command is given only where one exists that does the step.</summary>
    /// <param name="found">What was found; its own steps are not read.</param>
    /// <param name="solutionsFolder">Where solutions are kept, relative to the repository.</param>
    public static IReadOnlyList<NextStep> Plan(BugInvestigation found, string solutionsFolder)
    {
        var steps = new List<NextStep>();
        void Add(string stage, string text, string? command = null) => steps.Add(new NextStep(steps.Count + 1, stage, text, command));

        if (found.Patterns.Count > 0) Add("Compare", $"Compare with the pattern '{found.Patterns[0].Pattern.Name}': if it is the same mistake, its CORRECT side is the fix.");
        else if (found.Solutions.Count > 0) Add("Compare", $"Read {found.Solutions[0].Solution.Id}: '{found.Solutions[0].Solution.Title}' looked like this.");

        Add("Reproduce", $"Write the smallest check that fails with {Symptom(found)}. Test-BugReproduction runs it and says what it has shown; until one has failed, nothing below is proved.");
        if ((found.Origins.Count > 0 ? found.Origins[0].Sha : found.Suspects.Count > 0 ? found.Suspects[0].Sha : null) is { } suspect)
        {
            string sha = suspect[..ShortSha];
            Add("Bisect", string.Create(CultureInfo.InvariantCulture, $"Read the first suspect. If the check fails at {sha} and passes right before it (Test-BugReproduction -At {sha} -Baseline {sha}~1), it is the culprit; if not, Invoke-BugBisect -Good <commit> finds it."), $"git show {sha}");
        }
        else if (found.Repository is not null)
        {
            Add("Bisect", "Find a commit at which the check passes; Invoke-BugBisect -Good <commit> then finds the one that brought the bug.");
        }

        Add("Fix", found.FixPlan is { Files.Count: > 0 } plan
            ? $"Start in {string.Join(", ", plan.Files)}. {plan.RegressionTest}"
            : "Fix the cause, not the place where it showed. Add the check as a regression test in the same commit.");
        Add("Review", "Have the fix and its test reviewed.");
        Add("Capture", $"Write down problem, cause and fix in {solutionsFolder}/, so that the next search finds it. With this investigation in $bug, its errors, files and suspects are taken over.", "$bug | Add-Solution -Commit HEAD");
        return steps;
    }

    private static string Symptom(BugInvestigation found)
    {
        if (found.Traces.Count == 0) return "exactly this symptom";
        StackTrace trace = found.Traces[0];
        TraceFrame? own = trace.Frames.FirstOrDefault(frame => frame.IsUserCode);
        string type = trace.Type ?? "this error";
        return own?.Function is null ? type : $"{type} in {own.Function}";
    }
}
