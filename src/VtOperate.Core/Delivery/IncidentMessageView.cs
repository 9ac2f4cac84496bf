using System.Globalization;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Delivery;

/// <summary>Shows a message as its readers see it, and below it what to look at before it is sent.</summary>
public static class IncidentMessageView
{
    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="message">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(IncidentMessage message, int width)
    {
        var page = new TextPage(width - 1);
        page.Line($"To {message.Audience}", $", {message.Stage}, for {message.IncidentId}{(message.IsPublic ? " (leaves the company)" : "")}");
        if (message.Channels.Count > 0) page.Line("Through ", string.Join(", ", message.Channels));
        page.Gap().Line("  ", message.Subject).Gap();
        foreach (string line in message.Text.Split('\n')) page.Line("  ", line);
        if (message.Findings.Count > 0)
        {
            page.Heading("LOOK AT THIS BEFORE YOU SEND IT");
            foreach (CheckProblem finding in message.Findings)
            {
                page.Line(string.Create(CultureInfo.InvariantCulture, $"  line {finding.Line,-3} "), $"{(finding.Severity == CheckSeverity.Error ? "STOP: " : "")}{finding.Message}");
                if (finding.Repair is { } repair) page.Line("           ", repair);
            }
        }

        return page.ToString();
    }
}
