using System.Text.Json;

namespace VtOperate.Module.Tests.Shell;

/// <summary>
/// What OASIS SARIF 2.1.0 (errata 01) says of the objects that a log of ours is made of: each property with its type, what is required, and that there is nothing else.
/// Types: <c>text</c>, <c>bool</c>, <c>uri</c>, <c>reference</c>, <c>&gt;=n</c>, words parted by <c>|</c>, another object's name, <c>[]</c> for an array, <c>{}</c> for a map.
/// </summary>
internal static class SarifRules
{
    private static readonly Dictionary<string, (string Required, string Properties)> s_objects = new(StringComparer.Ordinal)
    {
        ["log"] = ("version runs", "$schema:uri version:2.1.0 runs:[]run inlineExternalProperties:[]any properties:any"),
        ["run"] = ("tool", "tool:tool invocations:[]invocation conversion:any language:text versionControlProvenance:[]any originalUriBaseIds:{}base artifacts:[]any logicalLocations:[]any graphs:[]any results:[]result automationDetails:any runAggregates:[]any baselineGuid:text redactionTokens:[]text defaultEncoding:text defaultSourceLanguage:text newlineSequences:[]text columnKind:utf16CodeUnits|unicodeCodePoints externalPropertyFileReferences:any threadFlowLocations:[]any taxonomies:[]any addresses:[]any translations:[]any policies:[]any webRequests:[]any webResponses:[]any specialLocations:any properties:any"),
        ["tool"] = ("driver", "driver:component extensions:[]component properties:any"),
        ["component"] = ("name", "guid:text name:text organization:text product:text productSuite:text shortDescription:words fullDescription:words fullName:text version:text semanticVersion:text dottedQuadFileVersion:text releaseDateUtc:text downloadUri:uri informationUri:uri globalMessageStrings:{}words notifications:[]rule rules:[]rule taxa:[]rule locations:[]place language:text contents:[]text isComprehensive:bool localizedDataSemanticVersion:text minimumRequiredLocalizedDataSemanticVersion:text associatedComponent:any translationMetadata:any supportedTaxonomies:[]any properties:any"),
        ["rule"] = ("id", "id:text deprecatedIds:[]text guid:text deprecatedGuids:[]text name:text deprecatedNames:[]text shortDescription:words fullDescription:words messageStrings:{}words defaultConfiguration:configuration helpUri:uri help:words relationships:[]any properties:any"),
        ["words"] = ("text", "text:text markdown:text properties:any"),
        ["configuration"] = ("", "enabled:bool level:none|note|warning|error rank:any parameters:any properties:any"),
        ["invocation"] = ("executionSuccessful", "commandLine:text arguments:[]text responseFiles:[]any startTimeUtc:text endTimeUtc:text exitCode:any ruleConfigurationOverrides:[]any notificationConfigurationOverrides:[]any toolExecutionNotifications:[]any toolConfigurationNotifications:[]any exitCodeDescription:text exitSignalName:text exitSignalNumber:any processStartFailureMessage:text executionSuccessful:bool machine:text account:text processId:any executableLocation:place workingDirectory:place environmentVariables:{}text stdin:place stdout:place stderr:place stdoutStderr:place properties:any"),
        ["base"] = ("", "uri:reference uriBaseId:text index:>=-1 description:message properties:any"),
        ["result"] = ("message", "ruleId:text ruleIndex:>=-1 rule:any kind:notApplicable|pass|fail|review|open|informational level:none|note|warning|error message:message analysisTarget:place locations:[]location guid:text correlationGuid:text occurrenceCount:>=1 partialFingerprints:{}text fingerprints:{}text stacks:[]any codeFlows:[]any graphs:[]any graphTraversals:[]any relatedLocations:[]location suppressions:[]any baselineState:new|unchanged|updated|absent rank:any attachments:[]any hostedViewerUri:uri workItemUris:[]uri provenance:any fixes:[]any taxa:[]any webRequest:any webResponse:any properties:any"),
        ["message"] = ("", "text:text markdown:text id:text arguments:[]text properties:any"),
        ["location"] = ("", "id:>=-1 physicalLocation:physical logicalLocations:[]any message:message annotations:[]any relationships:[]any properties:any"),
        ["physical"] = ("", "address:any artifactLocation:place region:region contextRegion:region properties:any"),
        ["place"] = ("", "uri:reference uriBaseId:text index:>=-1 description:message properties:any"),
        ["region"] = ("", "startLine:>=1 startColumn:>=1 endLine:>=1 endColumn:>=1 charOffset:>=-1 charLength:>=0 byteOffset:>=-1 byteLength:>=0 snippet:content message:message sourceLanguage:text properties:any"),
        ["content"] = ("", "text:text binary:text rendered:words properties:any"),
    };

    /// <summary>What is against the rules, each with where it stands; empty where the log is as it should be.</summary>
    internal static IReadOnlyList<string> Broken(JsonElement log)
    {
        var broken = new List<string>();
        Check("log", log, "log", broken);
        if (broken.Count == 0) Across(log, broken);
        return broken;
    }

