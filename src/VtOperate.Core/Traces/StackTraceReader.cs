namespace VtOperate.Core.Traces;

/// <summary>
/// Finds stack traces in lines of text, one pass, as they come: logs of any size, with text between the traces, with or without a prefix
/// before every line. Time is linear in the input and memory is bounded whatever the input holds. Not thread-safe.
/// </summary>
public sealed class StackTraceReader
{
    /// <summary>How many characters of a line are looked at.</summary>
    public const int MaxLineLength = 1 << 14;

    private const int MaxLinesBefore = 40;
    private const int MaxPending = 6;

    // In this order: a form that is more particular about what it takes comes before one that takes more.
    private static readonly ITraceForm[] s_forms =
    [
        new PythonForm(), new PowerShellForm(), new RustForm(), new JavaForm(), new GoForm(), new DartForm(), new PhpForm(), new NativeForm(TraceLanguage.Swift), new NativeForm(TraceLanguage.Native), new RubyForm(), new ElixirForm(),
        new JavaScriptForm(), new DotNetForm(),
    ];

    private readonly List<TraceLine> _before = [];
    private readonly List<TraceLine> _pending = [];
    private List<StackTrace> _found = [];
    private TraceBlock? _block;
    private long _number;

    /// <summary>Reads every trace in the lines, each as soon as it is complete.</summary>
    /// <param name="lines">The lines without their line ends.</param>
    /// <param name="stop">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<StackTrace> Read(IEnumerable<string> lines, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Reading(lines, stop);
    }

    /// <summary>Reads every trace in a text.</summary>
    public static IEnumerable<StackTrace> Read(TextReader text, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Reading(LogLines.Split(text, stop), stop);
    }

    /// <summary>Takes the next line and answers the traces that it completes: mostly none.</summary>
    public IReadOnlyList<StackTrace> Feed(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _number++;
        if (line.Length > MaxLineLength) line = line[..MaxLineLength];
        line = LogLines.WithoutControls(line);
        if (EscapedLines.TryExpand(line, out IReadOnlyList<string> parts))
        {
            End();
            foreach (string part in parts) Process(new TraceLine(part, 0, _number));
            End();
        }
        else
        {
            Process(new TraceLine(line, 0, _number));
        }

        return _found.Count == 0 ? [] : TakeFound();
    }

    /// <summary>Ends the input and answers the trace that was still open, if any. The reader can be used again afterwards and counts lines from 1.</summary>
    public IReadOnlyList<StackTrace> Complete()
    {
        End();
        _number = 0;
        return TakeFound();
    }

    private static IEnumerable<StackTrace> Reading(IEnumerable<string> lines, CancellationToken stop)
    {
        var reader = new StackTraceReader();
        foreach (string line in lines)
        {
            stop.ThrowIfCancellationRequested();
            foreach (StackTrace trace in reader.Feed(line)) yield return trace;
        }

        foreach (StackTrace trace in reader.Complete()) yield return trace;
    }

    private List<StackTrace> TakeFound()
    {
        List<StackTrace> found = _found;
        _found = [];
        return found;
    }

    private void Process(in TraceLine line)
    {
        if (_block is null)
        {
            Search(line);
            return;
        }

        int start = LogPrefix.Match(_block.Prefix, line.Text);
        TraceLine cut = line with { Start = Math.Max(start, 0) };
        TraceFit fit = _block.Form.Fit(_block, cut.Content);
        if (fit == TraceFit.Belongs)
        {
            foreach (TraceLine held in _pending) _block.Add(held);
            _pending.Clear();
            _block.Add(cut);
        }
        else if (fit == TraceFit.Perhaps && _pending.Count < MaxPending)
        {
            _pending.Add(cut);
        }
        else
        {
            Close();
            Process(line with { Start = 0 });
        }
    }

    /// <summary>Looks for the first line of a trace.</summary>
    private void Search(in TraceLine line)
    {
        ReadOnlySpan<char> text = line.Text;
        foreach (ITraceForm form in s_forms)
        {
            if (form.Opens(text))
            {
                Open(form, "", line);
                return;
            }
        }

        if (TraceWords.MayHoldAnchor(text) && SearchBehindPrefix(line)) return;
        if (_before.Count == 2 * MaxLinesBefore) _before.RemoveRange(0, MaxLinesBefore);
        _before.Add(line);
    }

    private bool SearchBehindPrefix(in TraceLine line)
    {
        foreach (int anchor in TraceWords.Anchors(line.Text))
        {
            ReadOnlySpan<char> prefix = line.Text.AsSpan(0, anchor).TrimEnd();
            if (!LogPrefix.IsPlausible(prefix)) continue;
            foreach (ITraceForm form in s_forms)
            {
                if (!form.Opens(line.Text.AsSpan(anchor))) continue;
                Open(form, prefix.ToString(), line);
                return true;
            }
        }

        return false;
    }

    private void Open(ITraceForm form, string prefix, in TraceLine line)
    {
        var before = new List<TraceLine>(MaxLinesBefore);
        for (int i = Math.Max(_before.Count - MaxLinesBefore, 0); i < _before.Count; i++)
            before.Add(_before[i] with { Start = Math.Max(LogPrefix.Match(prefix, _before[i].Text), 0) });
        _before.Clear();
        _block = new TraceBlock(form, prefix, before);
        TraceLine first = line with { Start = Math.Max(LogPrefix.Match(prefix, line.Text), 0) };
        form.Fit(_block, first.Content);
        _block.Add(first);
    }

    /// <summary>Ends the open trace and looks again at the lines that were held back behind it.</summary>
    private void Close()
    {
        TraceBlock block = _block!;
        _block = null;
        TraceBuilder? trace = block.Form.Read(block);
        if (trace is not null && IsSure(block, trace)) _found.Add(trace.Build() with { InputLastLine = block.LastLine, Crash = Crash(block) });
        if (_pending.Count == 0) return;
        TraceLine[] held = [.. _pending];
        _pending.Clear();
        foreach (TraceLine line in held) Process(line with { Start = 0 });
    }

    private void End()
    {
        while (_block is not null) Close();
        _before.Clear();
    }

    /// <summary>The lines just before a crash tell what kind it is, and those of the block which calls matter.</summary>
    private static CrashSignature? Crash(TraceBlock block) =>
        block.Form.Language is TraceLanguage.Go or TraceLanguage.Native or TraceLanguage.Rust or TraceLanguage.Swift ? CrashReader.Read(block.Before.Concat(block.Lines).Select(line => line.Content.ToString())) : null;

    /// <summary>A single frame behind what only looks like a prefix proves nothing.</summary>
    private static bool IsSure(TraceBlock block, TraceBuilder trace) =>
        block.Prefix.Length == 0 || trace.Type is not null || trace.TotalFrames > 1;
}
