using System.Text.Encodings.Web;
using System.Text.Json;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>Writes the JSON of a request.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions s_form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_form))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
