using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>
/// Reads and writes <c>.vtoperate/spec-baseline.json</c>: keys in ordinal order, one entry a line, and a last line that never changes, so that two branches that add entries merge line by line.
/// Keys that nobody knows stay. Pure.
/// </summary>
internal static class BaselineFile
{
    /// <summary>The path below the project's root, with forward slashes.</summary>
    public const string RelativePath = ".vtoperate/spec-baseline.json";

    private const int Version = 1;
    private const string Accepted = "accepted", Verified = "verified", Last = "~";

    private static readonly JsonSerializerOptions s_line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] s_acceptedKeys = ["by", "count", "date", "reason", "requirement", "rule", "subject", "until"];
    private static readonly string[] s_verifiedKeys = ["by", "commit", "date", "links", "reason", "reqHash"];

    /// <summary>Reads a baseline.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.BaselineUnreadable"/>, with the line, where it is torn or says what it may not.</exception>
    public static DriftBaseline Parse(string text, string file)
    {
        var reader = new Reader(text, file);
        JsonObject root = reader.Root();
        if (root["version"] is not JsonValue version || !version.TryGetValue(out int number) || number != Version) throw reader.Bad("\"version\"", $"its version is not {Version}");
        var accepted = new SortedDictionary<string, AcceptedDrift>(StringComparer.Ordinal);
        var verified = new SortedDictionary<string, VerifiedRequirement>(StringComparer.Ordinal);
        var unknown = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach ((string fingerprint, JsonObject entry) in reader.Entries(root, Accepted, Last)) accepted[fingerprint] = reader.Accepted(fingerprint, entry);
        foreach ((string requirement, JsonObject entry) in reader.Entries(root, Verified, Last)) verified[requirement] = reader.Verified(requirement, entry);
        foreach ((string key, JsonNode? value) in root)
        {
            if (key is not ("version" or Accepted or Verified)) unknown[key] = value?.DeepClone();
        }

        return new DriftBaseline(accepted, verified) { Unknown = unknown, More = reader.More(root, [(Accepted, s_acceptedKeys), (Verified, s_verifiedKeys)], Last) };
    }

    /// <summary>The text of a baseline: UTF-8, LF, the same for the same entries.</summary>
    public static string Write(DriftBaseline baseline)
    {
        var text = new StringBuilder("{\n");
        Section(text, Accepted, baseline.Accepted.Select(one => (one.Fingerprint, Object(one))), baseline);
        foreach ((string key, JsonNode? value) in baseline.Unknown) text.Append(CultureInfo.InvariantCulture, $"  {Quoted(key)}: {value?.ToJsonString(s_line) ?? "null"},\n");
        Section(text, Verified, baseline.Verified.Select(one => (one.Requirement, Object(one))), baseline);
        return text.Append(CultureInfo.InvariantCulture, $"  \"version\": {Version}\n}}\n").ToString();
    }

    private static void Section(StringBuilder text, string name, IEnumerable<(string Key, JsonObject Entry)> entries, DriftBaseline baseline)
    {
        text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": {{\n");
        foreach ((string key, JsonObject entry) in entries)
        {
            if (baseline.More.TryGetValue((name, key), out JsonObject? more))
            {
                foreach ((string other, JsonNode? value) in more) entry[other] = value?.DeepClone();
            }

            var sorted = new JsonObject(entry.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
            text.Append(CultureInfo.InvariantCulture, $"    {Quoted(key)}: {sorted.ToJsonString(s_line)},\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    \"{Last}\": null\n  }},\n");
    }

    private static JsonObject Object(AcceptedDrift one)
    {
        var entry = new JsonObject { ["by"] = one.By, ["count"] = one.Count, ["date"] = Day(one.Date), ["reason"] = one.Reason, ["requirement"] = one.Requirement, ["rule"] = one.Rule, ["subject"] = one.Subject };
        if (one.Until is { } until) entry["until"] = Day(until);
        return entry;
    }

    private static JsonObject Object(VerifiedRequirement one)
    {
        JsonNode[] links = [.. one.Links.OrderBy(link => link.Symbol, StringComparer.Ordinal).Select(link => new JsonObject { ["symbol"] = link.Symbol, ["symbolHash"] = link.SymbolHash })];
        return new JsonObject { ["by"] = one.By, ["commit"] = one.Commit, ["date"] = Day(one.Date), ["links"] = new JsonArray(links), ["reason"] = one.Reason, ["reqHash"] = one.ReqHash };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString(s_line);

    /// <summary>Reads entries, and knows where in the text a key stands.</summary>
    private sealed class Reader(string text, string file)
    {
        // Two branches may bring the same key; the later one counts, as JSON readers have it.
        private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16 };

        public JsonObject Root()
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(text, s_options);
                return document.RootElement.ValueKind == JsonValueKind.Object ? Object(document.RootElement) : throw Bad("", "it is no JSON object");
            }
            catch (JsonException torn)
            {
                throw new OperationException(ErrorId.BaselineUnreadable, file, $"'{file}' line {(torn.LineNumber ?? 0) + 1}: it is no valid JSON there.", torn);
            }
        }

        public IEnumerable<(string Key, JsonObject Entry)> Entries(JsonObject root, string section, string last)
        {
            if (root[section] is null) yield break;
            if (root[section] is not JsonObject entries) throw Bad($"\"{section}\"", $"'{section}' is no list of entries by their keys");
            foreach ((string key, JsonNode? value) in entries)
            {
                if (key == last) continue;
                yield return (key, value as JsonObject ?? throw Bad(Quoted(key), $"the entry '{key}' is no object"));
            }
        }

        public AcceptedDrift Accepted(string fingerprint, JsonObject entry)
        {
            if (fingerprint.Length == 0 || !fingerprint.All(char.IsAsciiHexDigitLower)) throw Bad(Quoted(fingerprint), $"'{fingerprint}' is no fingerprint");
            int count = entry["count"] is JsonValue value && value.TryGetValue(out int number) && number > 0 ? number : throw Bad(Quoted(fingerprint), $"the count of '{fingerprint}' is no number above 0");
            string reason = Text(entry, fingerprint, "reason");
            if (reason.Trim().Length == 0) throw Bad(Quoted(fingerprint), $"'{fingerprint}' was accepted without a reason");
            DateOnly? until = entry["until"] is null ? null : Day(entry, fingerprint, "until");
            return new AcceptedDrift(fingerprint, Text(entry, fingerprint, "rule"), Text(entry, fingerprint, "requirement"), Text(entry, fingerprint, "subject"), count, reason, Text(entry, fingerprint, "by"), Day(entry, fingerprint, "date"), until);
        }

        public VerifiedRequirement Verified(string requirement, JsonObject entry)
        {
            List<VerifiedLink> links = [];
            if (entry["links"] is not JsonArray listed) throw Bad(Quoted(requirement), $"the links of '{requirement}' are no list");
            foreach (JsonNode? link in listed)
            {
                if (link is not JsonObject pair) throw Bad(Quoted(requirement), $"a link of '{requirement}' is no object");
                links.Add(new VerifiedLink(Text(pair, requirement, "symbol"), Text(pair, requirement, "symbolHash")));
            }

            links.Sort((one, other) => string.CompareOrdinal(one.Symbol, other.Symbol));
            return new VerifiedRequirement(requirement, Text(entry, requirement, "reqHash"), links, Text(entry, requirement, "commit"), Text(entry, requirement, "reason"), Text(entry, requirement, "by"), Day(entry, requirement, "date"));
        }

        public Dictionary<(string Section, string Key), JsonObject> More(JsonObject root, (string Section, string[] Known)[] sections, string last)
        {
            var more = new Dictionary<(string, string), JsonObject>();
            foreach ((string section, string[] known) in sections)
            {
                foreach ((string key, JsonObject entry) in Entries(root, section, last))
                {
                    KeyValuePair<string, JsonNode?>[] others = [.. entry.Where(pair => !known.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))];
                    if (others.Length > 0) more[(section, key)] = new JsonObject(others);
                }
            }

            return more;
        }

        public OperationException Bad(string key, string why)
        {
            int at = key.Length == 0 ? 0 : Math.Max(0, text.IndexOf(key, StringComparison.Ordinal));
            int line = text.AsSpan(0, at).Count('\n') + 1;
            return new OperationException(ErrorId.BaselineUnreadable, file, $"'{file}' line {line}: {why}.");
        }

        private string Text(JsonObject entry, string owner, string key) =>
            entry[key] is JsonValue value && value.TryGetValue(out string? text) ? text : throw Bad(Quoted(owner), $"'{owner}' has no '{key}', or it is no text");

        private DateOnly Day(JsonObject entry, string owner, string key) =>
            DateOnly.TryParseExact(Text(entry, owner, key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw Bad(Quoted(owner), $"'{key}' of '{owner}' is no day such as 2026-03-01");

        private static JsonObject Object(JsonElement element)
        {
            var result = new JsonObject();
            foreach (JsonProperty property in element.EnumerateObject()) result[property.Name] = Node(property.Value);
            return result;
        }

        private static JsonNode? Node(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => Object(element),
            JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Node)]),
            JsonValueKind.Null => null,
            _ => JsonValue.Create(element.Clone()),
        };
    }
}
