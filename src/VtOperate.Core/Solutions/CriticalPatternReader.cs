using System.Globalization;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Reads the entries of a <c>critical-patterns.md</c> in every form the field uses: numbered headings or plain ones, sides as headings, paragraphs or comments
/// in one fence, with and without emoji. A file that only explains itself has no entries.
/// </summary>
/// <param name="markdown">Reads Markdown.</param>
public sealed class CriticalPatternReader(IMarkdownReader markdown)
{
    /// <summary>The entries in the order of the text. Slugs are made unique with <c>-2</c>, <c>-3</c>.</summary>
    /// <param name="body">The text without front matter.</param>
    /// <param name="bodyLine">The line at which it begins, from 1.</param>
    /// <param name="file">The file, absolute.</param>
    /// <param name="repository">The repository's folder, absolute.</param>
    /// <param name="stop">Stops the reading.</param>
    public IReadOnlyList<CriticalPattern> Read(string body, int bodyLine, string file, string repository, CancellationToken stop)
    {
        var patterns = new List<CriticalPattern>();
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        PatternSection? open = null;
        string slug = "";
        void Close()
        {
            if (open?.Close(slug, file, repository) is not { } pattern) return;
            for (int copy = 2; !slugs.Add(pattern.Slug); copy++) pattern = pattern with { Slug = $"{slug}-{copy.ToString(CultureInfo.InvariantCulture)}" };
            patterns.Add(pattern);
        }

        foreach (MarkdownBlock block in markdown.Read(body, bodyLine))
        {
            stop.ThrowIfCancellationRequested();
            if (block.Kind != MarkdownBlockKind.Heading)
            {
                open?.Add(block);
                continue;
            }

            if (open is not null && PatternLine.TryHeading(block.Text, out PatternPart part, out string rest))
            {
                open.Begin(block, part, rest);
                continue;
            }

            PatternHeading heading = PatternHeading.Parse(block.Text);
            if (open is { IsNumbered: true } && block.Level > open.Level && heading.Number is null)
            {
                open.Add(block);
                continue;
            }

            Close();
            slug = Slug.Of(heading.Name);
            open = slug.Length > 0 ? new PatternSection(heading, block) : null;
        }

        Close();
        return patterns;
    }
}
