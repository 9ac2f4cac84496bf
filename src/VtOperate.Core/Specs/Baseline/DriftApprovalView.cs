using VtOperate.Core.Documents;
using VtOperate.Core.Reports;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>Shows approvals as a person wants to read them. Pure.</summary>
public static class DriftApprovalView
{
    private const int DefaultWidth = 120;

    /// <summary>The text, lines parted by LF, without one at the end.</summary>
    /// <param name="approval">What was approved.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(DriftApproval approval, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        page.Line($"{approval.Action.ToString().ToUpperInvariant(),-10} ", approval.File);
        foreach (AcceptedDrift one in approval.Accepted)
        {
            string times = one.Count == 1 ? "" : $" {one.Count} times", until = one.Until is { } day ? $" until {YamlText.Date(day)}" : "";
            page.Line("  accepted  ", $"{one.Rule} {one.Requirement} ({one.Fingerprint}){times}{until}: {one.Reason}");
        }

        foreach (VerifiedRequirement one in approval.Verified) page.Line("  verified  ", $"{one.Requirement} with {string.Join(", ", one.Links.Select(link => link.Symbol).DefaultIfEmpty("no code"))}: {one.Reason}");
        foreach (string one in approval.Revoked) page.Line("  revoked   ", one);
        foreach (string note in approval.Notes) page.Line("  ", note);
        return page.ToString().TrimEnd('\n');
    }

    /// <summary>Both sides of findings, for whoever is asked whether they may stay.</summary>
    /// <param name="findings">The findings.</param>
    public static string Sides(IEnumerable<DriftFinding> findings)
    {
        var page = new TextPage(DefaultWidth);
        foreach (DriftFinding finding in findings)
        {
            page.Line("", $"{finding.Rule} {finding.Requirement} ({finding.Confidence})");
            page.Line("  The specification says: ", $"{finding.SpecSays}{Place(finding.SpecFile, finding.SpecLine)}");
            page.Line("  The code does:          ", $"{finding.CodeDoes}{Place(finding.CodeFile, finding.CodeLine)}");
        }

        return page.ToString().TrimEnd('\n');
    }

    private static string Place(string? file, int? line) => file is null ? "" : line is null ? $" ({file})" : $" ({file}:{line})";
}
