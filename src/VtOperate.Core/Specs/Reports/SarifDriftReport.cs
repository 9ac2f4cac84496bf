using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Reports;

/// <summary>Writes findings as a log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0). Pure: the same findings give the same bytes.</summary>
internal static class SarifDriftReport
{
    private const string Root = "%SRCROOT%", Fingerprint = "vtSpecDrift/v1";
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a report.</summary>
    public static void Write(DriftReport report, IBufferWriter<byte> output)
    {
        string[] rules = [.. report.Findings.Select(finding => finding.Rule).Concat(report.Notes.Select(note => note.Rule)).Where(rule => rule.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        WriteInvocation(json, report, rules);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteText(json, "description", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (DriftFinding finding in report.Findings) WriteResult(json, report, finding, Array.IndexOf(rules, finding.Rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, string[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "VtOperate");
        json.WriteString("semanticVersion", DriftReport.Version);
        json.WriteStartArray("rules");
        foreach (string rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            WriteText(json, "shortDescription", DriftRuleNames.Of(rule));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // What could not be compared stands here, and not among the results: nothing is known of it.
    private static void WriteInvocation(Utf8JsonWriter json, DriftReport report, string[] rules)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (DriftNote note in report.Notes)
        {
            json.WriteStartObject();
            WriteText(json, "message", note.Text);
            json.WriteString("level", "note");
            if (note.File is { } file)
            {
                json.WriteStartArray("locations");
                WriteLocation(json, report, file, note.Line, null, null);
                json.WriteEndArray();
            }

            if (note.Rule.Length > 0)
            {
                json.WriteStartObject("associatedRule");
                json.WriteString("id", note.Rule);
                json.WriteNumber("index", Array.IndexOf(rules, note.Rule));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, DriftReport report, DriftFinding finding, int index)
    {
        bool isReview = DriftRuleNames.IsReview(finding.Rule), hasCode = finding.CodeFile is not null;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", index);
        json.WriteString("kind", isReview ? "review" : "fail");
        json.WriteString("level", isReview ? "none" : finding.Severity switch { Severity.Critical or Severity.High => "error", Severity.Low => "note", _ => "warning" });
        WriteText(json, "message", DriftReport.Sentence(finding));
        json.WriteStartArray("locations");
        if ((finding.CodeFile ?? finding.SpecFile) is { } first) WriteLocation(json, report, first, hasCode ? finding.CodeLine : finding.SpecLine, null, null);
        json.WriteEndArray();
        json.WriteStartArray("relatedLocations");
        int number = 0;
        if (hasCode && finding.SpecFile is not null) WriteLocation(json, report, finding.SpecFile, finding.SpecLine, number++, "The specification says: " + finding.SpecSays);
        foreach (Evidence evidence in finding.Evidence)
        {
            if (evidence.File is not null) WriteLocation(json, report, evidence.File, evidence.Line, number++, evidence.Text);
        }

        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString(Fingerprint, finding.Fingerprint);
        json.WriteEndObject();
        json.WriteString("baselineState", finding.State == DriftState.New ? "new" : "unchanged");
        json.WriteNumber("rank", finding.Confidence switch { DriftConfidence.Certain => 100, DriftConfidence.Strong => 90, DriftConfidence.Likely => 60, _ => 30 });
        WriteSuppressions(json, finding);
        WriteProperties(json, finding);
        json.WriteEndObject();
    }

    // Empty where there is none: a log that leaves them out does not say whether it looked (3.27.23).
    private static void WriteSuppressions(Utf8JsonWriter json, DriftFinding finding)
    {
        json.WriteStartArray("suppressions");
        if (finding.State != DriftState.New)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.State == DriftState.Suppressed ? "inSource" : "external");
            json.WriteString("status", finding.State == DriftState.Expired ? "underReview" : "accepted");
            if (finding.AcceptedBecause is { } reason) json.WriteString("justification", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, DriftFinding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("feature", finding.Feature);
        json.WriteString("requirement", finding.Requirement);
        json.WriteString("subject", finding.Subject);
        json.WriteString("specValue", finding.SpecSays);
        json.WriteString("codeValue", finding.CodeDoes);
        json.WriteString("suggestion", finding.Suggestion.ToString());
        json.WriteString("confidence", finding.Confidence.ToString());
        json.WriteStartArray("evidence");
        foreach (Evidence evidence in finding.Evidence) json.WriteStringValue(evidence.Sha is null ? evidence.Text : $"{evidence.Text} ({evidence.Sha})");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, DriftReport report, string file, int? line, int? id, string? message)
    {
        json.WriteStartObject();
        if (id is not null) json.WriteNumber("id", id.Value);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', (report.Prefix + file).Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        if (line is > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (message is not null) WriteText(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
