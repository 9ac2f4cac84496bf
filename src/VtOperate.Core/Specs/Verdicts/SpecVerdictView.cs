using VtOperate.Core.Bugs;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>Shows the answer: the outcome, expected and actual, the evidence of either side, what to do. Pure.</summary>
public static class SpecVerdictView
{
    private const int DefaultWidth = 120, MostShown = 6;

    /// <summary>The view as lines parted by LF, without one at the end.</summary>
    /// <param name="verdict">What to show.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(SpecVerdict verdict, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        page.Line(Word(verdict.Verdict) + "  ", verdict.BugId is null ? verdict.Title : $"{verdict.BugId} {verdict.Title}");
        page.Line("  ", verdict.Reason);
        if (verdict.Requirement is { } match)
        {
            page.Line("  expected  ", $"{match.Requirement.Key}: {match.Expected}");
            page.Line("            - ", FormattableString.Invariant($"{match.Requirement.File}:{match.Requirement.Line}"));
        }

        page.Line("  actual    ", verdict.Actual);
        Side(page, "  spec      ", verdict.SpecSide);
        Side(page, "  code      ", verdict.CodeSide);
        foreach (RequirementVerdict one in verdict.Requirements.Where(one => one.Requirement != verdict.Requirement && one.Reason != verdict.Reason)) page.Line("  also      ", $"{Word(one.Verdict).ToLowerInvariant()}: {one.Reason}");
        foreach (NextStep step in verdict.NextSteps)
        {
            page.Line("  next      ", step.Text);
            if (step.Command is not null) page.Line("            ", step.Command);
        }

        return page.ToString().TrimEnd('\n');
    }

    private static void Side(TextPage page, string label, IReadOnlyList<Evidence> evidence)
    {
        foreach (Evidence one in evidence.Take(MostShown))
        {
            string place = one.File is null ? "" : one.Line is { } line ? FormattableString.Invariant($" ({one.File}:{line})") : $" ({one.File})";
            page.Line(label, one.Text + place);
        }
    }

    private static string Word(SpecVerdictKind verdict) => verdict switch { SpecVerdictKind.Drift => "DRIFT", SpecVerdictKind.ImplementationError => "IMPLEMENTATION ERROR", _ => "UNKNOWN" };
}
