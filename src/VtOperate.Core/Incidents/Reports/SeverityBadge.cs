using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>Shows a severity as a word on a colour; the word alone says it.</summary>
internal static class SeverityBadge
{
    /// <summary>The severities in the order in which reports show them, unknown last.</summary>
    internal static IReadOnlyList<Severity?> All { get; } = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low, null];

    /// <summary>What a severity is called.</summary>
    internal static string Name(Severity? severity) => severity is { } known ? $"Severity {(int)known} ({known})" : "Severity unknown";

    /// <summary>How its bars look.</summary>
    internal static ChartFill Fill(Severity? severity) => severity is { } known ? (ChartFill)(int)known : ChartFill.Unrated;

    /// <summary>Writes it.</summary>
    internal static void Write(MarkupWriter page, Severity? severity) => page.Element("span", Name(severity), ("class", $"badge severity{(int?)severity ?? 0}"));
}
