namespace VtOperate.Core.Code;

/// <summary>
/// A source text with a mask of equal length in which comments are blanks and the content of strings is hidden, so that brackets, commas and names can be looked for without a grammar. Positions
/// count from 0, lines from 1. Broken source costs no more than the line it is broken in: what never closes is read as code.
/// </summary>
public sealed class CodeText
{
    private readonly int[] _starts;

    private CodeText(string text, CodeFamily family, string mask, int[] starts)
    {
        Text = text;
        Family = family;
        Mask = mask;
        _starts = starts;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The language.</summary>
    public CodeFamily Family { get; }

    /// <summary>The text with blanks for comments and <see cref="CodeMask.Hidden"/> for what stands between the quotes of a string; line breaks stay.</summary>
    public string Mask { get; }

    /// <summary>How many lines; an empty text has none.</summary>
    public int LineCount => _starts.Length - 1;

    /// <summary>Reads a text.</summary>
    public static CodeText Of(string text, CodeFamily family)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> starts = [0];
        for (int at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
        if (starts[^1] != text.Length) starts.Add(text.Length);
        return new CodeText(text, family, CodeMask.Of(text, family), [.. starts]);
    }

    /// <summary>A line without its end.</summary>
    public string Line(int line) => Text[StartOf(line)..EndOf(line)];

    /// <summary>A line of the mask without its end.</summary>
    public ReadOnlySpan<char> MaskedLine(int line) => Mask.AsSpan(StartOf(line), EndOf(line) - StartOf(line));

    /// <summary>The position at which a line begins.</summary>
    public int StartOf(int line) => _starts[line - 1];

    /// <summary>The position behind the last sign of a line, its end left out.</summary>
    public int EndOf(int line)
    {
        int end = _starts[line];
        if (end > _starts[line - 1] && Text[end - 1] == '\n') end--;
        if (end > _starts[line - 1] && Text[end - 1] == '\r') end--;
        return end;
    }

    /// <summary>The line that holds a position.</summary>
    public int LineOf(int position)
    {
        int found = Array.BinarySearch(_starts, 0, Math.Max(LineCount, 1), position);
        return Math.Max(found >= 0 ? found + 1 : ~found, 1);
    }
}
