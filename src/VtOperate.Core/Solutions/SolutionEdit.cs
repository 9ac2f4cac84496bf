using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Changes what a solution document says and leaves every other byte as it is. Pure.</summary>
/// <param name="engine">Reads YAML and Markdown.</param>
/// <param name="today">The day to write.</param>
internal sealed class SolutionEdit(IEngine engine, DateOnly today)
{
    // The most entries that the schema gives a list.
    private const int MostSymptoms = 5;
    private const int MostTags = 8;

    private readonly SectionEdit _sections = new(engine.Markdown);
    private readonly SolutionText _text = new(engine.Markdown);

    /// <summary>The document with every field that was given set to what was given.</summary>
    public EditableDocument Set(EditableDocument document, Solution known, SolutionFields said, CaptureEvidence evidence)
    {
        EditableDocument changed = Fields(document, said);
        bool isKnowledge = IsKnowledge(said.ProblemType ?? known.ProblemType);
        foreach ((SolutionSection section, string? content) in Contents(said))
        {
            if (content is not null) changed = _sections.Set(changed, section, content, isKnowledge);
        }

        if (said.Title is { } title) changed = Heading(changed, known.Title, title);
        return Finish(document, Recorded(changed, said, evidence, isKnowledge));
    }

    /// <summary>The document with what it lacks taken from a draft: fields that it does not have, and below each section what that does not say yet, with the date.</summary>
    public EditableDocument Merge(EditableDocument document, SolutionDocument known, SolutionDraft draft)
    {
        Solution solution = known.Solution;
        SolutionFields said = draft.Fields;
        SolutionFields lists = Union(known, said);
        var missing = lists with
        {
            Module = solution.Module is null ? said.Module : null,
            ProblemType = solution.ProblemType is null ? said.ProblemType : null,
            Component = solution.Component is null ? said.Component : null,
            RootCause = solution.RootCause is null ? said.RootCause : null,
            ResolutionType = solution.ResolutionType is null ? said.ResolutionType : null,
            Severity = solution.Severity is null ? said.Severity : null,
            FrameworkVersion = known.Fields.Text("framework_version") is null ? said.FrameworkVersion : null,
        };
        return Grow(document, known, missing, said, draft.Evidence);
    }

    /// <summary>The document with what was given added to it: a field of one value is set, a list gets what it lacks, and below each section stands what that does not say yet, with the date.</summary>
    public EditableDocument Append(EditableDocument document, SolutionDocument known, SolutionFields said, CaptureEvidence evidence)
    {
        SolutionFields lists = Union(known, said);
        SolutionFields fields = said with { Symptoms = lists.Symptoms, Tags = lists.Tags, Supersedes = lists.Supersedes, RelatedComponents = lists.RelatedComponents, AppliesWhen = lists.AppliesWhen };
        EditableDocument changed = Grow(document, known, fields, said, evidence);
        return said.Title is { } title && changed.Text != document.Text ? Heading(changed, known.Solution.Title, title) : changed;
    }

    // Each list as it is with what was said behind it; null where that adds nothing.
    private static SolutionFields Union(SolutionDocument known, SolutionFields said)
    {
        static string[]? More(IReadOnlyList<string> has, IReadOnlyList<string>? says, int most)
        {
            string[] all = [.. has.Union(says ?? [], StringComparer.Ordinal).Take(Math.Max(has.Count, most))];
            return all.Length > has.Count ? all : null;
        }

        return new SolutionFields
        {
            Symptoms = More(known.Solution.Symptoms, said.Symptoms, MostSymptoms),
            Tags = More(known.Solution.Tags, said.Tags, MostTags),
            RelatedComponents = More(known.Fields.Texts(',', "related_components"), said.RelatedComponents, int.MaxValue),
            AppliesWhen = More(known.Fields.Texts(null, "applies_when"), said.AppliesWhen, MostSymptoms),
            Supersedes = More(known.Solution.Supersedes, said.Supersedes, int.MaxValue),
        };
    }

    private EditableDocument Grow(EditableDocument document, SolutionDocument known, SolutionFields fields, SolutionFields said, CaptureEvidence evidence)
    {
        EditableDocument changed = Fields(document, fields);
        bool isKnowledge = IsKnowledge(fields.ProblemType ?? known.Solution.ProblemType);
        string[] symptoms = [.. (said.Symptoms ?? []).Where(symptom => !known.Body.Contains(symptom, StringComparison.Ordinal))];
        foreach ((SolutionSection section, string? content) in Contents(said with { Symptoms = symptoms.Length == 0 ? null : symptoms }))
        {
            if (content is not null) changed = _sections.Add(changed, section, content, section == SolutionSection.Symptoms ? "" : $"Added {YamlText.Date(today)}:", isKnowledge);
        }

        return Finish(document, Recorded(changed, said, evidence, isKnowledge));
    }

