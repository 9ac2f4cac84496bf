using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>What a report says of the entries of a timeline, and which of them it shows where there are too many. Pure.</summary>
internal static class ReportEntries
{
    /// <summary>How many entries a page shows at most.</summary>
    internal const int Most = 500;

    /// <summary>How many characters of an entry a page shows at most.</summary>
    internal const int LongestText = 1_000;

    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(15), s_skew = TimeSpan.FromMinutes(1);

    /// <summary>The four lanes of the picture.</summary>
    internal static IReadOnlyList<string> Lanes { get; } = ["Changes and actions", "Messages and updates", "Findings, decisions, alerts", "Notes and the record itself"];

    /// <summary>The lane to which an entry belongs.</summary>
    internal static int LaneOf(string kind) => kind switch
    {
        IncidentKind.Mitigation or IncidentKind.Flag or IncidentKind.Deploy or IncidentKind.Action => 0,
        IncidentKind.Communication or IncidentKind.Update => 1,
        IncidentKind.Finding or IncidentKind.Decision or IncidentKind.Alert => 2,
        _ => 3,
    };

    /// <summary>Whether it was written down much later than it happened.</summary>
    internal static bool IsLate(IncidentEvent item) => item.RecordedAt - item.At > s_late;

    /// <summary>What has to be said of an entry beside its text.</summary>
    internal static IEnumerable<string> Notes(IncidentEvent item, Incident incident)
    {
        if (item.IsPinned) yield return "marked for the post-mortem";
        if (item.IsRedacted) yield return "its text was taken out";
        if (item.At < incident.DeclaredAt && item.Kind != IncidentKind.Declared) yield return "before the declaration";
        if (IsLate(item)) yield return $"written down {DurationText.Of(item.RecordedAt - item.At)} later";
        if (item.At - item.RecordedAt > s_skew) yield return $"its time lies {DurationText.Of(item.At - item.RecordedAt)} after the time at which it was written down";
    }

    /// <summary>The entries that a page shows, in their order: all where there are few, else those that tell most, and of those that tell as much the earlier ones.</summary>
    internal static IReadOnlyList<IncidentEvent> Chosen(IReadOnlyList<IncidentEvent> timeline) =>
        timeline.Count <= Most ? timeline : [.. timeline.Select((item, order) => (item, order)).OrderBy(pair => Weight(pair.item)).ThenBy(pair => pair.order).Take(Most).OrderBy(pair => pair.order).Select(pair => pair.item)];

    private static int Weight(IncidentEvent item) => item switch
    {
        { IsPinned: true } or { Kind: IncidentKind.Declared or IncidentKind.Status or IncidentKind.Severity } => 0,
        { Kind: IncidentKind.Mitigation or IncidentKind.Flag or IncidentKind.Deploy or IncidentKind.Decision } => 1,
        { Kind: IncidentKind.Communication or IncidentKind.Update or IncidentKind.Finding or IncidentKind.Action or IncidentKind.Role } => 2,
        _ => 3,
    };
}
