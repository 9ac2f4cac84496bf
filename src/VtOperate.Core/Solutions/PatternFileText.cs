using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>
/// A critical-patterns file as bytes, into which whole lines are inserted. Every byte that was there stays as it is, whatever it means: encoding, byte order
/// mark, mixed line ends, a last line without end. New lines end as the first one of the file does.
/// </summary>
internal sealed class PatternFileText
{
    private readonly byte[] _bytes;
    private readonly Encoding _encoding;
    private readonly List<int> _lineEnds = [];
    private readonly int _start;

    /// <summary>Takes the bytes of a file; none for a new one.</summary>
    public PatternFileText(byte[] bytes)
    {
        _bytes = bytes;
        var document = TextDocument.Decode(bytes);
        _encoding = document.Encoding;
        bool isWide = document.Encoding is UnicodeEncoding;
        _start = document.HasByteOrderMark ? isWide ? 2 : 3 : 0;
        FindLines(isWide ? 2 : 1, isBigEndian: isWide && bytes[0] == 0xFE);
    }

    /// <summary>How many lines there are; a last one without end counts.</summary>
    public int Lines => _lineEnds.Count;

    /// <summary>What ends a line: that of the first line, else a line feed.</summary>
    public string LineEnd { get; private set; } = "\n";

    /// <summary>Whether the last line has no end.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The file with whole lines inserted.</summary>
    /// <param name="insertions">After which line, 0 for the beginning, and the text whose lines end with <c>\n</c>. Ascending.</param>
    public byte[] Insert(IReadOnlyList<(int AfterLine, string Text)> insertions)
    {
        using var result = new MemoryStream();
        int copied = 0;
        foreach ((int afterLine, string text) in insertions)
        {
            int end = afterLine == 0 ? _start : _lineEnds[afterLine - 1];
            result.Write(_bytes, copied, end - copied);
            copied = end;
            bool needsEnd = IsOpen && afterLine == Lines;
            result.Write(_encoding.GetBytes((needsEnd ? LineEnd : "") + text.Replace("\n", LineEnd, StringComparison.Ordinal)));
        }

        result.Write(_bytes, copied, _bytes.Length - copied);
        return result.ToArray();
    }

    /// <summary>The file without the end of a line; what ends the line stays.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="end">The text at its end.</param>
    public PatternFileText WithoutEnd(int line, string end)
    {
        int stop = _lineEnds[line - 1], start = line == 1 ? _start : _lineEnds[line - 2];
        int at = _bytes.AsSpan(start, stop - start).LastIndexOf(_encoding.GetBytes(end));
        if (at < 0) return this;
        int length = _encoding.GetByteCount(end);
        return new PatternFileText([.. _bytes[..(start + at)], .. _bytes[(start + at + length)..]]);
    }

    private void FindLines(int unit, bool isBigEndian)
    {
        bool isFirst = true;
        int at = _start, lineStart = _start;
        for (; at + unit <= _bytes.Length; at += unit)
        {
            char sign = Sign(at, unit, isBigEndian);
            if (sign is not ('\r' or '\n')) continue;
            bool isPair = sign == '\r' && at + (2 * unit) <= _bytes.Length && Sign(at + unit, unit, isBigEndian) == '\n';
            if (isFirst) (LineEnd, isFirst) = (isPair ? "\r\n" : sign.ToString(), false);
            if (isPair) at += unit;
            lineStart = at + unit;
            _lineEnds.Add(lineStart);
        }

        if (lineStart >= _bytes.Length) return;
        IsOpen = true;
        _lineEnds.Add(_bytes.Length);
    }

    private char Sign(int at, int unit, bool isBigEndian) =>
        unit == 1 ? (char)_bytes[at] : isBigEndian ? (char)((_bytes[at] << 8) | _bytes[at + 1]) : (char)((_bytes[at + 1] << 8) | _bytes[at]);
}
