using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>A message as Slack Block Kit (docs.slack.dev, incoming webhooks): what is inserted cannot mention anybody, and every part stays within its limit. Pure.</summary>
internal static class SlackPayload
{
    private const int LongestHeader = 150, LongestSection = 2_900, MostSections = 3, LongestField = 500, MostFields = 10, MostButtons = 5, LongestLabel = 75, LongestAddress = 3_000, LongestFallback = 1_000;

    /// <summary>The body.</summary>
    internal static byte[] Of(IncidentMessage message) => JsonBody.Of(json =>
    {
        json.WriteString("text", Text($"{message.IncidentId}: {message.Subject}", LongestFallback, message));
        json.WriteStartArray("blocks");
        Block(json, "header", () => TextObject(json, "text", "plain_text", Text(message.Subject, LongestHeader, message)));
        if (message.Facts.Count > 0)
        {
            Block(json, "section", () =>
            {
                json.WriteStartArray("fields");
                foreach (MessageFact fact in message.Facts.Take(MostFields))
                {
                    if (fact.Name == "Next update" && message.NextUpdate is { } next) Field(json, "*Next update*\n" + Date(next, fact.Value));
                    else Field(json, $"*{Text(fact.Name, LongestLabel, message)}*\n{Text(fact.Value, LongestField, message)}");
                }

                json.WriteEndArray();
            });
        }

        foreach (string part in Parts(message)) Block(json, "section", () => TextObject(json, "text", "mrkdwn", part));
        Block(json, "context", () =>
        {
            json.WriteStartArray("elements");
            Field(json, Text($"{message.IncidentId}, to {message.Audience}, {message.Stage}", LongestField, message));
            json.WriteEndArray();
        });
        if (message.Links.Any(link => link.Address.Length <= LongestAddress))
        {
            Block(json, "actions", () =>
            {
                json.WriteStartArray("elements");
                foreach (MessageLink link in message.Links.Where(link => link.Address.Length <= LongestAddress).Take(MostButtons))
                {
                    json.WriteStartObject();
                    json.WriteString("type", "button");
                    TextObject(json, "text", "plain_text", Text(link.Name, LongestLabel, message));
                    json.WriteString("url", link.Address);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }

        json.WriteEndArray();
    });

    // The text in sections, broken between lines where that is possible; the last one is cut.
    private static List<string> Parts(IncidentMessage message)
    {
        List<string> parts = [];
        string rest = message.Text;
        while (rest.Length > 0)
        {
            int end = rest.Length;
            if (parts.Count < MostSections - 1 && EscapedLength(rest) > LongestSection)
            {
                end = Fitting(rest);
                int line = rest.LastIndexOf('\n', end - 1);
                if (line > end / 2) end = line + 1;
            }

            string part = Text(rest[..end].Trim('\n'), LongestSection, message);
            if (part.Length > 0) parts.Add(part);
            if (parts.Count == MostSections) break;
            rest = rest[end..];
        }

        return parts;
    }

    private static int Fitting(string text)
    {
        int length = 0, at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            length += Escape(rune)?.Length ?? rune.Utf16SequenceLength;
            if (length > LongestSection) break;
            at += rune.Utf16SequenceLength;
        }

        return at;
    }

    private static int EscapedLength(string text)
    {
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes()) length += Escape(rune)?.Length ?? rune.Utf16SequenceLength;
        return length;
    }

    private static string Text(string text, int most, IncidentMessage message) => ShortText.Cut(text, most, message, Escape);

    private static string? Escape(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => null,
    };

    private static string Date(DateTimeOffset at, string otherwise) => string.Create(CultureInfo.InvariantCulture, $"<!date^{at.ToUnixTimeSeconds()}^{{date_short_pretty}} {{time}}|{otherwise}>");

    private static void Block(Utf8JsonWriter json, string type, Action write)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        write();
        json.WriteEndObject();
    }

    private static void TextObject(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "mrkdwn");
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
