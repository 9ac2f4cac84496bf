using System.Text.Json;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A fix whose culprit is known.</summary>
/// <param name="Repository">owner/name.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Text">The message without whatever names the culprit; mostly empty.</param>
/// <param name="Answers">The commits that brought the bug.</param>
/// <param name="Published">What the published tool R-SZZ answered; null where the set does not say.</param>
internal sealed record OriginSetCase(string Repository, string Fix, string Text, IReadOnlyList<string> Answers, IReadOnlyList<string>? Published)
{
    internal static List<OriginSetCase> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        List<OriginSetCase> cases = [];
        foreach (JsonElement element in document.RootElement.EnumerateArray())
        {
            JsonElement input = element.GetProperty("input");
            List<string>? published = element.TryGetProperty("published", out JsonElement tools) ? Strings(tools.GetProperty("R-SZZ").GetProperty("all")) : null;
            cases.Add(new OriginSetCase(
                input.GetProperty("repo").GetString()!,
                input.GetProperty("fix_commit").GetString()!,
                input.GetProperty("fix_text").GetString() ?? "",
                Strings(element.GetProperty("answer").GetProperty("bug_commits")),
                published));
        }

        return cases;
    }

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(entry => entry.GetString()!)];
}
