using System.Text.Json;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>A message as our own JSON, version 1, for any server. Pure.</summary>
internal static class WebhookPayload
{
    /// <summary>The body.</summary>
    internal static byte[] Of(IncidentMessage message) => JsonBody.Of(json =>
    {
        json.WriteString("specVersion", "1");
        json.WriteString("id", message.Id);
        json.WriteString("type", "incident.updated");
        json.WriteString("occurredAt", EventTime.Write(message.CreatedAt));
        json.WriteStartObject("incident");
        json.WriteString("id", message.IncidentKey);
        json.WriteString("label", message.IncidentId);
        json.WriteString("title", message.Title);
        if (message.Severity is { } severity) json.WriteNumber("severity", (int)severity);
        else json.WriteNull("severity");
        json.WriteString("status", message.Status.ToString());
        Texts(json, "services", message.Services);
        json.WriteEndObject();
        json.WriteStartObject("event");
        json.WriteString("stage", message.Stage);
        json.WriteString("audience", message.Audience);
        json.WriteString("subject", message.Subject);
        json.WriteString("text", message.Text);
        json.WriteStartObject("facts");
        foreach (MessageFact fact in message.Facts) json.WriteString(fact.Name, fact.Value);
        json.WriteEndObject();
        if (message.NextUpdate is { } next) json.WriteString("nextUpdate", EventTime.Write(next));
        else json.WriteNull("nextUpdate");
        Texts(json, "links", message.Links.Select(link => link.Address));
        json.WriteEndObject();
    });

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
