using System.Text.Json;

namespace VtOperate.Core.Documents;

/// <summary>Reads single values out of small JSON files that other tools write.</summary>
public static class JsonText
{
    private static readonly JsonDocumentOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The text of a property of the top object; null when it is missing, is no text, or the text is no JSON object.</summary>
    public static string? Find(string text, string property)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_tolerant);
            bool isText = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String;
            return isText ? document.RootElement.GetProperty(property).GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
