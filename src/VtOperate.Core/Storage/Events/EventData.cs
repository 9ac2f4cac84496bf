using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VtOperate.Core.Storage.Events;

/// <summary>The data of an event: a JSON object with names in the order in which they were given. Pure.</summary>
public static class EventData
{
    /// <summary>The name that stands in data whose content was taken out.</summary>
    public const string Redacted = "redacted";

    private static readonly JsonWriterOptions s_style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The data as JSON in one line of UTF-8.</summary>
    /// <param name="data">Texts, numbers, truth values, times, lists and further data, by name. A name without a value is left out.</param>
    /// <exception cref="ArgumentException">A value is of another kind.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, object?>> data)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_style)) WriteMap(writer, data);
        return stream.ToArray();
    }

    /// <summary>The data by name.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyDictionary<string, object?> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadMap(ref reader) : new Dictionary<string, object?>();
    }

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> data)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in data)
        {
            if (value is null) continue;
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(WholeText(text)); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteStringValue(EventTime.Write(time)); break;
            case Enum word: writer.WriteStringValue(word.ToString()); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteMap(writer, map); break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (object? item in list) WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            default: throw new ArgumentException($"A {value.GetType().Name} cannot be kept in an event.", nameof(value));
        }
    }

    // Half of a pair of UTF-16 is no text, and no JSON writer takes it.
    private static string WholeText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            i++;
        }

        return text;
    }

    private static Dictionary<string, object?> ReadMap(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(ref reader);
            reader.Read();
            map[name] = ReadValue(ref reader);
        }

        return map;
    }

    private static object? ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return Text(ref reader);
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.Number: return reader.TryGetInt64(out long whole) ? (object)whole : reader.GetDouble();
            case JsonTokenType.StartObject: return ReadMap(ref reader);
            case JsonTokenType.StartArray:
                List<object?> list = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(ReadValue(ref reader));
                return list;
            default: return null;
        }
    }

    // Half of a pair of UTF-16, escaped, is valid JSON and no text.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
