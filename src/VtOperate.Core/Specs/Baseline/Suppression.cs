using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>A comment that says to leave a contradiction: <c>&lt;!-- vt:ignore D2 reason --&gt;</c> in a specification, <c>// vt:ignore FR-012 D2 reason</c> in code.</summary>
/// <param name="File">The file, relative to the project with forward slashes.</param>
/// <param name="Line">The line of the comment, from 1.</param>
/// <param name="First">The first line it is for.</param>
/// <param name="Last">The last line it is for.</param>
/// <param name="Rules">The rules it is for.</param>
/// <param name="Requirement">The requirement it is for, <c>FR-012</c> or <c>feature#FR-012</c>; null for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; null for good.</param>
public sealed record Suppression(string File, int Line, int First, int Last, IReadOnlyList<string> Rules, string? Requirement, string Reason, DateOnly? Until)
{
    /// <summary>Whether it is about a finding, whatever the day.</summary>
    public bool Fits(DriftFinding finding)
    {
        if (!Rules.Contains(finding.Rule, StringComparer.OrdinalIgnoreCase)) return false;
        if (Requirement is { } wanted && finding.Requirement != wanted && !finding.Requirement.EndsWith("#" + wanted, StringComparison.Ordinal)) return false;
        return IsAt(finding.SpecFile, finding.SpecLine) || IsAt(finding.CodeFile, finding.CodeLine);
    }

    /// <summary>Whether it no longer holds on a day.</summary>
    public bool IsExpired(DateOnly day) => Until is { } last && day > last;

    private bool IsAt(string? file, int? line) => file == File && line is { } at && at >= First && at <= Last;
}
