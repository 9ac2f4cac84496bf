namespace VtOperate.Core.Traces;

/// <summary>The state of reading one block of Python: which trace is being read at which margin.</summary>
internal sealed class PythonReading
{
    private readonly List<(int Margin, TraceBuilder Trace)> _open = [];
    private readonly HashSet<TraceBuilder> _newestFirst = [];
    private TraceBuilder? _top;
    private bool _group;
    private int _chained;
    private int _depth;

    /// <summary>Reads the next line.</summary>
    internal void Add(in TraceLine line)
    {
        ReadOnlySpan<char> content = line.Content.TrimEnd();
        ReadOnlySpan<char> text = content.Trim();
        int margin = 0;
        if (_top is null) _group = text.StartsWith("+ ", StringComparison.Ordinal);
        int first = content.Length - text.Length;
        bool head = PythonForm.IsHead(text);
        if (_top is null) _depth = head ? first : Math.Max(first - 2, 0);
        else if (head && first <= _depth) _depth = first;
        if (text.StartsWith("+ Exception Group", StringComparison.Ordinal))
        {
            _group = true;
            margin = first;
            text = text[2..];
            content = text;
        }
        else if (_group && text.Length > 0 && text[0] == '|')
        {
            margin = first;
            content = text[1..];
            if (content.Length > 0 && content[0] == ' ') content = content[1..];
            text = content.Trim();
        }
        else if (_group && text.StartsWith("+-", StringComparison.Ordinal))
        {
            Divide(text, first, line.Number);
            return;
        }
        else
        {
            content = content[Math.Min(_depth, first)..];
        }

        Read(content, text, margin, line.Number);
    }

    /// <summary>The outermost trace, its frames and those of all others newest first.</summary>
    internal TraceBuilder Finish()
    {
        TraceBuilder top = _top ?? new TraceBuilder(TraceLanguage.Python);
        Turn(top);
        return top;
    }

    private void Read(ReadOnlySpan<char> content, ReadOnlySpan<char> text, int margin, long number)
    {
        if (_top is null)
        {
            _top = new TraceBuilder(TraceLanguage.Python) { InputLine = number };
            _open.Add((margin, _top));
        }

        while (_open.Count > 1 && _open[^1].Margin > margin) _open.RemoveAt(_open.Count - 1);
        TraceBuilder current = _open[^1].Trace;
        bool indented = content.Length > text.Length;
        if (PythonForm.Relation(text) is { } relation)
        {
            Chain(current, relation, number);
        }
        else if (PythonForm.IsHead(text))
        {
            if (text.EndsWith("first):", StringComparison.Ordinal)) _newestFirst.Add(current);
        }
        else if (current.Type is null && PythonForm.TryReadFrame(text, out FrameParts parts))
        {
            current.Frames.Add(Frame(text, parts, number));
        }
        else if (current.Type is not null)
        {
            if (!text.IsEmpty) current.AddMessage(content);
        }
        else if (!indented && PythonForm.IsException(text, out int end, out int message))
        {
            current.Type = text[..end].ToString();
            if (message < text.Length) current.AddMessage(text[message..]);
        }
    }

    /// <summary>The trace so far becomes the one behind the trace that follows, at the same place.</summary>
    private void Chain(TraceBuilder before, string relation, long number)
    {
        var next = new TraceBuilder(TraceLanguage.Python) { Relation = before.Relation, InputLine = before == _top ? before.InputLine : number };
        before.Relation = relation;
        next.Inner.Add(before);
        if (++_chained > TraceBuilder.MaxDepth)
        {
            next.Inner.AddRange(before.Inner);
            before.Inner.Clear();
        }

        TraceBuilder? parent = _open.Count > 1 ? _open[^2].Trace : null;
        if (parent is not null && parent.Inner.Count > 0 && parent.Inner[^1] == before) parent.Inner[^1] = next;
        if (before == _top) _top = next;
        _open[^1] = (_open[^1].Margin, next);
    }

    /// <summary>A line such as <c>+-+---- 1 ----</c> starts the first exception of a group, <c>+---- 2 ----</c> the next, and one without a number ends the group.</summary>
    private void Divide(ReadOnlySpan<char> text, int margin, long number)
    {
        bool opens = text.StartsWith("+-+", StringComparison.Ordinal);
        int inside = opens ? margin + 2 : margin;
        while (_open.Count > 1 && _open[^1].Margin >= inside) _open.RemoveAt(_open.Count - 1);
        bool numbered = false;
        foreach (char c in text) numbered |= char.IsAsciiDigit(c);
        if (!numbered || _open.Count == 0) return;
        _open.Add((inside, _open[^1].Trace.AddInner("Group", number)));
    }

    private void Turn(TraceBuilder trace)
    {
        if (!_newestFirst.Contains(trace)) trace.Frames.Reverse();
        foreach (TraceBuilder inner in trace.Inner) Turn(inner);
    }

    private static TraceFrame Frame(ReadOnlySpan<char> text, FrameParts parts, long number) => new()
    {
        Function = parts.Function is { } function ? text[function].ToString() : null,
        File = parts.File is { } file ? text[file].ToString() : null,
        Line = parts.Line,
        Text = text.ToString(),
        InputLine = number,
    };
}
