namespace VtOperate.Core.History;

/// <summary>A text cut into lines: its bytes, where each line starts, and one hash a line.</summary>
public sealed class TextLines
{
    private const int TabWidth = 8;
    private const int DeepestIndent = 200;
    private readonly ReadOnlyMemory<byte> _text;
    private int[]? _starts;

    private TextLines(ReadOnlyMemory<byte> text, ulong[] hashes)
    {
        _text = text;
        Hashes = hashes;
    }

    /// <summary>One hash a line (<see cref="LineHashes"/>).</summary>
    public ulong[] Hashes { get; }

    /// <summary>How many lines.</summary>
    public int Count => Hashes.Length;

    /// <summary>The whole text.</summary>
    public ReadOnlySpan<byte> Text => _text.Span;

    /// <summary>Cuts a text into lines.</summary>
    /// <param name="text">The text, whose memory is kept.</param>
    /// <param name="ignoreBlanks">Whether lines count as equal that differ in white space only (<c>-w</c>).</param>
    public static TextLines Of(ReadOnlyMemory<byte> text, bool ignoreBlanks = false) =>
        new(text, ignoreBlanks ? LineHashes.WithoutBlanks(text.Span) : LineHashes.Of(text.Span));

    /// <summary>Consecutive lines as a text of their own.</summary>
    /// <param name="first">The first line, from 0.</param>
    /// <param name="count">How many.</param>
    public TextLines Part(int first, int count)
    {
        int[] starts = _starts ??= FindStarts();
        return new TextLines(_text[starts[first]..starts[first + count]], Hashes[first..(first + count)]);
    }

    /// <summary>The bytes of a line, its end included.</summary>
    /// <param name="line">The line, from 0.</param>
    public ReadOnlySpan<byte> this[int line]
    {
        get
        {
            int[] starts = _starts ??= FindStarts();
            return _text.Span[starts[line]..starts[line + 1]];
        }
    }

    /// <summary>How far a line is indented, in columns with tabs every eight, at most 200; -1 for a blank line.</summary>
    /// <param name="line">The line, from 0.</param>
    public int IndentOf(int line)
    {
        int indent = 0;
        foreach (byte sign in this[line])
        {
            switch (sign)
            {
                case (byte)' ': indent++; break;
                case (byte)'\t': indent += TabWidth - (indent % TabWidth); break;
                case (byte)'\r' or (byte)'\n' or (byte)'\f' or (byte)'\v': break;
                default: return indent;
            }

            if (indent >= DeepestIndent) return DeepestIndent;
        }

        return -1;
    }

    private int[] FindStarts()
    {
        int[] starts = new int[Count + 1];
        ReadOnlySpan<byte> text = _text.Span;
        for (int line = 0, at = 0; line < Count; line++)
        {
            int length = text[at..].IndexOf((byte)'\n') + 1;
            starts[line + 1] = at = length == 0 ? text.Length : at + length;
        }

        return starts;
    }
}
