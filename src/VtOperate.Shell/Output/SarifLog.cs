using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VtOperate.Shell.Output;

/// <summary>
/// Gathers findings and writes them as one log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0): each rule once, files relative to the
/// repository, and fingerprints of what stands in a line, not of where it stands.
/// </summary>
public sealed class SarifLog
{
    private const string Root = "%SRCROOT%";
    private const string Fingerprint = "vtoperateFinding/v1";

    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<SarifFinding> _findings = [];
    private readonly Dictionary<string, int> _rules = new(StringComparer.Ordinal);
    private readonly List<SarifFinding> _ruleOwners = [];

    /// <summary>Takes note of an object; one that is no finding is passed over.</summary>
    internal void See(PSObject? item)
    {
        if (item is null) return;
        foreach (SarifFinding finding in SarifFindings.Of(item))
        {
            _findings.Add(finding);
            if (_rules.TryAdd(finding.Rule, _ruleOwners.Count)) _ruleOwners.Add(finding);
        }
    }

    /// <summary>Writes the log and a line feed.</summary>
    /// <param name="destination">Where it goes.</param>
    /// <param name="isComplete">Whether the run came to its end without an error.</param>
    internal void Write(Stream destination, bool isComplete)
    {
        using (var json = new Utf8JsonWriter(destination, s_options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json);
            json.WriteStartArray("invocations");
            json.WriteStartObject();
            json.WriteBoolean("executionSuccessful", isComplete);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("originalUriBaseIds");
            json.WriteStartObject(Root);
            WriteText(json, "description", "The root of the repository.");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            WriteResults(json);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        destination.WriteByte((byte)'\n');
        destination.Flush();
    }

    private void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "VtOperate");
        json.WriteString("semanticVersion", typeof(SarifLog).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (SarifFinding rule in _ruleOwners)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Rule);
            if (rule.RuleName.Length > 0 && rule.RuleName != rule.Rule) WriteText(json, "shortDescription", rule.RuleName);
            if (rule.RuleText.Length > 0) WriteText(json, "fullDescription", rule.RuleText);
            if (rule.RuleHelp.Length > 0) WriteText(json, "help", rule.RuleHelp);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Level);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResults(Utf8JsonWriter json)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteStartArray("results");
        foreach (SarifFinding finding in _findings)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule);
            json.WriteNumber("ruleIndex", _rules[finding.Rule]);
            json.WriteString("level", finding.Level);
            WriteText(json, "message", finding.Message);
            if (finding.File.Length > 0) WriteLocation(json, finding);
            json.WriteStartObject("partialFingerprints");
            json.WriteString(Fingerprint, Identify(finding, seen));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, SarifFinding finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        bool isInside = !Path.IsPathRooted(finding.File) && !finding.File.StartsWith("../", StringComparison.Ordinal);
        json.WriteString("uri", isInside ? Escape(finding.File) : Address(finding.File));
        if (isInside) json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        if (finding.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", finding.Line);
            if (finding.ShowsText) WriteText(json, "snippet", finding.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    // System.Uri takes a percent sign in a file's name for an escape.
    private static string Address(string file)
    {
        string full = Path.GetFullPath(file);
        if (Path.DirectorySeparatorChar == '\\') full = full.Replace('\\', '/');
        bool hasDrive = full.Length > 1 && full[1] == ':';
        return "file://" + (hasDrive ? $"/{full[..2]}{Escape(full[2..])}" : Escape(full));
    }

    // The same line twice in a file is two findings; which is first does not change when lines are added above both.
    private static string Identify(SarifFinding finding, Dictionary<string, int> seen)
    {
        string text = string.Join(' ', finding.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string identity = $"{finding.Rule}\n{finding.File}\n{text}";
        int times = seen[identity] = seen.GetValueOrDefault(identity) + 1;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{times.ToString(CultureInfo.InvariantCulture)}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
