namespace VtOperate.HelpGen.Pages;

/// <summary>Reads a page: headings, paragraphs, lists and fenced code, which is all that help is made of.</summary>
internal sealed class HelpPageReader
{
    private static readonly string[] s_headings = ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly string[] _lines;
    private readonly string _file;
    private readonly Dictionary<string, int> _headingLines = new(StringComparer.Ordinal);
    private readonly List<(string Heading, int Line)> _stray = [];
    private readonly Dictionary<string, List<Block>> _sections = new(StringComparer.Ordinal);
    private string _name = "";

    private HelpPageReader(string file, string[] lines)
    {
        _file = file;
        _lines = lines;
    }

    /// <summary>Reads the page of a file.</summary>
    internal static HelpPage Read(string file) => Parse(file, File.ReadAllText(file));

    /// <summary>Reads the page of a text.</summary>
    /// <param name="file">The name that problems will carry.</param>
    /// <param name="text">The Markdown.</param>
    internal static HelpPage Parse(string file, string text)
    {
        var reader = new HelpPageReader(file, text.ReplaceLineEndings("\n").Split('\n'));
        reader.Gather();
        return reader.Page();
    }

    private HelpPage Page() => new()
    {
        File = _file,
        Name = _name,
        Synopsis = Texts("SYNOPSIS"),
        Description = Texts("DESCRIPTION"),
        Examples = [.. Entries("EXAMPLES").Select(Example)],
        Parameters = [.. Entries("PARAMETERS").Where(entry => entry.Heading.Text != "CommonParameters").Select(entry => Entry(entry.Heading, entry.Body))],
        Inputs = [.. Entries("INPUTS").Select(entry => Entry(entry.Heading, entry.Body))],
        Outputs = [.. Entries("OUTPUTS").Select(entry => Entry(entry.Heading, entry.Body))],
        Notes = Texts("NOTES"),
        Links = [.. Texts("RELATED LINKS").SelectMany(Links)],
        StrayHeadings = _stray,
        HeadingLines = _headingLines,
    };

    private void Gather()
    {
        List<Block>? section = null;
        int i = _lines.Length > 0 && _lines[0] == "---" ? Math.Max(0, Array.IndexOf(_lines, "---", 1)) + 1 : 0;
        while (i < _lines.Length)
        {
            string line = _lines[i].TrimEnd();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.FindIndex(_lines, i + 1, other => other.TrimEnd() == "```");
                if (end < 0) end = _lines.Length;
                section?.Add(new Block(BlockKind.Code, string.Join('\n', _lines[(i + 1)..end]), i + 2, line[3..].Trim()));
                i = end + 1;
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                _name = line[2..].Trim();
                i++;
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = Open(line[3..].Trim(), i + 1);
                i++;
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                section?.Add(new Block(BlockKind.Heading, line[4..].Trim(), i + 1));
                i++;
            }
            else
            {
                i = line.Length == 0 ? i + 1 : Paragraph(section, i);
            }
        }
    }

    private List<Block>? Open(string heading, int line)
    {
        if (Array.IndexOf(s_headings, heading) < 0 || !_headingLines.TryAdd(heading, line))
        {
            _stray.Add((heading, line));
            return null;
        }

        return _sections[heading] = [];
    }

    private int Paragraph(List<Block>? section, int start)
    {
        int i = start;
        bool table = _lines[i].StartsWith('|');
        var words = new List<string>();
        do
        {
            words.Add(table ? _lines[i].TrimEnd() : _lines[i].Trim());
            i++;
        }
        while (i < _lines.Length && Continues(_lines[i], table));
        section?.Add(new Block(table ? BlockKind.Table : BlockKind.Text, string.Join(table ? '\n' : ' ', words), start + 1));
        return i;
    }

    private static bool Continues(string line, bool table) =>
        line.Trim().Length > 0 && line.StartsWith('|') == table && line[0] != '#' && !line.StartsWith("```", StringComparison.Ordinal) && !IsItem(line.TrimStart());

    private static bool IsItem(string line) =>
        line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal) || (line.Length > 2 && char.IsAsciiDigit(line[0]) && line[1] == '.' && line[2] == ' ');

    private IReadOnlyList<HelpText> Texts(string section) => _sections.TryGetValue(section, out List<Block>? blocks) ? Texts(blocks) : [];

    private static IReadOnlyList<HelpText> Texts(IEnumerable<Block> blocks) =>
        [.. blocks.Where(block => block.Language != "yaml").Select(block => new HelpText(block.Line, block.Text, block.Kind is BlockKind.Code or BlockKind.Table))];

    private IEnumerable<(Block Heading, List<Block> Body)> Entries(string section)
    {
        if (!_sections.TryGetValue(section, out List<Block>? blocks)) yield break;
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind != BlockKind.Heading) continue;
            int end = blocks.FindIndex(i + 1, block => block.Kind == BlockKind.Heading);
            yield return (blocks[i], blocks[(i + 1)..(end < 0 ? blocks.Count : end)]);
        }
    }

    private static HelpEntry Entry(Block heading, List<Block> body) =>
        new(heading.Text.TrimStart('-'), heading.Line, Texts(body));

    private static HelpExample Example((Block Heading, List<Block> Body) entry)
    {
        int code = entry.Body.FindIndex(block => block.Kind == BlockKind.Code && block.Language is "powershell" or "");
        return code < 0
            ? new HelpExample(entry.Heading.Text, entry.Heading.Line, Texts(entry.Body), null, entry.Heading.Line, [])
            : new HelpExample(entry.Heading.Text, entry.Heading.Line, Texts(entry.Body[..code]), entry.Body[code].Text, entry.Body[code].Line, Texts(entry.Body[(code + 1)..]));
    }

    private static IEnumerable<HelpLink> Links(HelpText text)
    {
        for (int i = 0; i < text.Source.Length; i++)
        {
            if (MarkdownText.Link(text.Source, i) is not { } link) continue;
            yield return new HelpLink(text.Line, link.Text, link.Uri);
            i += link.Length - 1;
        }
    }

    private enum BlockKind
    {
        Heading,
        Text,
        Table,
        Code,
    }

    private sealed record Block(BlockKind Kind, string Text, int Line, string Language = "");
}
