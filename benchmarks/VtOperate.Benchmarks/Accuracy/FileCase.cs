using System.Globalization;
using System.Text.Json;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A bug whose files are known.</summary>
/// <param name="Project">What is left out together when weights are chosen.</param>
/// <param name="Repository">owner/name.</param>
/// <param name="Key">What the bug is called.</param>
/// <param name="Version">The tag or commit whose files are ranked.</param>
/// <param name="Query">What is told about the bug; the repository is filled in later.</param>
/// <param name="Answers">The files to find, or classes with dots.</param>
/// <param name="AllFixed">How many files the fix changed, also those that the version does not have yet.</param>
/// <param name="Published">For each published tool its average precision and reciprocal rank.</param>
internal sealed record FileCase(
    string Project, string Repository, string Key, string Version, SuspectFileQuery Query, IReadOnlySet<string> Answers, int AllFixed, IReadOnlyDictionary<string, (double Ap, double Rr)> Published)
{
    /// <summary>The scored bugs of <c>localisation-dev.json</c>.</summary>
    internal static List<FileCase> ReadReports(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        List<FileCase> cases = [];
        foreach (JsonElement project in document.RootElement.EnumerateArray())
        {
            foreach (JsonElement bug in project.GetProperty("bugs").EnumerateArray())
            {
                if (!bug.GetProperty("scored").GetBoolean()) continue;
                JsonElement input = bug.GetProperty("input"), answer = bug.GetProperty("answer"), tools = bug.GetProperty("published").GetProperty("nonTestAnswers");
                cases.Add(new FileCase(
                    project.GetProperty("subject").GetString()!,
                    project.GetProperty("repo").GetString()!,
                    bug.GetProperty("key").GetString()!,
                    input.GetProperty("tag").GetString()!,
                    new SuspectFileQuery
                    {
                        Repository = "",
                        Title = input.GetProperty("summary").GetString() ?? "",
                        Words = input.GetProperty("description").GetString() ?? "",
                        ReportedAt = DateTimeOffset.Parse(input.GetProperty("created").GetString()!, CultureInfo.InvariantCulture),
                    },
                    answer.GetProperty("answersAtTag").EnumerateArray().Select(path => path.GetString()!).ToHashSet(StringComparer.Ordinal),
                    answer.GetProperty("fixedFiles").GetArrayLength(),
                    tools.GetProperty("AP").EnumerateObject().ToDictionary(tool => tool.Name, tool => (tool.Value.GetDouble(), tools.GetProperty("RR").GetProperty(tool.Name).GetDouble()))));
            }
        }

        return cases;
    }

    /// <summary>The bugs of <c>defects4j-dev.json</c>: nothing is known but the output of the failing tests.</summary>
    internal static List<FileCase> ReadFailures(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        List<FileCase> cases = [];
        foreach (JsonElement bug in document.RootElement.EnumerateArray())
        {
            JsonElement input = bug.GetProperty("input");
            string project = bug.GetProperty("project").GetString()!;
            HashSet<string> classes = bug.GetProperty("answer").GetProperty("modified_classes").EnumerateArray().Select(name => Outer(name.GetString()!)).ToHashSet(StringComparer.Ordinal);
            string name = $"{project}-{bug.GetProperty("bug")}", version = input.GetProperty("buggy").GetString()!;
            cases.Add(new FileCase(project, "apache/commons-" + project.ToLowerInvariant(), name, version, new SuspectFileQuery { Repository = "", Words = input.GetProperty("trigger").GetString()! }, classes, classes.Count, new Dictionary<string, (double, double)>()));
        }

        return cases;
    }

    private static string Outer(string name)
    {
        int inner = name.IndexOf('$', StringComparison.Ordinal);
        return inner < 0 ? name : name[..inner];
    }
}
