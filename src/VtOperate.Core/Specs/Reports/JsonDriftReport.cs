using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Reports;

/// <summary>Writes findings as JSON: their properties by their names, enumerations as words. Pure.</summary>
internal static class JsonDriftReport
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_values = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes a report. The folder of the repository is left out: it differs from machine to machine.</summary>
    public static void Write(DriftReport report, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        json.WriteNumber("Version", 1);
        json.WriteString("Root", report.Prefix);
        json.WriteStartArray("Findings");
        foreach (DriftFinding finding in report.Findings) JsonSerializer.Serialize(json, finding with { Repository = "" }, s_values);
        json.WriteEndArray();
        json.WriteStartArray("Notes");
        foreach (DriftNote note in report.Notes) JsonSerializer.Serialize(json, note, s_values);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
