using System.Text.RegularExpressions;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Reads the operations of a contract in OpenAPI 2 and 3. What is written oddly is left out; nothing throws.</summary>
internal static partial class OpenApiReader
{
    private const int MostOperations = 5000;

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "patch"];

    /// <summary>Whether a document is a contract of operations, and not a schema or something else.</summary>
    public static bool IsContract(YamlNode? node) => OpenApiDocument.Get(node, "paths") is YamlMap && (OpenApiDocument.Get(node, "openapi") ?? OpenApiDocument.Get(node, "swagger") ?? OpenApiDocument.Get(node, "info")) is not null;

    /// <summary>The operations in the order of the file.</summary>
    /// <param name="root">The document.</param>
    /// <param name="feature">The folder of the feature.</param>
    /// <param name="file">The contract, relative to the project.</param>
    public static IReadOnlyList<ContractOperation> Operations(YamlMap root, string feature, string file)
    {
        var document = new OpenApiDocument(root);
        IReadOnlyList<string> bases = document.IsSecond ? [Base(OpenApiDocument.Text(root, "basePath") ?? "", null)] : Bases(root.Find("servers")) ?? [""];
        var operations = new List<ContractOperation>();
        foreach ((YamlScalar path, YamlNode item) in OpenApiDocument.Entries(root.Find("paths")))
        {
            if (!path.Value.StartsWith('/') || document.Follow(item) is not YamlMap map) continue;
            foreach ((YamlScalar key, YamlNode value) in map.Entries)
            {
                string method = key.Value.ToLowerInvariant();
                if (Array.IndexOf(s_methods, method) < 0 || operations.Count >= MostOperations) continue;
                IReadOnlyList<string> own = Bases(OpenApiDocument.Get(value, "servers")) ?? Bases(map.Find("servers")) ?? bases;
                operations.Add(Operation(document, new ContractOperation(feature, file, key.Line, method.ToUpperInvariant(), path.Value, own), map, value));
            }
        }

        return operations;
    }

    /// <summary>What the address of a server puts before every path.</summary>
    public static string Base(string url, YamlNode? variables)
    {
        string path = Variable().Replace(url, match => OpenApiDocument.Text(OpenApiDocument.Get(variables, match.Groups[1].Value), "default") ?? match.Value);
        path = Host().Replace(path, "");
        int cut = path.IndexOfAny(['?', '#']);
        path = (cut < 0 ? path : path[..cut]).Trim().TrimEnd('/');
        return path.Length == 0 || path.StartsWith('/') ? path : path.StartsWith('.') ? "" : "/" + path;
    }

    private static List<string>? Bases(YamlNode? servers)
    {
        List<string> bases = [.. OpenApiDocument.Items(servers).Select(server => (Url: OpenApiDocument.Text(server, "url"), Server: server)).Where(one => one.Url is not null).Select(one => Base(one.Url!, OpenApiDocument.Get(one.Server, "variables"))).Distinct(StringComparer.Ordinal)];
        return bases.Count > 0 ? bases : null;
    }

    private static ContractOperation Operation(OpenApiDocument document, ContractOperation bare, YamlMap path, YamlNode node)
    {
        var parameters = new Dictionary<(string, string), ContractParameter>();
        ContractSchema? request = Schema(document, document.Follow(OpenApiDocument.Get(node, "requestBody")));
        foreach (YamlNode item in (YamlNode[])[.. OpenApiDocument.Items(path.Find("parameters")), .. OpenApiDocument.Items(OpenApiDocument.Get(node, "parameters"))])
        {
            if (document.Follow(item) is not { } parameter || OpenApiDocument.Text(parameter, "in") is not { } place) continue;
            if (place == "body") request = OpenApiDocument.Get(parameter, "schema") is { } body ? ContractSchema.Of(document, body) : request;
            else if (OpenApiDocument.Text(parameter, "name") is { } name)
                parameters[(place, name)] = new ContractParameter(place, name, ContractSchema.Of(document, OpenApiDocument.Get(parameter, "schema") ?? parameter), OpenApiDocument.Text(parameter, "required") == "true", parameter.Line);
        }

        var responses = new List<ContractResponse>();
        foreach ((YamlScalar status, YamlNode response) in OpenApiDocument.Entries(OpenApiDocument.Get(node, "responses")))
        {
            if (status.Value.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) continue;
            responses.Add(new ContractResponse(status.Value.ToUpperInvariant(), Schema(document, document.Follow(response)), status.Line));
        }

        return bare with { Parameters = [.. parameters.Values], Responses = responses, Request = request, RequirementId = Requirement(node) };
    }

    // The body of a request or an answer, as JSON where it comes in several forms.
    private static ContractSchema? Schema(OpenApiDocument document, YamlNode? body)
    {
        YamlNode? schema = OpenApiDocument.Get(body, "schema");
        foreach ((YamlScalar type, YamlNode value) in OpenApiDocument.Entries(OpenApiDocument.Get(body, "content")))
        {
            if (type.Value.Contains("json", StringComparison.OrdinalIgnoreCase) || type.Value == "*/*") schema ??= OpenApiDocument.Get(value, "schema");
        }

        return schema is null ? null : ContractSchema.Of(document, schema);
    }

    private static string? Requirement(YamlNode node)
    {
        string text = $"{OpenApiDocument.Text(node, "summary")} {OpenApiDocument.Text(node, "description")} {OpenApiDocument.Text(node, "x-requirement")}";
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        for (int at = 0; at < text.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            int length = RequirementId.Match(text.AsSpan(at));
            if (length > 0) ids.Add(RequirementId.Normalize(text.AsSpan(at, length)));
        }

        return ids.Count == 1 ? ids.Min : null;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9+.\-]*:)?//[^/]*")]
    private static partial Regex Host();
}
