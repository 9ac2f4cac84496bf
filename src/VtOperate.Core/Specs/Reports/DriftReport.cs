using System.Reflection;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Reports;

/// <summary>What a report is about: findings in an order that does not depend on how they came, and what could not be compared. Pure.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="Notes">What could not be compared.</param>
/// <param name="Prefix">The project's root relative to the repository, with a slash at its end; empty where they are the same.</param>
internal sealed record DriftReport(IReadOnlyList<DriftFinding> Findings, IReadOnlyList<DriftNote> Notes, string Prefix)
{
    /// <summary>The version of the module.</summary>
    public static string Version { get; } = (typeof(DriftReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Sorts what stands in a report.</summary>
    public static DriftReport Of(IEnumerable<DriftFinding> findings, IEnumerable<DriftNote> notes, string prefix) => new(
        [.. findings.Select(Bare).OrderBy(one => one.Rule, StringComparer.Ordinal).ThenBy(one => one.Requirement, StringComparer.Ordinal).ThenBy(one => one.SpecFile, StringComparer.Ordinal).ThenBy(one => one.SpecLine)
            .ThenBy(one => one.CodeFile, StringComparer.Ordinal).ThenBy(one => one.CodeLine).ThenBy(one => one.Fingerprint, StringComparer.Ordinal).ThenBy(one => one.CodeDoes, StringComparer.Ordinal)],
        [.. notes.Select(note => note.File is "" ? note with { File = null } : note).OrderBy(one => one.Rule, StringComparer.Ordinal).ThenBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line).ThenBy(one => one.Text, StringComparer.Ordinal)],
        prefix);

    /// <summary>Whether somebody has to look at a finding: nobody has accepted it, or not for so long.</summary>
    public static bool IsOpen(DriftFinding finding) => finding.State is DriftState.New or DriftState.Expired;

    /// <summary>Both sides in one line.</summary>
    public static string Sentence(DriftFinding finding) => $"The specification says: {finding.SpecSays.TrimEnd()} The code does: {finding.CodeDoes.TrimEnd()}";

    /// <summary>A place as people write it; empty where there is none.</summary>
    public static string Place(string? file, int? line) => file is null ? "" : line is null ? file : $"{file}:{line}";

    // A script passes an empty text where it has none.
    private static DriftFinding Bare(DriftFinding finding) => finding.CodeFile is "" || finding.SpecFile is "" || finding.AcceptedBecause is ""
        ? finding with { CodeFile = finding.CodeFile is "" ? null : finding.CodeFile, SpecFile = finding.SpecFile is "" ? null : finding.SpecFile, AcceptedBecause = finding.AcceptedBecause is "" ? null : finding.AcceptedBecause }
        : finding;
}
