using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Writes a bug's two files: the report, which stays as it was told, and the investigation. UTF-8, LF. Pure.</summary>
public static class BugRecordText
{
    /// <summary>The report: front matter, the words, the traces as they stood.</summary>
    public static string Report(BugInvestigation bug, BugReport report, string label)
    {
        var text = new StringBuilder();
        text.Append("---\n");
        text.Append(CultureInfo.InvariantCulture, $"id: {bug.Id}\nlabel: {label}\ntitle: {YamlText.DoubleQuoted(bug.Title)}\n");
        text.Append(bug.Severity is { } severity ? $"severity: {severity.ToString().ToLowerInvariant()}\n" : "severity: unknown\n");
        text.Append("status: investigating\n");
        text.Append(CultureInfo.InvariantCulture, $"reported_at: {bug.InvestigatedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n");
        if (report.Source is not null) text.Append(CultureInfo.InvariantCulture, $"source: {YamlText.DoubleQuoted(report.Source)}\n");
        text.Append(CultureInfo.InvariantCulture, $"fingerprint: {Fingerprint(bug)}\n---\n\n");
        text.Append(CultureInfo.InvariantCulture, $"# {label}: {MarkdownText.Inline(bug.Title)}\n\n");
        Section(text, "Report", bug.Description.Length == 0 ? "No words were given.\n" : MarkdownText.Fence(bug.Description));
        if (report.ErrorLines.Count > 0) Section(text, "Error lines", MarkdownText.Fence(string.Join('\n', report.ErrorLines)));
        var traces = new StringBuilder();
        foreach (StackTrace trace in bug.Traces) Trace(traces, trace, level: 0);
        Section(text, "Stack traces", traces.Length == 0 ? "None.\n" : traces.ToString());
        return text.ToString();
    }

    /// <summary>The investigation: what is known already, suspects with reasons, what is not known, next steps.</summary>
    public static string Investigation(BugInvestigation bug, string label)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {label}: investigation\n\nMade {bug.InvestigatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Percentages say how likely a lead is right; other scores compare within one list only.\n\n");
        Section(text, "Known already", Items(
            bug.Patterns.Select(match => Item("Pattern " + MarkdownText.Inline(match.Pattern.Name), match.Evidence)),
            bug.Solutions.Select(match => Item($"Solution {MarkdownText.Code(match.Solution.Id)}: {MarkdownText.Inline(match.Solution.Title)}", match.Evidence)),
            bug.Journal.Select(match => Item("Journal " + MarkdownText.Code(match.Entry.Id), match.Evidence))));
        Section(text, "Where to look", Items(bug.Leads.Select(Lead)));
        if (bug.Requirements.Count > 0) Section(text, "Requirements at stake", Items(bug.Requirements.Select(Requirement)));
        if (bug.Constitution is { } review) Section(text, "Constitution", Items([$"- {MarkdownText.Inline(review.Summary)}\n"], review.Principles.Where(one => one.Status == PrincipleStatus.Violates).Select(Violation)));
        Section(text, "Not known", Items(bug.Unknowns.Select(unknown => $"- {MarkdownText.Inline(unknown)}\n")));
        var steps = new StringBuilder();
        foreach (NextStep step in bug.NextSteps) steps.Append(CultureInfo.InvariantCulture, $"{step.Order}. **{step.Stage}.** {MarkdownText.Inline(step.Text)}{(step.Command is null ? "" : " " + MarkdownText.Code(step.Command))}\n");
        Section(text, "Next steps", steps.ToString());
        if (bug.FixPlan is { } plan)
        {
            Section(text, "Fix plan", Items(
                plan.Files.Select(file => $"- Likely to change: {MarkdownText.Code(file)}\n"),
                [$"- {MarkdownText.Inline(plan.RegressionTest)}\n"],
                plan.Risks.Select(risk => $"- Risk: {MarkdownText.Inline(risk)}\n"),
                plan.PastFixes.Select(past => $"- Done before: {MarkdownText.Inline(past)}\n")));
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>16 hexadecimal digits that are equal for the same report told twice: the first trace's type and functions where there is one, else the words.</summary>
    public static string Fingerprint(BugInvestigation bug)
    {
        var key = new StringBuilder();
        if (bug.Traces.Count > 0)
        {
            StackTrace trace = bug.Traces[0];
            key.Append(trace.Language).Append('\n').Append(trace.Type);
            foreach (TraceFrame frame in trace.Frames) key.Append('\n').Append(frame.Function ?? frame.File);
        }
        else
        {
            key.AppendJoin(' ', (bug.Title + " " + bug.Description).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())).AsSpan(0, 8)).ToLowerInvariant();
    }

    private static void Section(StringBuilder text, string heading, string body) =>
        text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n{body.TrimEnd('\n')}\n\n");

    private static string Items(params IEnumerable<string>[] lists)
    {
        string items = string.Concat(lists.SelectMany(list => list));
        return items.Length == 0 ? "None found.\n" : items;
    }

    private static string Item(string head, IReadOnlyList<Evidence> evidence) =>
        $"- {head}\n" + string.Concat(evidence.Select(reason => $"  - {MarkdownText.Inline(reason.Text)}\n"));

    private static string Lead(InvestigationLead lead) => Item(
        string.Create(CultureInfo.InvariantCulture, $"{(lead.Kind == LeadKind.File ? "File" : lead.Kind == LeadKind.Origin ? "Origin" : "Commit")} {MarkdownText.Code(lead.Name)}, {100 * lead.Score:0} %{(lead.Text.Length == 0 ? "" : ": " + MarkdownText.Inline(lead.Text))}"),
        lead.Evidence);

    private static string Requirement(RequirementMatch match) => Item(
        string.Create(CultureInfo.InvariantCulture, $"{match.Requirement.Id} ({MarkdownText.Code(match.Requirement.File)}, line {match.Requirement.Line}): {MarkdownText.Inline(match.Requirement.Text)}"),
        match.Evidence);

    private static string Violation(PrincipleResult result) =>
        $"- Violates {MarkdownText.Inline(result.Principle)} ({MarkdownText.Code(result.File)}, line {result.Line.ToString(CultureInfo.InvariantCulture)})\n" + string.Concat(result.Evidence.Where(one => one.State == FindingState.Introduced).Select(one => $"  - {MarkdownText.Inline(one.ToString())}\n"))
        + (result.Suggestion is { } instead ? $"  - Instead: {MarkdownText.Inline(instead)}\n" : "");

    private static void Trace(StringBuilder text, StackTrace trace, int level)
    {
        string relation = level == 0 ? "" : (trace.Relation ?? "Inner") + ": ";
        string times = trace.Occurrences > 1 ? string.Create(CultureInfo.InvariantCulture, $", {trace.Occurrences} times") : "";
        text.Append(CultureInfo.InvariantCulture, $"{relation}{MarkdownText.Inline(trace.Type ?? "unknown type")} ({trace.Language}{times})\n\n");
        string frames = string.Join('\n', trace.Frames.Select(frame => frame.Text));
        text.Append(MarkdownText.Fence(trace.Message is null ? frames : $"{trace.Message}\n{frames}")).Append('\n');
        foreach (StackTrace inner in trace.InnerTraces) Trace(text, inner, level + 1);
    }
}
