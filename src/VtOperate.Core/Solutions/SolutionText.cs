using System.Globalization;
using System.Text;
using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Writes a new solution document: front matter in the order of the schema, then a body a person can read. UTF-8, LF. Pure.</summary>
/// <param name="markdown">Reads Markdown, to see that words stay in their section.</param>
public sealed class SolutionText(IMarkdownReader markdown)
{
    /// <summary>What stands where the problem or the solution is not known yet.</summary>
    public const string Unknown = "Not known yet.";

    /// <summary>The whole document.</summary>
    /// <param name="draft">What it says.</param>
    /// <param name="category">The folder it will stand in.</param>
    /// <param name="links">The lines that lead to similar documents.</param>
    public string Render(SolutionDraft draft, string category, IReadOnlyList<string> links)
    {
        var text = new StringBuilder("---\n");
        FrontMatter(text, draft, category);
        text.Append("---\n\n");
        string title = MarkdownText.Inline(draft.Fields.Title!);
        bool isFirst = draft.Generation == SolutionGeneration.First;
        text.Append(CultureInfo.InvariantCulture, $"# {(isFirst ? "Troubleshooting: " : "")}{title}\n");
        foreach ((SolutionSection section, string content) in Sections(draft, links))
            text.Append(CultureInfo.InvariantCulture, $"\n## {SolutionHeading.Of(section, draft.IsKnowledge)}\n\n{content.TrimEnd('\n')}\n");
        return text.ToString();
    }

    /// <summary>The sections of a body in the order of its generation and track; what nothing is known about is left out, problem and solution excepted.</summary>
    public IReadOnlyList<(SolutionSection Section, string Content)> Sections(SolutionDraft draft, IReadOnlyList<string> links)
    {
        SolutionFields fields = draft.Fields;
        var sections = new List<(SolutionSection, string)>();
        void Add(SolutionSection section, string? content)
        {
            if (!string.IsNullOrEmpty(content)) sections.Add((section, content));
        }

        Add(SolutionSection.Problem, fields.Problem is null ? Unknown : Prose(fields.Problem));
        if (draft.Generation == SolutionGeneration.First) Add(SolutionSection.Environment, Environment(fields));
        if (!draft.IsKnowledge || fields.Symptoms is not null) Add(SolutionSection.Symptoms, List(fields.Symptoms));
        Add(SolutionSection.Attempts, draft.Generation == SolutionGeneration.First ? Attempts(fields.Attempts) : List(fields.Attempts));
        Add(SolutionSection.Solution, fields.Solution is null ? Unknown : Prose(fields.Solution));
        Add(SolutionSection.Why, fields.Why is null ? null : Prose(fields.Why));
        if (draft.IsKnowledge) Add(SolutionSection.AppliesWhen, List(fields.AppliesWhen));
        Add(SolutionSection.Prevention, fields.Prevention is null ? null : Prose(fields.Prevention));
        Add(SolutionSection.Evidence, EvidenceText.Render(draft.Evidence, fields));
        Add(SolutionSection.Related, string.Join('\n', links));
        return sections;
    }

    /// <summary>Somebody's words so that they stay in their section.</summary>
    public string Prose(string words) => SolutionProse.Contain(markdown, words);

    /// <summary>A list, one item an entry; null when there is none.</summary>
    public string? List(IReadOnlyList<string>? items) => items is null ? null : Prose(string.Join('\n', items.Select(item => "- " + item.ReplaceLineEndings("\n  "))));

    private string? Attempts(IReadOnlyList<string>? attempts) =>
        attempts is null ? null : Prose(string.Join("\n\n", attempts.Select((attempt, i) => string.Create(CultureInfo.InvariantCulture, $"**Attempted Solution {i + 1}:** {attempt}"))));

    private static string? Environment(SolutionFields fields)
    {
        var lines = new List<string>();
        void Add(string label, string? value)
        {
            if (value is not null) lines.Add($"- {label}: {MarkdownText.Inline(value)}");
        }

        Add("Module", fields.Module);
        Add("Version", fields.FrameworkVersion);
        Add("Affected Component", fields.Component);
        Add("Date", YamlText.Date(fields.Date!.Value));
        return string.Join('\n', lines);
    }

    private static void FrontMatter(StringBuilder text, SolutionDraft draft, string category)
    {
        SolutionFields fields = draft.Fields;
        void Scalar(string key, string? value)
        {
            if (value is not null) text.Append(CultureInfo.InvariantCulture, $"{key}: {YamlText.Scalar(OneLine(value))}\n");
        }

        void Block(string key, IReadOnlyList<string>? values)
        {
            if (values is null || values.Count == 0) return;
            text.Append(CultureInfo.InvariantCulture, $"{key}:\n");
            foreach (string value in values) text.Append(CultureInfo.InvariantCulture, $"  - {YamlText.Scalar(OneLine(value))}\n");
        }

        void Flow(string key, IReadOnlyList<string>? values)
        {
            if (values is { Count: > 0 }) text.Append(CultureInfo.InvariantCulture, $"{key}: {YamlText.FlowList(values.Select(OneLine))}\n");
        }

        // The first generation has its title in the heading, its folder in the path, and no place for what came later.
        bool isFirst = draft.Generation == SolutionGeneration.First;
        if (!isFirst) Scalar("title", fields.Title);
        Scalar("module", fields.Module);
        text.Append(CultureInfo.InvariantCulture, $"date: {YamlText.Date(fields.Date!.Value)}\n");
        if (!isFirst) Scalar("category", category);
        Scalar("problem_type", fields.ProblemType);
        Scalar("component", fields.Component);
        Block("symptoms", fields.Symptoms);
        Scalar("root_cause", fields.RootCause);
        Scalar("resolution_type", fields.ResolutionType);
        Scalar("severity", fields.Severity?.ToString().ToLowerInvariant());
        Flow("tags", fields.Tags);
        Flow("related_components", fields.RelatedComponents);
        if (!isFirst) Scalar("framework_version", fields.FrameworkVersion);
        if (!isFirst) Block("applies_when", fields.AppliesWhen);
        if (draft.Open.Count > 0)
        {
            Scalar("status", "draft");
            Flow("open", draft.Open);
        }

        Block("supersedes", fields.Supersedes);
    }

    private static string OneLine(string value) => string.Join(' ', Reports.TextPage.Fold(value).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
