using System.Text.Json;

namespace VtOperate.Core.Flags;

/// <summary>A value of a JSON text with the bytes at which it stands. Comments and trailing commas are passed over. Pure.</summary>
internal sealed class JsonPlace
{
    private static readonly JsonReaderOptions s_tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>What kind of value it is; the opening token of an object or a list.</summary>
    internal JsonTokenType Kind { get; private init; }

    /// <summary>Its first byte.</summary>
    internal int Start { get; private init; }

    /// <summary>The byte behind its last one.</summary>
    internal int End { get; private set; }

    /// <summary>The text of a text.</summary>
    internal string? Text { get; private init; }

    /// <summary>The members of an object, in the order of the text.</summary>
    internal List<(string Name, int NameStart, JsonPlace Value)> Members { get; } = [];

    /// <summary>The items of a list.</summary>
    internal List<JsonPlace> Items { get; } = [];

    /// <summary>Reads a text.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static JsonPlace Read(ReadOnlySpan<byte> json)
    {
        int from = json.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(json[from..], s_tolerant);
        if (!reader.Read()) throw new JsonException("The file is empty.");
        JsonPlace root = ReadValue(ref reader, from);
        while (reader.Read()) throw new JsonException("Something stands behind the end.");
        return root;
    }

    /// <summary>The value of a member; of several with one name the last, as readers of JSON take it. Null where there is none.</summary>
    internal JsonPlace? Find(string name, StringComparison comparison = StringComparison.Ordinal)
    {
        for (int i = Members.Count - 1; i >= 0; i--)
        {
            if (Members[i].Name.Equals(name, comparison)) return Members[i].Value;
        }

        return null;
    }

    private static JsonPlace ReadValue(ref Utf8JsonReader reader, int from)
    {
        var place = new JsonPlace { Kind = reader.TokenType, Start = from + (int)reader.TokenStartIndex, Text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null };
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = TextOf(ref reader);
                int start = from + (int)reader.TokenStartIndex;
                reader.Read();
                place.Members.Add((name, start, ReadValue(ref reader, from)));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) place.Items.Add(ReadValue(ref reader, from));
        }

        place.End = from + (int)reader.BytesConsumed;
        return place;
    }

    // Half of a pair of UTF-16, escaped, is valid JSON and no text.
    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
