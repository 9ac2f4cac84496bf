using VtOperate.Core.Reports;

namespace VtOperate.Core.Bugs.Records;

/// <summary>Writes the end of a bug as a checklist.</summary>
public static class BugCompletionView
{
    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="found">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(BugCompletion found, int width)
    {
        var page = new TextPage(width - 1);
        page.Line(found.BugId + "  ", $"{(found.Status is { } status ? BugStatusText.Of(status) : "unknown")}, fix {found.Fix[..10]}");
        foreach (ChecklistItem item in found.Items)
        {
            string sign = item.State switch { ChecklistState.Done => "[x]", ChecklistState.Open => "[ ]", _ => "[-]" };
            page.Line($"  {sign} {item.Name,-16}", item.Text);
        }

        return page.ToString();
    }
}
