using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>Writes action items. Pure.</summary>
internal static class ReportActionTable
{
    private const int Most = 200;

    /// <summary>Writes them, or that there are none.</summary>
    /// <param name="page">Where they are written.</param>
    /// <param name="actions">The items.</param>
    /// <param name="none">What is said where there is none.</param>
    internal static void Write(MarkupWriter page, IReadOnlyList<ReportAction> actions, string none = "No action item is on record.")
    {
        if (actions.Count == 0)
        {
            page.Element("p", none, ("class", "muted"));
            return;
        }

        if (actions.Count > Most) page.Element("p", $"{Most} of {ReportPage.Count(actions.Count)} action items; the others are left out.", ("class", "notice"));
        var table = new ReportTable(page, "Action items", "Item", "What", "Owner", "Until", "State").Begin();
        foreach (ReportAction action in actions.Take(Most))
        {
            table.Row(
                () => page.Data(action.Label),
                () => page.Data(ReportText.Cut(action.Text, ReportEntries.LongestText)),
                () => page.Data(ReportText.Brief(action.Owner ?? "unknown", 100)),
                () => page.Text(action.DueText),
                () => page.Element("span", action.IsLate ? $"{action.State}, late" : action.State, ("class", action.IsLate ? "alarm" : null)));
        }

        table.End();
    }
}
