namespace VtOperate.Core.Traces;

/// <summary>
/// The lines of one trace while it is being gathered. What it holds is bounded, however long the trace: the first lines and the last,
/// because some languages name the exception first and others last.
/// </summary>
internal sealed class TraceBlock
{
    private const int MaxFirstLines = 4096;
    private const int MaxLastLines = 512;
    private const int MaxFirstCharacters = 1 << 20;

    private readonly List<TraceLine> _first = [];
    private readonly Queue<TraceLine> _last = new();
    private int _characters;

    internal TraceBlock(ITraceForm form, string prefix, IReadOnlyList<TraceLine> before)
    {
        Form = form;
        Prefix = prefix;
        Before = before;
    }

    /// <summary>The language that opened the block.</summary>
    internal ITraceForm Form { get; }

    /// <summary>What the log puts before every line, without blanks at its end; empty when it puts nothing there.</summary>
    internal string Prefix { get; }

    /// <summary>The lines just before the block, oldest first, in which the exception may be named.</summary>
    internal IReadOnlyList<TraceLine> Before { get; }

    /// <summary>Where the form's own reading stands: 0 at the start, other values as each form defines them.</summary>
    internal int Phase { get; set; }

    /// <summary>A count that belongs to the phase; each form defines it.</summary>
    internal int Count { get; set; }

    /// <summary>A second number that belongs to the phase; each form defines it.</summary>
    internal int Depth { get; set; }

    /// <summary>The lines in order of input; those in the middle of a very long trace are left out.</summary>
    internal IEnumerable<TraceLine> Lines => _first.Concat(_last);

    /// <summary>The number of the last line.</summary>
    internal long LastLine { get; private set; }

    /// <summary>Adds a line that belongs to the trace.</summary>
    internal void Add(in TraceLine line)
    {
        if (!line.Trimmed.IsEmpty) LastLine = line.Number;
        if (_last.Count == 0 && _first.Count < MaxFirstLines && _characters < MaxFirstCharacters)
        {
            _first.Add(line);
            _characters += line.Text.Length;
            return;
        }

        if (_last.Count == MaxLastLines) _last.Dequeue();
        _last.Enqueue(line);
    }
}