    private static void Check(string type, JsonElement value, string at, List<string> broken)
    {
        if (type == "any") return;
        if (type.StartsWith("[]", StringComparison.Ordinal))
        {
            if (value.ValueKind != JsonValueKind.Array) broken.Add($"{at} is no array");
            else foreach ((int i, JsonElement item) in value.EnumerateArray().Index()) Check(type[2..], item, $"{at}[{i}]", broken);
        }
        else if (type.StartsWith("{}", StringComparison.Ordinal))
        {
            if (value.ValueKind != JsonValueKind.Object) broken.Add($"{at} is no object");
            else foreach (JsonProperty item in value.EnumerateObject()) Check(type[2..], item.Value, $"{at}.{item.Name}", broken);
        }
        else if (s_objects.TryGetValue(type, out (string Required, string Properties) rules))
        {
            Object(type, rules, value, at, broken);
        }
        else if (!IsValue(type, value))
        {
            broken.Add($"{at} is not {type}: {value}");
        }
    }

    private static void Object(string type, (string Required, string Properties) rules, JsonElement value, string at, List<string> broken)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            broken.Add($"{at} is no object");
            return;
        }

        Dictionary<string, string> known = rules.Properties.Split(' ').Select(rule => rule.Split(':', 2)).ToDictionary(rule => rule[0], rule => rule[1], StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!names.Add(property.Name)) broken.Add($"{at}.{property.Name} stands twice");
            if (known.TryGetValue(property.Name, out string? expected)) Check(expected, property.Value, $"{at}.{property.Name}", broken);
            else broken.Add($"{at}.{property.Name} is unknown");
        }

        foreach (string name in rules.Required.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(names)) broken.Add($"{at}.{name} is missing");
        if (type == "message" && !names.Contains("text") && !names.Contains("id")) broken.Add($"{at} has neither text nor id");
        if (type == "physical" && !names.Contains("address") && !names.Contains("artifactLocation")) broken.Add($"{at} has neither an address nor an artifactLocation");
    }

    private static bool IsValue(string type, JsonElement value) => type switch
    {
        "text" => value.ValueKind == JsonValueKind.String,
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "uri" => value.ValueKind == JsonValueKind.String && IsWritten(value.GetString()!) && Uri.TryCreate(value.GetString(), UriKind.Absolute, out Uri? uri) && uri.Scheme.Length > 1,
        "reference" => value.ValueKind == JsonValueKind.String && IsWritten(value.GetString()!) && Uri.IsWellFormedUriString(value.GetString(), UriKind.RelativeOrAbsolute),
        _ when type.StartsWith(">=", StringComparison.Ordinal) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= int.Parse(type[2..], System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ValueKind == JsonValueKind.String && type.Split('|').Contains(value.GetString()),
    };

    // RFC 3986: these signs and no others, and a percent sign only before two hexadecimal digits.
    private static bool IsWritten(string uri)
    {
        for (int i = 0; i < uri.Length; i++)
        {
            if (uri[i] == '%' && (i + 2 >= uri.Length || !char.IsAsciiHexDigit(uri[i + 1]) || !char.IsAsciiHexDigit(uri[i + 2]))) return false;
            if (!char.IsAsciiLetterOrDigit(uri[i]) && !"-._~:/?#[]@!$&'()*+,;=%".Contains(uri[i])) return false;
        }

        return uri.Length > 0;
    }

    // What the prose of the standard asks beyond the types: rules once and found by index (3.27.6), bases that are named (3.14.14) and relative below them (3.4.4), regions in order (3.30).
    private static void Across(JsonElement log, List<string> broken)
    {
        foreach (JsonElement run in log.GetProperty("runs").EnumerateArray())
        {
            JsonElement driver = run.GetProperty("tool").GetProperty("driver");
            string[] rules = driver.TryGetProperty("rules", out JsonElement listed) ? [.. listed.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!)] : [];
            if (rules.Distinct(StringComparer.Ordinal).Count() != rules.Length) broken.Add("a rule stands twice");
            if (driver.TryGetProperty("semanticVersion", out JsonElement version) && !Version.TryParse(version.GetString()!.Split('-', '+')[0], out _)) broken.Add("semanticVersion is none");
            foreach (JsonElement result in run.TryGetProperty("results", out JsonElement results) ? results.EnumerateArray() : default) Result(run, rules, result, broken);
        }
    }

    private static void Result(JsonElement run, string[] rules, JsonElement result, List<string> broken)
    {
        string? id = result.TryGetProperty("ruleId", out JsonElement written) ? written.GetString() : null;
        if (result.TryGetProperty("ruleIndex", out JsonElement number) && number.GetInt32() is var index && (index >= rules.Length || index >= 0 && id is not null && id != rules[index])) broken.Add($"ruleIndex {index} is not {id}");
        if (result.GetProperty("message").TryGetProperty("text", out JsonElement text) && text.GetString()!.Length == 0) broken.Add("a message is empty");
        foreach (JsonElement location in result.TryGetProperty("locations", out JsonElement locations) ? locations.EnumerateArray() : default)
        {
            if (!location.TryGetProperty("physicalLocation", out JsonElement physical) || !physical.TryGetProperty("artifactLocation", out JsonElement artifact)) continue;
            string uri = artifact.GetProperty("uri").GetString()!;
            bool isAbsolute = uri.Contains("://", StringComparison.Ordinal), hasBase = artifact.TryGetProperty("uriBaseId", out JsonElement place);
            if (hasBase && (isAbsolute || uri.StartsWith('/') || uri.Split('/').Any(part => part is ".." or "."))) broken.Add($"{uri} is not relative to its base");
            if (hasBase && !run.GetProperty("originalUriBaseIds").TryGetProperty(place.GetString()!, out _)) broken.Add($"{place} is no base of the run");
            if (!hasBase && !isAbsolute) broken.Add($"{uri} has no base");
            if (physical.TryGetProperty("region", out JsonElement region) && !region.TryGetProperty("startLine", out _)) broken.Add($"the region in {uri} has no first line");
        }
    }
}
