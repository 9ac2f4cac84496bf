using System.Globalization;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>Writes action items: what is late first, then what is open by its day, then what is closed. Pure.</summary>
internal static class ReportActionTable
{
    private const int Most = 200;

    /// <summary>Writes them, or that there are none.</summary>
    /// <param name="page">Where they are written.</param>
    /// <param name="actions">The items.</param>
    /// <param name="none">What is said where there is none.</param>
    internal static void Write(MarkupWriter page, IEnumerable<ActionItem> actions, string none)
    {
        ActionItem[] items = [.. actions.OrderBy(item => !item.Overdue).ThenBy(item => !item.IsOpen).ThenBy(item => item.Due ?? DateOnly.MaxValue).ThenBy(item => item.Id, StringComparer.Ordinal)];
        if (items.Length == 0)
        {
            page.Element("p", none, ("class", "muted"));
            return;
        }

        if (items.Length > Most) page.Element("p", $"{Most} of {ReportPage.Count(items.Length)} action items; the others are left out. Get-ActionItem shows them all.", ("class", "notice"));
        var table = new ReportTable(page, "Action items", "Item", "What", "Owner", "Until", "State").Begin();
        foreach (ActionItem item in items.Take(Most))
        {
            table.Row(
                () => page.Data(ReportText.Brief(item.Label, 60)),
                () => What(page, item),
                () => page.Data(item.Owner is { } owner ? ReportText.Brief(owner, 100) : "unknown"),
                () => page.Text(item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"),
                () => State(page, item));
        }

        table.End();
    }

    private static void What(MarkupWriter page, ActionItem item)
    {
        page.Data(ReportText.Cut(item.Text, ReportEntries.LongestText));
        string kind = string.Join(", ", ((string?[])[item.Type?.ToString().ToLowerInvariant(), item.Priority?.ToString()]).OfType<string>());
        if (kind.Length > 0) page.Text(" ").Element("span", $"({kind})", ("class", "muted"));
        if (item.Ticket is { } ticket) page.Text(" ").Link(ReportText.Cut(ticket, ReportEntries.LongestText), ReportText.Brief(ticket, 200));
    }

    private static void State(MarkupWriter page, ActionItem item)
    {
        string state = item.Status switch
        {
            ActionItemStatus.Open => "open",
            ActionItemStatus.InProgress => "begun",
            ActionItemStatus.Done => "done",
            _ => "will not be done",
        };
        page.Element("span", item.Overdue ? state + ", late" : state, ("class", item.Overdue ? "alarm" : null));
        if ((item.Verification ?? item.Reason) is { } why) page.Text(": ").Data(ReportText.Cut(why, 300));
    }
}
