using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>A message as an event of PagerDuty's Events API v2: one alert an incident, told apart by the incident's ULID, resolved when the incident is. Pure.</summary>
internal static class PagerDutyPayload
{
    private const int LongestSummary = 1_024, LargestBody = 512_000, LongestSource = 200, LongestName = 100;

    /// <summary>The body.</summary>
    /// <param name="message">The message.</param>
    /// <param name="routingKey">The key of the integration.</param>
    /// <param name="source">The source that is shown; null for the first service.</param>
    internal static byte[] Of(IncidentMessage message, string routingKey, string? source)
    {
        byte[] body = Of(message, routingKey, source, hasDetails: true);
        return body.Length <= LargestBody ? body : Of(message, routingKey, source, hasDetails: false);
    }

    private static byte[] Of(IncidentMessage message, string routingKey, string? source, bool hasDetails) => JsonBody.Of(json =>
    {
        bool isOver = MessageStage.IsLast(message.Stage);
        json.WriteString("routing_key", routingKey);
        json.WriteString("event_action", isOver ? "resolve" : "trigger");
        json.WriteString("dedup_key", "vtoperate-" + message.IncidentKey);
        if (isOver) return;
        json.WriteStartObject("payload");
        json.WriteString("summary", ShortText.Cut($"{message.IncidentId}: {message.Subject}", LongestSummary, message));
        json.WriteString("source", ShortText.Cut(source ?? (message.Services.Count > 0 ? message.Services[0] : message.IncidentId), LongestSource, message));
        json.WriteString("severity", message.Severity switch
        {
            Severity.Critical => "critical",
            Severity.Medium => "warning",
            Severity.Low => "info",
            _ => "error",
        });
        json.WriteString("timestamp", EventTime.Write(message.CreatedAt));
        json.WriteString("class", "incident");
        if (hasDetails)
        {
            json.WriteStartObject("custom_details");
            json.WriteString("incident", message.IncidentId);
            json.WriteString("message", message.Id);
            json.WriteString("stage", message.Stage);
            foreach (MessageFact fact in message.Facts) json.WriteString(fact.Name, fact.Value);
            json.WriteString("text", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("links");
        foreach (MessageLink link in message.Links)
        {
            json.WriteStartObject();
            json.WriteString("href", link.Address);
            json.WriteString("text", ShortText.Cut(link.Name, LongestName, message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("client", "VtOperate");
    });
}
