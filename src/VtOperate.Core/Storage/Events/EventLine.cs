using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace VtOperate.Core.Storage.Events;

/// <summary>
/// Reads and writes one line of an event file: <c>{"v":1,"id":…,"at":…,"recorded":…,"by":…,"kind":…,"content":…,"prev":…,"data":{…}}</c>. What chains the lines is the hash of a
/// line without its data, so that data can be taken out and the chain still holds. Pure.
/// </summary>
public static class EventLine
{
    private const int Version = 1;
    private static readonly string[] s_members = ["id", "at", "recorded", "by", "kind", "content", "prev", "data"];
    private static readonly JsonWriterOptions s_style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line of an event, without its end.</summary>
    /// <param name="added">The event.</param>
    /// <param name="id">Its ULID.</param>
    /// <param name="recorded">When it is written down.</param>
    /// <param name="previous">The hash of the line above; null for the first.</param>
    public static byte[] Write(NewEvent added, string id, DateTimeOffset recorded, string? previous)
    {
        byte[] data = EventData.Write(added.Data);
        using var stream = new MemoryStream(data.Length + 384);
        using (var writer = new Utf8JsonWriter(stream, s_style))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, Version);
            writer.WriteString("id"u8, id);
            writer.WriteString("at"u8, EventTime.Write(added.At));
            writer.WriteString("recorded"u8, EventTime.Write(recorded));
            writer.WriteString("by"u8, added.By);
            writer.WriteString("kind"u8, added.Kind);
            writer.WriteString("content"u8, HashOf(data));
            if (previous is null) writer.WriteNull("prev"u8);
            else writer.WriteString("prev"u8, previous);
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(data, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The event of a line; null when the line is none. Members that are not known are left alone.</summary>
    /// <param name="line">The line without its end.</param>
    public static StoreEvent? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            return Utf8.IsValid(line.Span) ? ReadMembers(line) : null;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The line with its data taken out; what it says about itself stays, so the chain still holds.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="reason">Why.</param>
    public static byte[]? Redact(ReadOnlyMemory<byte> line, string reason)
    {
        if (Read(line) is not { } found || Locate(line.Span) is not { } place) return null;
        byte[] data = EventData.Write([new(EventData.Redacted, true), new("reason", reason)]);
        return found.IsRedacted ? line.ToArray() : [.. line.Span[..place.Value], .. data, .. line.Span[place.End..]];
    }

    /// <summary>The SHA-256 of bytes as 64 hexadecimal digits in lower case.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexString(hash).ToLowerInvariant();
    }

    private static StoreEvent? ReadMembers(ReadOnlyMemory<byte> line)
    {
        string? id = null, by = null, kind = null, content = null, previous = null;
        DateTimeOffset? at = null, recorded = null;
        int name = -1, value = -1, end = -1;
        var reader = new Utf8JsonReader(line.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            string? member = Member(ref reader);
            reader.Read();
            if (member == "data")
            {
                if (reader.TokenType != JsonTokenType.StartObject) return null;
                (name, value) = (start, (int)reader.TokenStartIndex);
                reader.Skip();
                end = (int)reader.BytesConsumed;
            }
            else if (member is null || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                reader.Skip();
            }
            else
            {
                string? text = reader.GetString();
                switch (member)
                {
                    case "id": id = text; break;
                    case "at": at = EventTime.Read(text); break;
                    case "recorded": recorded = EventTime.Read(text); break;
                    case "by": by = text; break;
                    case "kind": kind = text; break;
                    case "content": content = text; break;
                    case "prev": previous = text; break;
                }
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read() || !Ulid.IsWellFormed(id) || at is null || kind is null || content is null || value < 0) return null;
        ReadOnlyMemory<byte> json = line[value..end];
        return new StoreEvent
        {
            Id = id!,
            At = at.Value,
            Recorded = recorded ?? at.Value,
            Order = recorded ?? at.Value,
            By = by ?? "",
            Kind = kind,
            Content = content,
            Previous = previous,
            Hash = HashWithout(line.Span, name, end),
            Json = json,
            IsRedacted = IsRedaction(json.Span),
        };
    }

    private static string? Member(ref Utf8JsonReader reader)
    {
        foreach (string member in s_members)
        {
            if (reader.ValueTextEquals(member)) return member;
        }

        return null;
    }

    private static bool IsRedaction(ReadOnlySpan<byte> json) =>
        json.StartsWith("{\"redacted\":true"u8) && EventData.Read(json) is { } data && data.TryGetValue(EventData.Redacted, out object? truth) && truth is true;

    private static (int Name, int Value, int End)? Locate(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int name = (int)reader.TokenStartIndex;
            bool isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isData) return (name, value, (int)reader.BytesConsumed);
        }

        return null;
    }

    private static string HashWithout(ReadOnlySpan<byte> line, int name, int end)
    {
        const int Usual = 1024;
        int length = line.Length - (end - name);
        Span<byte> bytes = length <= Usual ? stackalloc byte[length] : new byte[length];
        line[..name].CopyTo(bytes);
        line[end..].CopyTo(bytes[name..]);
        return HashOf(bytes);
    }
}
