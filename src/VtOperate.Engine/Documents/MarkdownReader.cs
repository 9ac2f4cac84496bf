using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using VtOperate.Core.Documents;

namespace VtOperate.Engine.Documents;

/// <summary>Markdig behind <see cref="IMarkdownReader"/>. Only blocks are parsed: what stands in a line is for its reader to decide.</summary>
public sealed class MarkdownReader : IMarkdownReader
{
    private static readonly MarkdownPipeline s_pipeline = BlocksOnly();

    /// <inheritdoc/>
    public IReadOnlyList<MarkdownBlock> Read(string text, int firstLine = 1)
    {
        if (text.Length == 0) return [];
        try
        {
            return new Flattening(text, firstLine).Of(Markdown.Parse(text, s_pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig refuses more than 128 levels of quotes or lists; nobody writes them, but junk has them.
            return [new MarkdownBlock(MarkdownBlockKind.Paragraph, text, 0, "", firstLine, firstLine + text.AsSpan().TrimEnd("\r\n").Count('\n'))];
        }
    }

    private static MarkdownPipeline BlocksOnly()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    private sealed class Flattening(string text, int firstLine)
    {
        private readonly List<MarkdownBlock> _blocks = [];
        private readonly List<int> _lineStarts = LineStarts(text);

        public List<MarkdownBlock> Of(MarkdownDocument document)
        {
            Container(document, 0, "");
            return _blocks;
        }

        private void Container(ContainerBlock container, int depth, string marker)
        {
            foreach (Block block in container)
            {
                switch (block)
                {
                    case ListBlock list:
                        foreach (Block item in list) Container((ContainerBlock)item, depth + 1, Marker(list, (ListItemBlock)item));
                        break;
                    case LinkReferenceDefinitionGroup:
                        break;
                    case ContainerBlock inner:
                        Container(inner, inner is QuoteBlock ? depth + 1 : depth, marker);
                        break;
                    case LeafBlock leaf:
                        Leaf(leaf, depth, marker);
                        break;
                }

                marker = "";
            }
        }

        private void Leaf(LeafBlock leaf, int depth, string marker)
        {
            (MarkdownBlockKind kind, int level, string info) = leaf switch
            {
                HeadingBlock heading => (MarkdownBlockKind.Heading, heading.Level, marker),
                FencedCodeBlock fence => (MarkdownBlockKind.Code, depth, $"{fence.Info} {fence.Arguments}".Trim()),
                CodeBlock => (MarkdownBlockKind.Code, depth, ""),
                HtmlBlock => (MarkdownBlockKind.Html, depth, ""),
                ThematicBreakBlock => (MarkdownBlockKind.Break, depth, marker),
                _ => (MarkdownBlockKind.Paragraph, depth, marker),
            };
            string content = kind == MarkdownBlockKind.Break ? "" : Content(leaf).ReplaceLineEndings("\n");
            if (kind == MarkdownBlockKind.Paragraph && IsTable(content)) kind = MarkdownBlockKind.Table;
            int start = Math.Clamp(leaf.Span.Start, 0, text.Length);
            int line = LineOf(start), end = LineOf(Math.Clamp(leaf.Span.End, start, text.Length));

            // The span of a fence that never closes is its first line alone.
            if (leaf is FencedCodeBlock open) end = Math.Clamp(line + open.Lines.Count, end, _lineStarts.Count - 1);
            _blocks.Add(new MarkdownBlock(kind, content, level, info, line + firstLine, end + firstLine));
        }

        // Where inlines would stand, Markdig moves the lines into them; without inline parsers that is one literal.
        private static string Content(LeafBlock leaf)
        {
            if (leaf.Inline is null) return leaf.Lines.ToString();
            var content = new StringBuilder();
            foreach (LiteralInline literal in leaf.Inline.FindDescendants<LiteralInline>()) content.Append(literal.Content.AsSpan());
            return content.ToString();
        }

        private int LineOf(int position)
        {
            int at = _lineStarts.BinarySearch(position);
            return at >= 0 ? at : ~at - 1;
        }

        private static List<int> LineStarts(string text)
        {
            var starts = new List<int> { 0 };
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) starts.Add(i + 1);
            }

            return starts;
        }

        private static string Marker(ListBlock list, ListItemBlock item) =>
            list.IsOrdered ? item.Order.ToString(CultureInfo.InvariantCulture) + list.OrderedDelimiter : list.BulletType.ToString();

        // A row of dashes and bars under a row with a bar: the pipe table of GitHub, which Markdig would only find among inlines.
        private static bool IsTable(string content)
        {
            int end = content.IndexOf('\n', StringComparison.Ordinal);
            if (end < 0 || !content.AsSpan(0, end).Contains('|')) return false;
            ReadOnlySpan<char> second = content.AsSpan(end + 1);
            int next = second.IndexOf('\n');
            if (next >= 0) second = second[..next];
            return second.Contains('-') && second.Trim().IndexOfAnyExcept("|-: \t") < 0;
        }
    }
}
