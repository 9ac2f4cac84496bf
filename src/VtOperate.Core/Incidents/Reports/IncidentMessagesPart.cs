using VtOperate.Core.Delivery;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>The part of a page that says who was told what, and what became of it. Pure.</summary>
internal static class IncidentMessagesPart
{
    private const int Most = 200;

    /// <summary>Writes the part.</summary>
    internal static void Write(MarkupWriter page, IReadOnlyList<IncidentEvent> timeline)
    {
        IncidentEvent[] told = [.. timeline.Where(item => item.Kind is IncidentKind.Communication or IncidentKind.Update)];
        page.Element("h2", "Messages");
        if (told.Length == 0)
        {
            page.Element("p", "No message is on record.", ("class", "muted"));
            return;
        }

        if (told.Length > Most) page.Element("p", $"The first {Most} of {ReportPage.Count(told.Length)} messages; {ReportPage.Count(told.Length - Most)} later ones are left out.", ("class", "notice"));
        var table = new ReportTable(page, "Messages", "When (UTC)", "To", "Outcome", "What").Begin();
        foreach (IncidentEvent item in told.Take(Most))
        {
            string state = StateOf(item);
            table.Row(
                () => ReportPage.Time(page, item.At),
                () => page.Data(Audience(item)),
                () => page.Element("span", Said(state), ("class", state is nameof(DeliveryState.Failed) or nameof(DeliveryState.Unknown) ? "alarm" : null)),
                () => page.Open("span", ("class", "said")).Data(ReportText.Cut(item.Text, ReportEntries.LongestText)).Close());
        }

        table.End();
    }

    /// <summary>What became of a message, as its event says it; <c>Update</c> for what was only noted down.</summary>
    internal static string StateOf(IncidentEvent item) => item.Kind == IncidentKind.Update ? "Update" : IncidentData.TextOf(item.Data, "state") ?? nameof(DeliveryState.Unknown);

    /// <summary>What became of a message, for people.</summary>
    internal static string Said(string state) => state switch
    {
        nameof(DeliveryState.Sent) => "taken by the receiver",
        nameof(DeliveryState.Accepted) => "accepted; whether it arrived is not known",
        nameof(DeliveryState.Failed) or nameof(DeliveryState.DeadLetter) => "failed: nobody was told",
        "Update" => "noted as told",
        _ => "unknown",
    };

    private static string Audience(IncidentEvent item)
    {
        string audiences = string.Join(", ", IncidentData.TextsOf(item.Data, IncidentData.Audience));
        string channel = IncidentData.TextOf(item.Data, "channel") is { } name ? $" through '{name}'" : "";
        return ReportText.Brief((audiences.Length == 0 ? "unknown" : audiences) + channel, 200);
    }
}
