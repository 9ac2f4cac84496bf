namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>
/// YAML by its blocks (YAML 1.2.2, section 8): a line with all lines that are further in than it, and below a key also the dashes at its own depth, is one part with what is in it.
/// Then the words and letters of values. Tabs, comments and what cannot be read stay lines as they are.
/// </summary>
internal sealed class YamlForm
{
    private readonly TextUnits _units;
    private readonly List<Row> _rows = [];

    private YamlForm(ReadOnlyMemory<byte> content) => _units = new TextUnits(content);

    /// <summary>The tree of the blocks; null when it is not in UTF-8.</summary>
    internal static ReductionPart? TryRead(ReadOnlyMemory<byte> content)
    {
        var form = new YamlForm(content);
        if (!form._units.IsNarrow) return null;
        form.ReadRows();
        return new ReductionPart(0, content.Length, form.Blocks(0, form._rows.Count)) { MayGo = false };
    }

    private void ReadRows()
    {
        for (int at = _units.Start; at < _units.End;)
        {
            int start = at, depth = 0;
            while (at < _units.End && _units.At(at).Letter == ' ')
            {
                at++;
                depth++;
            }

            int text = at;
            while (at < _units.End && _units.Break(at) == 0) at += _units.At(at).Length;
            int textEnd = at;
            if (at < _units.End) at += _units.Break(at);
            _rows.Add(new Row(start, text, textEnd, at, depth, textEnd == text, IsDash(text, textEnd)));
        }
    }

    private bool IsDash(int from, int to) => from < to && _units.At(from).Letter == '-' && (from + 1 == to || _units.At(from + 1).Letter is ' ' or '\t');

    private List<ReductionPart> Blocks(int from, int to)
    {
        var blocks = new List<ReductionPart>();
        while (from < to)
        {
            int end = BlockEnd(from, to);
            Row head = _rows[from];
            List<ReductionPart> inner = [Value(head), .. Blocks(from + 1, end)];
            blocks.Add(new ReductionPart(head.Start, _rows[end - 1].End, inner));
            from = end;
        }

        return blocks;
    }

    // Empty lines belong to the block before them, as they do in block scalars.
    private int BlockEnd(int first, int to)
    {
        Row head = _rows[first];
        int end = first + 1;
        if (head.IsEmpty) return end;
        while (end < to)
        {
            Row row = _rows[end];
            bool isInner = row.IsEmpty || row.Depth > head.Depth || (row.Depth == head.Depth && row.IsDash && !head.IsDash && EndsWithColon(head));
            if (!isInner) break;
            end++;
        }

        while (end > first + 1 && _rows[end - 1].IsEmpty && end < to) end--;
        return end;
    }

    private bool EndsWithColon(Row row)
    {
        for (int at = row.Text; at < row.TextEnd; at += _units.At(at).Length)
        {
            if (_units.At(at).Letter == ':' && (at + 1 >= row.TextEnd || _units.At(at + 1).Letter is ' ' or '\t')) return true;
        }

        return false;
    }

    // What stands behind the key and the dashes.
    private ReductionPart Value(Row row)
    {
        int from = row.Text;
        while (from < row.TextEnd && IsDash(from, row.TextEnd))
        {
            from++;
            while (from < row.TextEnd && TextUnits.IsBlank(_units.At(from).Letter)) from++;
        }

        for (int at = from; at < row.TextEnd; at += _units.At(at).Length)
        {
            if (_units.At(at).Letter != ':' || (at + 1 < row.TextEnd && !TextUnits.IsBlank(_units.At(at + 1).Letter))) continue;
            from = at + 1;
            break;
        }

        while (from < row.TextEnd && TextUnits.IsBlank(_units.At(from).Letter)) from++;
        int start = from, end = row.TextEnd;
        return new ReductionPart(start, end, () => TextForm.Tokens(_units, start, end)) { MayGo = false };
    }

    private readonly record struct Row(int Start, int Text, int TextEnd, int End, int Depth, bool IsEmpty, bool IsDash);
}
