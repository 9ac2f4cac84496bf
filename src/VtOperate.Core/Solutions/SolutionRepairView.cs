using VtOperate.Core.Reports;

namespace VtOperate.Core.Solutions;

/// <summary>Shows what a repair did as a person wants to read it: the change that was made, then what is left. Pure.</summary>
public static class SolutionRepairView
{
    private const int DefaultWidth = 120;

    /// <summary>The text, lines parted by LF, without one at the end.</summary>
    /// <param name="repair">What was done.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(SolutionRepair repair, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        string kinds = repair.Repaired.Count == 0 ? "" : $" ({string.Join(", ", repair.Repaired)})";
        page.Line($"{repair.Action.ToString().ToUpperInvariant(),-10} ", repair.Id + kinds);

        // Whoever asked what would change has been shown the difference with the question.
        bool isPlan = repair.Action == RepairAction.Planned;
        if (!isPlan) Difference(page, repair);
        if (repair.Problems.Count > 0) page.Line(isPlan ? "  would be left: " : "  left: ", CheckView.Count(repair.Problems));
        foreach (CheckProblem problem in repair.Problems) CheckView.Add(page, problem);
        return page.ToString().TrimEnd('\n');
    }

    private static void Difference(TextPage page, SolutionRepair repair)
    {
        foreach (string line in repair.Diff.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)) page.Line("  " + TextPage.Fold(line));
    }
}
