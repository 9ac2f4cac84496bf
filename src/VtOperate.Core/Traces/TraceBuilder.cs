using System.Text;

namespace VtOperate.Core.Traces;

/// <summary>One trace while its lines are read. Frames, message and nesting are bounded.</summary>
internal sealed class TraceBuilder(TraceLanguage language, TraceBuilder? parent = null)
{
    /// <summary>How deep traces stand in one another; no real program comes near it, and printers of objects end at twice as much.</summary>
    internal const int MaxDepth = 24;

    private const int MaxMessageLines = 100;
    private const int MaxMessageCharacters = 1 << 14;

    private readonly int _depth = parent is null ? 0 : parent._depth + 1;
    private readonly StringBuilder _message = new();
    private int _messageLines;

    internal TraceBuilder? Parent { get; } = parent;

    internal string? Type { get; set; }

    internal string? Relation { get; set; }

    internal long InputLine { get; set; }

    internal int FramesInCommon { get; set; }

    internal TraceFrame? Position { get; set; }

    internal List<TraceFrame> Frames { get; } = [];

    internal List<TraceBuilder> Inner { get; } = [];

    internal string Message => _message.ToString().TrimEnd();

    /// <summary>How many frames it and everything behind it have.</summary>
    internal int TotalFrames
    {
        get
        {
            int total = Frames.Count;
            foreach (TraceBuilder inner in Inner) total += inner.TotalFrames;
            return total;
        }
    }

    /// <summary>Adds a line to the message.</summary>
    internal void AddMessage(ReadOnlySpan<char> text)
    {
        if (_messageLines >= MaxMessageLines || _message.Length + text.Length > MaxMessageCharacters) return;
        if (_messageLines > 0) _message.Append('\n');
        _message.Append(text);
        _messageLines++;
    }

    /// <summary>Starts the trace behind this one. Nesting deeper than any real program's goes on flat.</summary>
    internal TraceBuilder AddInner(string relation, long inputLine)
    {
        TraceBuilder host = _depth < MaxDepth ? this : Parent!;
        var inner = new TraceBuilder(language, host) { Relation = relation, InputLine = inputLine };
        host.Inner.Add(inner);
        return inner;
    }

    /// <summary>The finished record.</summary>
    internal StackTrace Build()
    {
        string message = Message;
        var inner = new StackTrace[Inner.Count];
        for (int i = 0; i < inner.Length; i++) inner[i] = Inner[i].Build();
        var frames = new TraceFrame[Frames.Count];
        for (int i = 0; i < frames.Length; i++) frames[i] = Frames[i] with { IsUserCode = FrameOrigin.IsUserCode(language, Frames[i]) };
        return new StackTrace
        {
            Language = language,
            Type = Type,
            Message = message.Length == 0 ? null : message,
            Relation = Relation,
            Frames = frames,
            InnerTraces = inner,
            FramesInCommon = FramesInCommon,
            Position = Position is { } place ? place with { IsUserCode = FrameOrigin.IsUserCode(language, place) } : null,
            InputLine = InputLine,
        };
    }
}
