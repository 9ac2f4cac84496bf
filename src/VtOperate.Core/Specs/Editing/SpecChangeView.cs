using VtOperate.Core.Reports;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Shows a change of a specification as a person wants to read it. Pure.</summary>
public static class SpecChangeView
{
    private const int DefaultWidth = 120;

    /// <summary>The text, lines parted by LF, without one at the end.</summary>
    /// <param name="change">What was changed.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(SpecChange change, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        string tasks = change.Tasks.Count == 0 ? "" : $" (tasks {string.Join(", ", change.Tasks)})";
        page.Line($"{change.Action.ToString().ToUpperInvariant(),-10} ", (change.Requirements.Count == 0 ? change.Feature : string.Join(", ", change.Requirements)) + tasks);
        foreach (string note in change.Notes) page.Line("  ", note);
        if (change.Proposal is { } proposal)
        {
            page.Line("  Propose:  ", proposal.File);
            foreach (string line in proposal.Text.TrimEnd('\n').Split('\n')) page.Line("    " + TextPage.Fold(line));
        }
        else if (change.Action == SpecChangeAction.Updated)
        {
            // Whoever asked what would change has been shown the patch with the question.
            foreach (string line in change.Patch.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] is '+' or '-' or ' ' or '@')) page.Line("  " + TextPage.Fold(line));
        }

        return page.ToString().TrimEnd('\n');
    }
}
