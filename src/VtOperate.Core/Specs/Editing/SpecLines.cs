using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>A text with the places of its lines, so that parts of it can be replaced and the rest stays byte by byte. Line ends may be LF, CRLF or CR.</summary>
internal sealed class SpecLines
{
    private readonly List<int> _starts = [];

    /// <summary>Cuts a text.</summary>
    public SpecLines(string text)
    {
        Text = text;
        for (int at = 0; at < text.Length; at = DocumentBody.NextLine(text, at)) _starts.Add(at);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many lines.</summary>
    public int Count => _starts.Count;

    /// <summary>The line end that the text uses: its first one; LF where it has none.</summary>
    public string LineEnd
    {
        get
        {
            int at = Text.AsSpan().IndexOfAny('\r', '\n');
            return at < 0 || Text[at] == '\n' ? "\n" : at + 1 < Text.Length && Text[at + 1] == '\n' ? "\r\n" : "\r";
        }
    }

    /// <summary>A line without its end.</summary>
    /// <param name="line">The line, from 1.</param>
    public string this[int line] => Text[Start(line)..End(line)];

    /// <summary>Where a line begins; the end of the text for the line after the last.</summary>
    public int Start(int line) => line > _starts.Count ? Text.Length : _starts[line - 1];

    /// <summary>Where the words of a line end: before its line end.</summary>
    public int End(int line)
    {
        int end = Start(line + 1), start = Start(line);
        while (end > start && Text[end - 1] is '\r' or '\n') end--;
        return end;
    }

    /// <summary>Whether nothing but blanks stands in a line.</summary>
    public bool IsBlank(int line) => Text.AsSpan(Start(line), End(line) - Start(line)).IsWhiteSpace();

    /// <summary>The splice that puts lines behind a line; the text keeps a last line without an end.</summary>
    /// <param name="line">The line, from 0: 0 puts them before the first.</param>
    /// <param name="added">The lines, without ends.</param>
    public TextSplice After(int line, IReadOnlyList<string> added)
    {
        string end = LineEnd, words = string.Join(end, added);
        if (line == 0) return new TextSplice(0, 0, words + end);
        int at = Start(line + 1);
        bool isOpen = at == Text.Length && End(line) == at;
        return new TextSplice(at, at, isOpen ? end + words : words + end);
    }
}
