using System.Globalization;
using System.Text;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Reports;

/// <summary>Writes findings as Markdown, for a pull request or a wiki. Pure.</summary>
internal static class MarkdownDriftReport
{
    /// <summary>The text, lines parted by LF.</summary>
    public static string Write(DriftReport report)
    {
        var text = new StringBuilder("# Specifications and code\n\n");
        int open = report.Findings.Count(DriftReport.IsOpen);
        text.Append(CultureInfo.InvariantCulture, $"{report.Findings.Count} contradictions, {open} of them not accepted.\n");
        if (report.Findings.Count > 0)
        {
            text.Append("\n| Rule | Meaning | Found | Not accepted |\n|---|---|---:|---:|\n");
            foreach (IGrouping<string, DriftFinding> rule in report.Findings.GroupBy(finding => finding.Rule)) text.Append(CultureInfo.InvariantCulture, $"| {rule.Key} | {DriftRuleNames.Of(rule.Key)} | {rule.Count()} | {rule.Count(DriftReport.IsOpen)} |\n");
        }

        foreach (IGrouping<string, DriftFinding> feature in report.Findings.GroupBy(finding => finding.Feature).OrderBy(feature => feature.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Escape(feature.Key.Length == 0 ? "The project" : feature.Key)}\n");
            foreach (DriftFinding finding in feature) Add(text, report, finding);
        }

        if (report.Notes.Count > 0) text.Append("\n## Not compared\n\n");
        foreach (DriftNote note in report.Notes) text.Append(CultureInfo.InvariantCulture, $"- {Escape($"{note.Rule} {DriftReport.Place(note.File, note.Line)} {note.Text}".Trim())}\n");
        return text.ToString();
    }

    private static void Add(StringBuilder text, DriftReport report, DriftFinding finding)
    {
        string state = finding.State == DriftState.New ? "" : $" — {finding.State.ToString().ToLowerInvariant()}: {Escape(finding.AcceptedBecause ?? "")}";
        text.Append(CultureInfo.InvariantCulture, $"\n### {finding.Rule} {Escape(finding.Requirement)}{state}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- The specification says: {Escape(finding.SpecSays)}{Place(report, finding.SpecFile, finding.SpecLine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- The code does: {Escape(finding.CodeDoes)}{Place(report, finding.CodeFile, finding.CodeLine)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- {finding.Confidence}; suggestion: {finding.Suggestion}; fingerprint `{finding.Fingerprint}`\n");
        foreach (Evidence evidence in finding.Evidence) text.Append(CultureInfo.InvariantCulture, $"  - {Escape(evidence.Text)}\n");
    }

    private static string Place(DriftReport report, string? file, int? line) => file is null ? "" : $" (`{DriftReport.Place(report.Prefix + file, line).Replace('`', '\'')}`)";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char sign in text)
        {
            if (char.IsControl(sign)) escaped.Append(' ');
            else if (sign is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '~') escaped.Append('\\').Append(sign);
            else escaped.Append(sign);
        }

        return escaped.ToString();
    }
}
