using System.Text;

namespace VtOperate.Core.Reports;

/// <summary>Lays out plain text for a terminal: headings, indented lines, words wrapped at a width. Lines end with LF.</summary>
public sealed class TextPage
{
    private const int Narrowest = 40;

    private readonly StringBuilder _text = new();
    private readonly int _width;

    /// <summary>Makes an empty page.</summary>
    /// <param name="width">Columns to use; fewer than 40 are taken as 40.</param>
    public TextPage(int width) => _width = Math.Max(Narrowest, width);

    /// <summary>An empty line.</summary>
    public TextPage Gap()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>A heading at the left edge, after an empty line.</summary>
    public TextPage Heading(string text) => Gap().Line(text);

    /// <summary>Words, wrapped, the following lines hanging by as many columns as the label is wide.</summary>
    /// <param name="label">What stands before the words on the first line, indentation included.</param>
    /// <param name="words">The words; line breaks and runs of blanks become one blank, and a word that is wider than the page is broken behind a slash or a point.</param>
    public TextPage Line(string label, string words = "")
    {
        int column = label.Length;
        var line = new StringBuilder(label);
        bool isEmpty = true;
        foreach (string word in Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, Math.Max(_width - column, Narrowest / 2))))
        {
            if (!isEmpty && line.Length + 1 + word.Length > _width)
            {
                Flush(line);
                line.Append(' ', column);
                isEmpty = true;
            }

            if (!isEmpty) line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }

        Flush(line);
        return this;
    }

    /// <summary>A line of what a program wrote or a file holds: its blanks stay as they are, a tab is four of them, and a line that is too long goes on below, as far in as it began.</summary>
    /// <param name="indent">What stands before it.</param>
    /// <param name="text">The line.</param>
    public TextPage Verbatim(string indent, string text)
    {
        string rest = Fold(text.Replace("\t", "    ", StringComparison.Ordinal)).TrimEnd();
        int room = Math.Max(_width - indent.Length, Narrowest / 2), own = Math.Min(rest.Length - rest.AsSpan().TrimStart().Length, room / 3);
        for (string lead = ""; ; lead = new string(' ', own))
        {
            int free = room - lead.Length;
            if (rest.Length <= free)
            {
                _text.Append((indent + lead + rest).TrimEnd()).Append('\n');
                return this;
            }

            int blank = rest.LastIndexOf(' ', free), cut = blank > free / 2 ? blank : free;
            _text.Append((indent + lead + rest[..cut]).TrimEnd()).Append('\n');
            rest = rest[cut..].TrimStart();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The text on one line: control characters, line breaks and escape sequences become blanks, so that text from a log cannot steer a terminal.</summary>
    public static string Fold(string text)
    {
        bool hasControl = false;
        foreach (char c in text) hasControl |= char.IsControl(c);
        return hasControl ? string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;
    }

    // A path that is wider than the column goes on below, behind one of its slashes; the terminal would break it at the left edge.
    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (word.Length > width)
        {
            int cut = word.LastIndexOfAny(['/', '\\', '.'], width - 1) + 1;
            if (cut < width / 3) cut = width;
            yield return word[..cut];
            word = word[cut..];
        }

        yield return word;
    }

    private void Flush(StringBuilder line)
    {
        int end = line.Length;
        while (end > 0 && line[end - 1] == ' ') end--;
        _text.Append(line, 0, end).Append('\n');
        line.Clear();
    }
}
