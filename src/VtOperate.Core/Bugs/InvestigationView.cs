using System.Globalization;
using VtOperate.Core.Decisions;
using VtOperate.Core.Reports;
using VtOperate.Core.Solutions;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Writes an investigation as a person at a terminal wants to read it: what is known already, what failed, who is suspected, what to do.</summary>
public static class InvestigationView
{
    private const int MostFrames = 12;
    private const int MostTraces = 3;
    private const int MostReasons = 3;
    private const int ShortSha = 10;
    private const string Reason = "            - ";

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="investigation">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="zone">The user's time zone, in which times are shown.</param>
    public static string Render(BugInvestigation investigation, int width, TimeZoneInfo zone)
    {
        // PowerShell's formatter breaks a line that fills the last column.
        var page = new TextPage(width - 1);
        Header(page, investigation, zone);
        Known(page, investigation);
        Traces(page, investigation);
        Leads(page, investigation);
        Requirements(page, investigation);
        Constitution(page, investigation);
        Unknowns(page, investigation);
        NextSteps(page, investigation);
        return page.ToString();
    }

    private static void Header(TextPage page, BugInvestigation bug, TimeZoneInfo zone)
    {
        page.Line(bug.Label is null ? "BUG  " : bug.Label + "  ", bug.Title);
        DateTimeOffset at = TimeZoneInfo.ConvertTime(bug.InvestigatedAt, zone);
        string severity = bug.Severity is { } known ? string.Create(CultureInfo.InvariantCulture, $"severity {(int)known} ({known})") : "severity unknown";
        page.Line("     ", string.Create(CultureInfo.InvariantCulture, $"{bug.Status}, {severity}, {at:yyyy-MM-dd HH:mm}"));
        page.Line("     ", bug.Repository ?? "no repository");
        foreach (string file in bug.SavedFiles) page.Line("     ", "saved: " + file);
    }

    private static void Known(TextPage page, BugInvestigation bug)
    {
        page.Heading("KNOWN ALREADY");
        foreach (PatternMatch match in bug.Patterns) Match(page, "pattern", match.Score, match.Pattern.Name, match.Evidence);
        foreach (SolutionMatch match in bug.Solutions) Match(page, "solution", match.Score, match.Solution.Id, match.Evidence, match.Solution.Title);
        foreach (JournalMatch match in bug.Journal) Match(page, "journal", match.Score, match.Entry.Title, match.Evidence);
        if (bug.Patterns.Count == 0) page.Line("  ", "no critical pattern fits");
        if (bug.Solutions.Count == 0) page.Line("  ", "no past solution fits");
        if (bug.Journal.Count == 0) page.Line("  ", "no journal entry fits");
    }

    private static void Match(TextPage page, string kind, double score, string name, IReadOnlyList<Evidence> evidence, string? title = null)
    {
        page.Line(string.Create(CultureInfo.InvariantCulture, $"  {kind,-10}{score,5:0.0}  "), name);
        if (title is not null && title != name) page.Line("                   ", title);
        foreach (Evidence reason in evidence.Take(MostReasons)) page.Line("                   - ", reason.Text);
    }

    private static void Traces(TextPage page, BugInvestigation bug)
    {
        if (bug.Traces.Count == 0) return;
        page.Heading("WHAT FAILED");
        foreach (StackTrace trace in bug.Traces.Take(MostTraces)) Trace(page, trace, "  ");
        if (bug.Traces.Count > MostTraces) page.Line("  ", string.Create(CultureInfo.InvariantCulture, $"and {bug.Traces.Count - MostTraces} more in Traces"));
    }

    private static void Trace(TextPage page, StackTrace trace, string indent)
    {
        string times = trace.Occurrences > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({trace.Occurrences} times)") : "";
        page.Line(indent, StackTraceText.Headline(trace) + times);
        foreach (TraceFrame frame in trace.Frames.Take(MostFrames)) Frame(page, frame, indent);
        if (trace.Frames.Count > MostFrames) page.Line(indent + "    ", string.Create(CultureInfo.InvariantCulture, $"and {trace.Frames.Count - MostFrames} more frames"));
        foreach (StackTrace inner in trace.InnerTraces)
        {
            page.Line(indent + "  ", (inner.Relation ?? "Inner").ToLowerInvariant() + ":");
            Trace(page, inner, indent + "  ");
        }
    }

    private static void Frame(TextPage page, TraceFrame frame, string indent)
    {
        string place = StackTraceText.Location(frame);
        page.Line(indent + (frame.IsUserCode ? "  > " : "    "), (frame.Function ?? "(unknown function)") + (place.Length == 0 ? "" : " " + place));
    }

    private static void Leads(TextPage page, BugInvestigation bug)
    {
        page.Heading("WHERE TO LOOK");
        if (bug.Leads.Count == 0) page.Line("  ", "cannot tell");
        foreach (InvestigationLead lead in bug.Leads)
        {
            string score = string.Create(CultureInfo.InvariantCulture, $"{lead.Rank,3}  {100 * lead.Score,3:0} %  {Word(lead.Kind),-7} ");
            page.Line(score, lead.Kind == LeadKind.File ? lead.Name : lead.Name[..ShortSha] + " " + lead.Text);
            foreach (Evidence reason in Telling(lead)) page.Line(Reason, reason.Text);
        }

        if (bug.Repository is not null && bug.Suspects.Count == 0 && bug.Origins.Count == 0) page.Line("  ", "which commit brought it: cannot tell");
    }

    // What speaks for it; what speaks against it, and its size, is in its evidence.
    private static IEnumerable<Evidence> Telling(InvestigationLead lead) => lead.Evidence.Where(reason => reason.Weight > 0 && reason.Kind != "Shape").Take(MostReasons).Concat(lead.Evidence.Where(reason => reason.Kind == "Hotspot"));

    private static string Word(LeadKind kind) => kind switch { LeadKind.File => "file", LeadKind.Origin => "origin", _ => "commit" };

    private static void Requirements(TextPage page, BugInvestigation bug)
    {
        if (bug.Requirements.Count == 0) return;
        page.Heading("REQUIREMENTS AT STAKE");
        foreach (RequirementMatch match in bug.Requirements)
        {
            SpecRequirement requirement = match.Requirement;
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{match.Rank,3}  {match.Score,5:0.0}  {requirement.Id}  "), requirement.Text);
            page.Line(Reason, string.Create(CultureInfo.InvariantCulture, $"{requirement.File}:{requirement.Line}"));
            if (match.Scenario is { } scenario) page.Line(Reason, $"scenario: {scenario.Text}");
            if (match.EdgeCase is { } edge) page.Line(Reason, $"edge case: {edge.Text}");
        }
    }

    private static void Constitution(TextPage page, BugInvestigation bug)
    {
        if (bug.Constitution is not { } review) return;
        page.Heading("CONSTITUTION");
        ConstitutionView.Block(page, review);
    }

    private static void Unknowns(TextPage page, BugInvestigation bug)
    {
        if (bug.Unknowns.Count == 0) return;
        page.Heading("NOT KNOWN");
        foreach (string unknown in bug.Unknowns) page.Line("  ? ", unknown);
    }

    private static void NextSteps(TextPage page, BugInvestigation bug)
    {
        page.Heading("NEXT");
        foreach (NextStep step in bug.NextSteps)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{step.Order,3}  {step.Stage,-10}"), step.Text);
            if (step.Command is not null) page.Line("               ", step.Command);
        }
    }
}
