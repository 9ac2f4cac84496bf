using System.Globalization;
using VtOperate.Core.Incidents;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Delivery;

/// <summary>What templates can name, filled from what is recorded. What nobody recorded is <c>not known yet</c> and never made up. Pure.</summary>
internal static class MessageValues
{
    /// <summary>What stands where nothing is recorded.</summary>
    internal const string Unknown = "not known yet";

    private const string None = "none recorded";
    private const int LatestActions = 3;

    internal static IReadOnlyDictionary<string, string> Of(Incident incident, IReadOnlyList<IncidentEvent> timeline, string stage, string audience, string? news, DateTimeOffset? next, DateTimeOffset now)
    {
        string? Reason(IncidentStatus status, DateTimeOffset? at) => at is null ? null : Last(timeline, item => item.Kind == IncidentKind.Status && IncidentData.TextOf(item.Data, IncidentData.NewValue) == status.ToString()) is { } moved ? IncidentData.TextOf(moved.Data, IncidentData.Reason) : null;
        string When(DateTimeOffset? at) => at is { } known ? TimeText(known, now) : Unknown;
        DateTimeOffset? ended = incident.MitigatedAt ?? incident.ResolvedAt;
        string[] actions = [.. timeline.Where(item => item.Kind is IncidentKind.Action or IncidentKind.Mitigation).OrderBy(item => item.At).TakeLast(LatestActions).Select(item => item.Text)];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["incident"] = incident.Label,
            ["title"] = incident.Title,
            ["severity"] = incident.Severity is { } severity ? SeverityText(severity) : Unknown,
            ["severity.why"] = (incident.Severities.Count == 0 ? "" : incident.Severities[^1].Reason) is { Length: > 0 } why ? why : Unknown,
            ["status"] = incident.Status.ToString(),
            ["since"] = When(Last(timeline, item => item.Kind == IncidentKind.Status)?.At ?? incident.DeclaredAt),
            ["services"] = incident.Services.Count == 0 ? Unknown : string.Join(", ", incident.Services),
            ["commander"] = incident.Roles.FirstOrDefault(role => role.Name == "commander")?.Person ?? Unknown,
            ["lead"] = Lead(incident.Roles.FirstOrDefault(role => role.Name == "commander")?.Person ?? Unknown),
            ["description"] = Or(incident.Description),
            ["impact.began"] = When(incident.ImpactStartedAt),
            ["noticed"] = When(incident.DetectedAt),
            ["declared"] = When(incident.DeclaredAt),
            ["identified"] = When(incident.IdentifiedAt),
            ["mitigated"] = When(ended),
            ["resolved"] = When(incident.ResolvedAt),
            ["duration"] = incident.ImpactStartedAt is { } began && ended is { } end && end >= began ? DurationText.Of(end - began) : Unknown,
            ["conditions"] = Or(Last(timeline, item => item.Kind == IncidentKind.Finding)?.Text ?? incident.Description),
            ["actions"] = actions.Length == 0 ? None : string.Join("; ", actions),
            ["needs"] = incident.Unknowns.Count == 0 ? None : string.Join("; ", incident.Unknowns.Select(Gap)),
            ["decision"] = None,
            ["workaround"] = None,
            ["cause"] = Or(Reason(IncidentStatus.Identified, incident.IdentifiedAt)),
            ["fix"] = Or(Last(timeline, item => item.Kind == IncidentKind.Mitigation)?.Text ?? Reason(IncidentStatus.Mitigated, incident.MitigatedAt)),
            ["resolution"] = Or(Reason(IncidentStatus.Resolved, incident.ResolvedAt)),
            ["news"] = news ?? "",
            ["last.told"] = When(LastTold(timeline, audience) ?? Last(timeline, item => item.Kind == IncidentKind.Status)?.At ?? incident.DeclaredAt),
            ["next.update"] = next is { } due ? TimeText(due, now) : MessageStage.IsLast(stage) ? "none is planned" : "when there is news",
            ["chat"] = Or(incident.WarRoom.Chat),
            ["in.chat"] = string.IsNullOrWhiteSpace(incident.WarRoom.Chat) ? "" : " in " + incident.WarRoom.Chat,
            ["follow"] = string.IsNullOrWhiteSpace(incident.WarRoom.Chat) ? "" : $"Follow it in {incident.WarRoom.Chat}. ",
            ["call"] = Or(incident.WarRoom.Call),
            ["status.page"] = Or(incident.WarRoom.StatusPages.Count == 0 ? null : incident.WarRoom.StatusPages[0]),
            ["postmortem"] = Or(incident.Links.LastOrDefault(link => link.Kind == "PostMortem")?.Target),
        };
    }

    /// <summary>Who leads, as a sentence.</summary>
    /// <param name="commander">The commander.</param>
    internal static string Lead(string commander) => commander is Unknown or "" ? "Nobody leads yet." : commander + " leads.";

    /// <summary>A time as messages show it: the same for everybody, wherever they are.</summary>
    internal static string TimeText(DateTimeOffset at, DateTimeOffset now)
    {
        DateTime utc = at.UtcDateTime;
        return utc.ToString(utc.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
    }

    /// <summary>A severity as messages show it.</summary>
    internal static string SeverityText(Severity severity) => string.Create(CultureInfo.InvariantCulture, $"{(int)severity} ({severity})");

    private static DateTimeOffset? LastTold(IReadOnlyList<IncidentEvent> timeline, string audience)
    {
        DateTimeOffset? told = null;
        foreach (IncidentEvent item in timeline)
        {
            bool isTold = item.Kind == IncidentKind.Update || (item.Kind == IncidentKind.Communication && IncidentData.TextOf(item.Data, "state") is "Sent" or "Accepted");
            if (isTold && IncidentData.TextsOf(item.Data, IncidentData.Audience).Any(name => name == audience || name == IncidentAudience.OwedTo(audience)) && (told is null || item.At > told)) told = item.At;
        }

        return told;
    }

    private static IncidentEvent? Last(IReadOnlyList<IncidentEvent> timeline, Func<IncidentEvent, bool> wanted)
    {
        for (int i = timeline.Count - 1; i >= 0; i--)
        {
            if (wanted(timeline[i]) && !timeline[i].IsRedacted) return timeline[i];
        }

        return null;
    }

    private static string Gap(string unknown)
    {
        int end = unknown.IndexOf(':', StringComparison.Ordinal);
        string gap = end < 0 ? unknown : unknown[..end];
        return gap.Length == 0 ? gap : char.ToLowerInvariant(gap[0]) + gap[1..];
    }

    private static string Or(string? value) => string.IsNullOrWhiteSpace(value) ? Unknown : value;
}
