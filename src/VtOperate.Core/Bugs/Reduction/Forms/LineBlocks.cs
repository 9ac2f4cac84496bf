namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>Takes lines apart by how far they are in, as people write code, markup and settings. A guess that costs nothing where it is wrong: whatever goes by it goes only because the rest fails.</summary>
internal sealed class LineBlocks
{
    private const int Deepest = 100;
    private const int TabWidth = 4;

    private readonly TextUnits _units;
    private readonly IReadOnlyList<ReductionPart> _lines;
    private readonly int[] _depth;

    private LineBlocks(TextUnits units, IReadOnlyList<ReductionPart> lines)
    {
        (_units, _lines, _depth) = (units, lines, new int[lines.Count]);
        for (int i = 0; i < lines.Count; i++) _depth[i] = Depth(lines[i]);
    }

    /// <summary>The outermost blocks; each line is in one.</summary>
    internal static IReadOnlyList<LineBlock> Read(TextUnits units, IReadOnlyList<ReductionPart> lines) => new LineBlocks(units, lines).Read(0, lines.Count, 0);

    private List<LineBlock> Read(int from, int to, int nesting)
    {
        var blocks = new List<LineBlock>();
        while (from < to)
        {
            LineBlock block = nesting < Deepest && _depth[from] >= 0 ? ReadOne(from, to, nesting) : new LineBlock(from, from + 1, [from], []);
            blocks.Add(block);
            from = block.To;
        }

        return blocks;
    }

    private LineBlock ReadOne(int head, int to, int nesting)
    {
        var frame = new List<int> { head };
        var inner = new List<LineBlock>();
        int end = head + 1;
        if (end < to && _depth[end] == _depth[head] && IsOpening(end)) frame.Add(end++);
        while (true)
        {
            int last = FurtherIn(end, to, _depth[head]);
            if (last == end && inner.Count == 0 && frame.Count == 1) break;
            inner.AddRange(Read(end, last, nesting + 1));
            end = last;
            if (end >= to || _depth[end] != _depth[head] || !IsClosing(end)) break;
            frame.Add(end++);
        }

        return new LineBlock(head, end, frame, inner);
    }

    // Empty lines belong to what is around them; behind the last line that is further in they do not.
    private int FurtherIn(int from, int to, int depth)
    {
        int end = from;
        for (int i = from; i < to && (_depth[i] < 0 || _depth[i] > depth); i++)
        {
            if (_depth[i] >= 0) end = i + 1;
        }

        return end;
    }

    private bool IsOpening(int line)
    {
        int at = Text(_lines[line]);
        if (_units.At(at).Letter is not ('{' or '(' or '[')) return false;
        int next = at + _units.At(at).Length;
        return next >= _lines[line].End || _units.Break(next) > 0;
    }

    private bool IsClosing(int line)
    {
        int at = Text(_lines[line]);
        (int letter, int length) = _units.At(at);
        return letter is '}' or ')' or ']' || (letter == '<' && at + length < _lines[line].End && _units.At(at + length).Letter == '/');
    }

    // -1: nothing but blanks.
    private int Depth(ReductionPart line)
    {
        int depth = 0, text = Text(line);
        if (text >= line.End || _units.Break(text) > 0) return -1;
        for (int at = line.Start; at < text; at += _units.At(at).Length) depth = _units.At(at).Letter == '\t' ? depth + TabWidth - (depth % TabWidth) : depth + 1;
        return depth;
    }

    private int Text(ReductionPart line)
    {
        int at = line.Start;
        while (at < line.End && TextUnits.IsBlank(_units.At(at).Letter)) at += _units.At(at).Length;
        return at;
    }
}
