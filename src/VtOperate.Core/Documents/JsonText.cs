using System.Text.Json;

namespace VtOperate.Core.Documents;

/// <summary>Reads single values out of small JSON files that other tools write.</summary>
public static class JsonText
{
    private static readonly JsonDocumentOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The text of a property, given the names on the way to it; null when it is missing, is no text, or the whole is no JSON.</summary>
    public static string? Find(string text, params string[] path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_tolerant);
            JsonElement at = document.RootElement;
            foreach (string name in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            }

            return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
