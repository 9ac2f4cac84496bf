using System.Text;
using System.Text.Json;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>A message as an Adaptive Card for a Workflows webhook of Microsoft Teams: version 1.4, within the size that Teams takes, and with text that cannot format or link by itself. Pure.</summary>
internal static class TeamsPayload
{
    private const int LargestBody = 26_000, LongestSubject = 500, LongestFact = 500, LongestTitle = 60, MostBlocks = 60, MostButtons = 5, LongestAddress = 2_000, ShortestText = 500;

    /// <summary>The body.</summary>
    internal static byte[] Of(IncidentMessage message)
    {
        for (int most = LargestBody; ; most /= 2)
        {
            byte[] body = Of(message, most);
            if (body.Length <= LargestBody || most < ShortestText) return body;
        }
    }

    private static byte[] Of(IncidentMessage message, int longestText) => JsonBody.Of(json =>
    {
        json.WriteString("type", "message");
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        json.WriteNull("contentUrl");
        json.WriteStartObject("content");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", "1.4");
        json.WriteStartObject("msteams");
        json.WriteString("width", "Full");
        json.WriteEndObject();
        json.WriteStartArray("body");
        Heading(json, message);
        Facts(json, message);
        string[] lines = ShortText.Cut(message.Text, longestText, message, Escape).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < lines.Length && i < MostBlocks; i++)
        {
            string text = i == MostBlocks - 1 && lines.Length > MostBlocks ? string.Join("\n\n", lines[i..]) : lines[i];
            json.WriteStartObject();
            json.WriteString("type", "TextBlock");
            json.WriteString("text", text);
            json.WriteBoolean("wrap", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Buttons(json, message);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void Heading(Utf8JsonWriter json, IncidentMessage message)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", ShortText.Cut(message.Subject, LongestSubject, message, Escape));
        json.WriteString("weight", "Bolder");
        json.WriteString("size", "Medium");
        json.WriteBoolean("wrap", true);
        json.WriteString("style", "heading");
        json.WriteString("color", message.Stage is MessageStage.Resolved ? "Good" : message.Stage == MessageStage.PostMortem ? "Default" : message.Severity is Severity.Critical or Severity.High or null ? "Attention" : "Warning");
        json.WriteEndObject();
    }

    private static void Facts(Utf8JsonWriter json, IncidentMessage message)
    {
        json.WriteStartObject();
        json.WriteString("type", "FactSet");
        json.WriteStartArray("facts");
        foreach (MessageFact fact in message.Facts)
        {
            json.WriteStartObject();
            json.WriteString("title", ShortText.Cut(fact.Name, LongestTitle, message, Escape));
            json.WriteString("value", ShortText.Cut(fact.Value, LongestFact, message, Escape));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Buttons(Utf8JsonWriter json, IncidentMessage message)
    {
        MessageLink[] links = [.. message.Links.Where(link => link.Address.Length <= LongestAddress).Take(MostButtons)];
        if (links.Length == 0) return;
        json.WriteStartArray("actions");
        foreach (MessageLink link in links)
        {
            json.WriteStartObject();
            json.WriteString("type", "Action.OpenUrl");
            json.WriteString("title", ShortText.Cut(link.Name, LongestTitle, message));
            json.WriteString("url", link.Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Text blocks read a part of Markdown.
    private static string? Escape(Rune rune) => rune.Value is '\\' or '`' or '*' or '_' or '[' or ']' or '~' ? "\\" + rune : null;
}
