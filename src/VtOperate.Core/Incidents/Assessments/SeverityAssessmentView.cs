using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Assessments;

/// <summary>Shows an assessment: the severity first, why, and what to find out. Pure.</summary>
public static class SeverityAssessmentView
{
    private const int DefaultWidth = 120;

    /// <summary>The text, lines parted by LF, without one at the end.</summary>
    /// <param name="assessment">What to show.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(SeverityAssessment assessment, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        page.Line($"SEVERITY {(int)assessment.Severity} ({assessment.Severity})  ", $"impact {assessment.Impact}, urgency {assessment.Urgency}, confidence {assessment.Confidence}{(assessment.IncidentId is { } id ? ", " + id : "")}");
        if (assessment.AtBest != assessment.Severity) page.Line("  ", $"At best {(int)assessment.AtBest} ({assessment.AtBest}): what is not known counts as the worse until somebody says.");
        page.Heading("WHY");
        foreach (string reason in assessment.Reasons) page.Line("  - ", reason);
        Answers(page, "OPEN ANSWERS THAT WOULD CHANGE IT", assessment, isOpen: true);
        Answers(page, "OTHER ANSWERS WOULD HAVE CHANGED IT", assessment, isOpen: false);
        if (assessment.Unknowns.Count > 0)
        {
            page.Heading("NOT KNOWN YET");
            foreach (string unknown in assessment.Unknowns) page.Line("  ? ", unknown);
        }

        return page.ToString().TrimEnd('\n');
    }

    private static void Answers(TextPage page, string heading, SeverityAssessment assessment, bool isOpen)
    {
        if (!assessment.WouldChange.Any(item => item.IsOpen == isOpen)) return;
        page.Heading(heading);
        foreach (SeverityAlternative item in assessment.WouldChange)
        {
            if (item.IsOpen == isOpen) page.Line($"  {(int)item.Severity}  ", string.Join(' ', item.Answers));
        }
    }
}
