using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>Reads one solution document, of whichever generation of the schema, with whatever is missing left empty.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="patterns">Which critical pattern names which document.</param>
internal sealed class SolutionReader(IEngine engine, string repository, PatternLinks patterns)
{
    // The first generation's template begins every heading with it; it says nothing.
    private const string HeadingTemplate = "Troubleshooting:";

    /// <summary>The document in a file, or null when nothing of it can be read. What is wrong goes to the reporter.</summary>
    public SolutionDocument? Read(SolutionRoot root, string file, IReporter reporter)
    {
        return MarkdownFile.Read(engine, file, ErrorId.SolutionUnreadable, reporter) is { } document ? Of(root, file, document) : null;
    }

    /// <summary>The document that a text would be at a place.</summary>
    public SolutionDocument Of(SolutionRoot root, string file, string text)
    {
        FrontMatter front = FrontMatter.Split(text);
        var fields = new DocumentFields(front.Yaml.Length == 0 ? null : engine.Yaml.Read(front.Yaml, file, front.YamlLine) as YamlMap);
        return Of(root, file, new MarkdownFile(fields, front.Body, front.BodyLine));
    }

    private SolutionDocument Of(SolutionRoot root, string file, MarkdownFile document)
    {
        DocumentFields fields = document.Fields;
        string id = root.IdOf(file);
        var solution = new Solution
        {
            Id = id,
            Title = fields.Text("title") ?? FirstHeading(document) ?? Path.GetFileNameWithoutExtension(file).Replace('-', ' ').Replace('_', ' ').Trim(),
            Module = fields.Text("module"),
            Date = Date(fields, file),
            Category = Category(id, root, fields),
            ProblemType = fields.Text("problem_type"),
            Component = fields.Text("component"),
            Symptoms = fields.Texts(null, "symptoms", "symptom"),
            RootCause = fields.Text("root_cause"),
            ResolutionType = fields.Text("resolution_type"),
            Severity = SeverityText.TryParse(fields.Text("severity"), out Severity severity) ? severity : null,
            Tags = fields.Texts(',', "tags", "tag"),
            Status = fields.Text("status"),
            OpenFields = fields.Texts(',', "open"),
            Pattern = patterns.Find(id),
            ConfirmedAt = fields.Text("confirmed_at"),
            Supersedes = fields.Texts(',', Supersession.Newer),
            SupersededBy = fields.Texts(',', Supersession.Older),
            Source = root.Name,
            File = file,
            Repository = repository,
        };
        return new SolutionDocument(solution, fields, document.Body, document.BodyLine);
    }

    private static DateOnly? Date(DocumentFields fields, string file)
    {
        DateTime? written = fields.Date("date", "created", "created_at", "date_solved");
        if (written is null && DateText.TryFind(Path.GetFileNameWithoutExtension(file), out DateTime named)) written = named;
        return written is { } date ? DateOnly.FromDateTime(date) : null;
    }

    // A document directly below the root has no folder to say it.
    private static string Category(string id, SolutionRoot root, DocumentFields fields)
    {
        string path = root.Name.Length == 0 ? id : id[(root.Name.Length + 1)..];
        int slash = path.LastIndexOf('/');
        if (slash >= 0) return path[..slash];
        string written = (fields.Text("category") ?? "").Replace('\\', '/').Trim('/');
        return written[(written.LastIndexOf('/') + 1)..];
    }

    private string? FirstHeading(MarkdownFile document)
    {
        if (TryReadFirstLine(document.Body, out string first)) return WithoutTemplate(first);
        foreach (MarkdownBlock block in engine.Markdown.Read(document.Body, document.BodyLine))
        {
            if (block.Kind == MarkdownBlockKind.Heading && block.Text.Replace('\n', ' ').Trim() is { Length: > 0 } heading) return WithoutTemplate(heading);
        }

        return null;
    }

    // Nearly every body begins with its title; only where it does not the whole has to be read. Words without a closing "#" need no rule of Markdown.
    private static bool TryReadFirstLine(string body, out string heading)
    {
        ReadOnlySpan<char> text = body.AsSpan().TrimStart("\r\n");
        heading = "";
        if (!text.StartsWith("# ")) return false;
        int end = text.IndexOfAny('\r', '\n');
        text = (end < 0 ? text : text[..end])[1..].Trim(' ');
        if (text.IsEmpty || text[^1] is '#' or '\t' || text[0] == '\t') return false;
        heading = text.ToString();
        return true;
    }

    private static string WithoutTemplate(string heading) =>
        heading.StartsWith(HeadingTemplate, StringComparison.OrdinalIgnoreCase) && heading.Length > HeadingTemplate.Length ? heading[HeadingTemplate.Length..].Trim() : heading;
}
