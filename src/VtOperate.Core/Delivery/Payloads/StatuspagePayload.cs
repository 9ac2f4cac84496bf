using System.Text.Json;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>A message as an incident of Statuspage: made once, then updated. Pure.</summary>
internal static class StatuspagePayload
{
    private const int LongestName = 255, LongestBody = 25_000;
    private const string UsualAddress = "https://api.statuspage.io/v1";

    /// <summary>The request that makes the incident, or updates the one that is known.</summary>
    internal static WebCall Call(Channel channel, IncidentMessage message, ChannelSecrets secrets, string? known) =>
        new(known is null ? "POST" : "PATCH", Address(channel, secrets, known is null ? "incidents" : "incidents/" + Uri.EscapeDataString(known)), Headers(secrets), Of(message, channel.Components));

    /// <summary>The request for the incidents that are open.</summary>
    internal static WebCall Unresolved(Channel channel, ChannelSecrets secrets) => new("GET", Address(channel, secrets, "incidents/unresolved"), Headers(secrets), ReadOnlyMemory<byte>.Empty);

    /// <summary>The id of the incident among those that are open; null where it is not there or the text cannot be read.</summary>
    internal static string? FindIn(string body, IncidentMessage message)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                if (item.TryGetProperty("metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("vt", out JsonElement own) && own.ValueKind == JsonValueKind.Object
                    && own.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String && id.GetString() == message.IncidentKey) return item.GetProperty("id").GetString();
            }
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // A page that says nothing that can be read has no incident that could be found.
        }

        return null;
    }

    /// <summary>The body.</summary>
    internal static byte[] Of(IncidentMessage message, IReadOnlyList<string> components) => JsonBody.Of(json =>
    {
        json.WriteStartObject("incident");
        json.WriteString("name", ShortText.Cut(message.Subject, LongestName, message));
        json.WriteString("status", Status(message));
        json.WriteString("impact_override", message.Severity switch
        {
            Severity.Critical => "critical",
            Severity.Medium => "minor",
            Severity.Low => "none",
            _ => "major",
        });
        json.WriteString("body", ShortText.Cut(message.Text, LongestBody, message));
        if (components.Count > 0)
        {
            string state = Status(message) == "resolved" ? "operational" : message.Severity switch
            {
                Severity.Critical => "major_outage",
                Severity.Medium or Severity.Low => "degraded_performance",
                _ => "partial_outage",
            };
            json.WriteStartObject("components");
            foreach (string component in components) json.WriteString(component, state);
            json.WriteEndObject();
            json.WriteStartArray("component_ids");
            foreach (string component in components) json.WriteStringValue(component);
            json.WriteEndArray();
        }

        json.WriteBoolean("deliver_notifications", true);
        json.WriteStartObject("metadata");
        json.WriteStartObject("vt");
        json.WriteString("id", message.IncidentKey);
        json.WriteString("label", message.IncidentId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static string Status(IncidentMessage message) => message.Stage switch
    {
        MessageStage.Identified => "identified",
        MessageStage.Monitoring => "monitoring",
        MessageStage.Resolved or MessageStage.PostMortem => "resolved",
        MessageStage.WithoutNews when message.Status == Incidents.IncidentStatus.Identified => "identified",
        MessageStage.WithoutNews when message.Status == Incidents.IncidentStatus.Mitigated => "monitoring",
        _ => "investigating",
    };

    private static Uri Address(Channel channel, ChannelSecrets secrets, string path) =>
        new(ChannelAddress.Check(secrets.Address ?? UsualAddress, channel.Name).AbsoluteUri.TrimEnd('/') + $"/pages/{Uri.EscapeDataString(channel.Page!)}/{path}");

    private static KeyValuePair<string, string>[] Headers(ChannelSecrets secrets) => [new("Authorization", "OAuth " + secrets.Key)];
}
