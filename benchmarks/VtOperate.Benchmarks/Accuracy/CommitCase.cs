using System.Globalization;
using System.Text.Json;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A bug report whose fixes are known; the fixes are for the scorer alone.</summary>
/// <param name="Project">What is left out together.</param>
/// <param name="Repository">owner/name.</param>
/// <param name="Key">What the bug is called.</param>
/// <param name="State">The commit before the first fix: nothing newer is looked at.</param>
/// <param name="Title">The report's title.</param>
/// <param name="Words">The report's text.</param>
/// <param name="ReportedAt">When it was reported: later commits are no culprits.</param>
/// <param name="Fixes">The commits that mended it.</param>
/// <param name="Fixed">The files they changed, without tests.</param>
internal sealed record CommitCase(string Project, string Repository, string Key, string State, string Title, string Words, DateTimeOffset ReportedAt, IReadOnlyList<string> Fixes, IReadOnlySet<string> Fixed)
{
    /// <summary>The scored bugs of <c>localisation-dev.json</c>.</summary>
    internal static List<CommitCase> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        List<CommitCase> cases = [];
        foreach (JsonElement project in document.RootElement.EnumerateArray())
        {
            foreach (JsonElement bug in project.GetProperty("bugs").EnumerateArray())
            {
                if (!bug.GetProperty("scored").GetBoolean()) continue;
                JsonElement input = bug.GetProperty("input"), answer = bug.GetProperty("answer");
                cases.Add(new CommitCase(
                    project.GetProperty("subject").GetString()!,
                    project.GetProperty("repo").GetString()!,
                    bug.GetProperty("key").GetString()!,
                    answer.GetProperty("preFixCommit").GetString()!,
                    input.GetProperty("summary").GetString() ?? "",
                    input.GetProperty("description").GetString() ?? "",
                    DateTimeOffset.Parse(input.GetProperty("created").GetString()!, CultureInfo.InvariantCulture),
                    [.. answer.GetProperty("fixCommits").EnumerateArray().Select(fix => fix.GetProperty("hash").GetString()!)],
                    answer.GetProperty("fixedFiles").EnumerateArray().Select(fix => fix.GetProperty("path").GetString()!).ToHashSet(StringComparer.Ordinal)));
            }
        }

        return cases;
    }
}
