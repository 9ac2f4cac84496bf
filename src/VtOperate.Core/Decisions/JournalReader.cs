using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Decisions;

/// <summary>
/// Reads the journal: <c>2026-03/entries/2026-03-01-1405-decision.md</c>, <c>2026-03/2026-03-01-session-summary.md</c>, and plain files,
/// of which one may hold several entries under headings that begin with a date.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="places">Where the knowledge stands.</param>
public sealed class JournalReader(IEngine engine, KnowledgeBase places)
{
    private const string Suffix = ".md";

    private static readonly string[] s_kinds = ["decision", "learning", "activity", "session-summary"];

    /// <summary>The entries, each as soon as it is read, in ordinal order of their paths. A file that cannot be read is a problem, and the rest goes on.</summary>
    public IEnumerable<JournalEntry> Read(IReporter reporter, CancellationToken stop)
    {
        foreach (string folder in places.Journals)
        {
            foreach (string file in DocumentFiles.Below(engine.Files, folder, Suffix, ErrorId.JournalUnreadable, reporter, stop))
            {
                stop.ThrowIfCancellationRequested();
                string id = Path.GetRelativePath(folder, file).Replace('\\', '/')[..^Suffix.Length];
                if (IsOther(id) || MarkdownFile.Read(engine, file, ErrorId.JournalUnreadable, reporter) is not { } document) continue;
                foreach (JournalEntry entry in Entries(id, file, document)) yield return entry;
            }
        }
    }

    private IEnumerable<JournalEntry> Entries(string id, string file, MarkdownFile document)
    {
        IReadOnlyList<MarkdownBlock> blocks = engine.Markdown.Read(document.Body, document.BodyLine);
        List<MarkdownBlock> dated = [.. blocks.Where(IsDatedHeading)];
        if (dated.Count < 2 || dated.Exists(heading => heading.Level != dated[0].Level))
        {
            yield return Whole(id, file, document, blocks);
            yield break;
        }

        string[] lines = document.Body.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < dated.Count; i++)
        {
            int first = dated[i].Line, next = i + 1 < dated.Count ? dated[i + 1].Line : document.BodyLine + lines.Length;
            string text = string.Join('\n', lines[(dated[i].EndLine - document.BodyLine + 1)..(next - document.BodyLine)]).Trim();
            yield return Part(id, file, document, dated[i], first, text);
        }
    }

    private JournalEntry Whole(string id, string file, MarkdownFile document, IReadOnlyList<MarkdownBlock> blocks)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        DocumentFields fields = document.Fields;
        string? heading = blocks.FirstOrDefault(block => block.Kind == MarkdownBlockKind.Heading && !string.IsNullOrWhiteSpace(block.Text))?.Text.Trim();
        DateTime? date = fields.Date("date", "created", "created_at", "timestamp");
        if (date is null && DateText.TryFind(name, out DateTime named)) date = named;
        return new JournalEntry
        {
            Id = id,
            Title = fields.Text("title") ?? heading ?? name.Replace('-', ' ').Replace('_', ' ').Trim(),
            Date = date,
            Kind = fields.Text("type", "kind") ?? KindOf(name),
            Tags = fields.Texts(',', "tags", "tag"),
            Context = fields.Text("context"),
            Impact = fields.Text("impact"),
            Consolidated = fields.Text("consolidated", "consolidated_at", "consolidated_into"),
            Text = document.Body.Trim(),
            File = file,
            Repository = places.Repository,
        };
    }

    private JournalEntry Part(string id, string file, MarkdownFile document, MarkdownBlock heading, int line, string text)
    {
        _ = DateText.TryParse(heading.Text.TrimStart('[', ' '), out DateTime date);
        string title = WithoutDate(heading.Text);
        return new JournalEntry
        {
            Id = $"{id}#{line.ToString(CultureInfo.InvariantCulture)}",
            Title = title.Length > 0 ? title : heading.Text.Trim(),
            Date = date,
            Kind = document.Fields.Text("type", "kind") ?? KindOf(Slug.Of(heading.Text)),
            Tags = document.Fields.Texts(',', "tags", "tag"),
            Context = document.Fields.Text("context"),
            Impact = document.Fields.Text("impact"),
            Consolidated = document.Fields.Text("consolidated", "consolidated_at", "consolidated_into"),
            Text = text,
            File = file,
            Line = line,
            Repository = places.Repository,
        };
    }

    private static bool IsDatedHeading(MarkdownBlock block) =>
        block.Kind == MarkdownBlockKind.Heading && block.Text.AsSpan().TrimStart("[ ") is { Length: >= 8 } text && DateText.TryFind(text[..Math.Min(10, text.Length)], out _) && char.IsAsciiDigit(text[0]);

    // "2026-03-01 14:05: Title", "[2026-03-01] Title"
    private static string WithoutDate(string heading)
    {
        ReadOnlySpan<char> rest = heading.AsSpan().TrimStart("[ ");
        rest = rest.TrimStart("0123456789-/.").TrimStart("] T");
        bool hasTime = rest.Length >= 5 && char.IsAsciiDigit(rest[0]) && rest[2] == ':' && char.IsAsciiDigit(rest[4]);
        if (hasTime) rest = rest[5..];
        return rest.Trim("] :-\u2013\u2014").ToString();
    }

    private static string? KindOf(string name)
    {
        foreach (string kind in s_kinds)
        {
            // Several entries of one minute are told apart by a number after the kind.
            string bare = name.TrimEnd("0123456789".ToCharArray()).TrimEnd('-');
            if (bare.EndsWith(kind, StringComparison.OrdinalIgnoreCase) || name.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }

    private static bool IsOther(string id)
    {
        string name = id[(id.LastIndexOf('/') + 1)..];
        return name.Equals("index", StringComparison.OrdinalIgnoreCase) || name.Equals("readme", StringComparison.OrdinalIgnoreCase) || name.StartsWith('.');
    }
}