    private IEnumerable<(SolutionSection Section, string? Content)> Contents(SolutionFields said)
    {
        yield return (SolutionSection.Problem, said.Problem is null ? null : _text.Prose(said.Problem));
        yield return (SolutionSection.Symptoms, _text.List(said.Symptoms));
        yield return (SolutionSection.Attempts, _text.List(said.Attempts));
        yield return (SolutionSection.Solution, said.Solution is null ? null : _text.Prose(said.Solution));
        yield return (SolutionSection.Why, said.Why is null ? null : _text.Prose(said.Why));
        yield return (SolutionSection.AppliesWhen, _text.List(said.AppliesWhen));
        yield return (SolutionSection.Prevention, said.Prevention is null ? null : _text.Prose(said.Prevention));
    }

    private static EditableDocument Fields(EditableDocument document, SolutionFields said)
    {
        IReadOnlyList<string> order = SolutionSchema.KeyOrder;
        EditableDocument Scalar(EditableDocument to, string key, string? value) => value is null ? to : to.SetScalar(key, value, order);
        EditableDocument List(EditableDocument to, string key, IReadOnlyList<string>? items, ListStyle style) => items is null ? to : to.SetList(key, items, order, style);
        document = Scalar(document, "title", said.Title);
        document = Scalar(document, "module", said.Module);
        if (said.Date is { } date) document = document.SetDate("date", date, order);
        document = Scalar(document, SolutionSchema.ProblemType, said.ProblemType);
        document = Scalar(document, SolutionSchema.Component, said.Component);
        document = List(document, "symptoms", said.Symptoms, ListStyle.Block);
        document = Scalar(document, SolutionSchema.RootCause, said.RootCause);
        document = Scalar(document, SolutionSchema.ResolutionType, said.ResolutionType);
        document = Scalar(document, SolutionSchema.Severity, said.Severity?.ToString().ToLowerInvariant());
        document = List(document, "tags", said.Tags, ListStyle.Flow);
        document = List(document, "related_components", said.RelatedComponents, ListStyle.Flow);
        document = Scalar(document, "framework_version", said.FrameworkVersion);
        document = List(document, "applies_when", said.AppliesWhen, ListStyle.Block);
        return List(document, "supersedes", said.Supersedes, ListStyle.Block);
    }

    private EditableDocument Recorded(EditableDocument document, SolutionFields said, CaptureEvidence evidence, bool isKnowledge)
    {
        foreach (string part in EvidenceText.Parts(evidence, said)) document = _sections.Add(document, SolutionSection.Evidence, part.Trim('\n'), "", isKnowledge);
        return document;
    }

    // The first heading repeats the title; where it says something else it stays.
    private EditableDocument Heading(EditableDocument document, string old, string title)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        foreach (MarkdownBlock block in engine.Markdown.Read(front.Body, front.BodyLine))
        {
            if (block.Kind != MarkdownBlockKind.Heading || block.Level != 1) continue;
            string written = block.Text.EndsWith(MarkdownText.Inline(old), StringComparison.Ordinal) ? MarkdownText.Inline(old) : old;
            return block.Text.EndsWith(written, StringComparison.Ordinal) ? document.ReplaceInLine(block.Line, written, MarkdownText.Inline(title)) : document;
        }

        return document;
    }

    // A draft that lacks nothing any more is none; a document that did not change was not updated.
    private EditableDocument Finish(EditableDocument before, EditableDocument after)
    {
        if (before.Text == after.Text) return before;
        FrontMatter front = FrontMatter.Split(after.Text);
        var fields = new DocumentFields(front.Yaml.Length == 0 ? null : engine.Yaml.Read(front.Yaml, after.File, front.YamlLine) as YamlMap);
        if (fields.Text("status") == "draft" || fields.Texts(',', "open").Count > 0)
        {
            IReadOnlyList<string> open = SolutionOpenFields.Of(fields, engine.Markdown.Read(front.Body, front.BodyLine));
            after = open.Count > 0 ? after.SetList("open", open, SolutionSchema.KeyOrder, ListStyle.Flow) : after.Remove("open");
            if (open.Count == 0 && fields.Text("status") == "draft") after = after.Remove("status");
        }

        return after.SetDate("last_updated", today, SolutionSchema.KeyOrder);
    }

    private static bool IsKnowledge(string? problemType) => SolutionSchema.TrackOf(problemType) == SolutionTrack.Knowledge;
}
