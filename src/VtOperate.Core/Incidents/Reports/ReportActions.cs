using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>The action items of an incident as reports show them. Pure.</summary>
internal static class ReportActions
{
    /// <summary>What is to be done because of an incident.</summary>
    internal static IReadOnlyList<ReportAction> Of(Incident incident, IReadOnlyList<IncidentEvent> timeline) =>
        [.. timeline.Where(item => item.Kind == IncidentKind.Todo && !item.IsRedacted).Select(item => Noted(incident, item.Text))];

    /// <summary>What is to be done because of an incident.</summary>
    internal static IReadOnlyList<ReportAction> Of(Incident incident, IReadOnlyList<StoreEvent> events) =>
        [.. events.Where(item => item.Kind == IncidentKind.Todo && !item.IsRedacted).Select(item => Noted(incident, IncidentData.TextOf(item.ReadData(), IncidentData.Text) ?? "unknown"))];

    private static ReportAction Noted(Incident incident, string text) => new(incident.Label, text, null, null, "noted", true, false);
}
