namespace VtOperate.Core.Traces;

/// <summary>One exception with its calls, newest call first whatever order the language prints.</summary>
public sealed record StackTrace
{
    /// <summary>The form that was recognised.</summary>
    public required TraceLanguage Language { get; init; }

    /// <summary>The exception or error type as printed, or null.</summary>
    public string? Type { get; init; }

    /// <summary>The message, with its line breaks, or null.</summary>
    public string? Message { get; init; }

    /// <summary>The calls, newest first.</summary>
    public IReadOnlyList<TraceFrame> Frames { get; init; } = [];

    /// <summary>The exceptions behind this one: inner, aggregate, caused by, chained, suppressed; in printed order.</summary>
    public IReadOnlyList<StackTrace> InnerTraces { get; init; } = [];

    /// <summary>How an inner trace relates to the outer one, in the words of its language (<c>Inner</c>, <c>Cause</c>, <c>Suppressed</c>, <c>Context</c>, <c>Group</c>, <c>Exception</c>), or null at the top.</summary>
    public string? Relation { get; init; }

    /// <summary>The frames of the outer trace that this one shares and the printer left out (Java's <c>... 12 more</c>).</summary>
    public int FramesInCommon { get; init; }

    /// <summary>The place that PowerShell itself names for the error, which can differ from the newest frame (it may be the caller's); null where there is none.</summary>
    public TraceFrame? Position { get; init; }

    /// <summary>First line of the input that belongs to it, from 1.</summary>
    public long InputLine { get; init; }

    /// <summary>Last line of the input that belongs to it, those of the traces behind it included; 0 for these and for a trace that was not read from text.</summary>
    public long InputLastLine { get; init; }

    /// <summary>The class of crash and the calls that matter, where the trace is that of a crash of compiled code or of a runtime (sanitizers, failed checks, panics); otherwise null.</summary>
    public CrashSignature? Crash { get; init; }

    /// <summary>How often a trace with the same signature was seen where traces were grouped; otherwise 1.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>The repository its frames were mapped to, absolute, or null.</summary>
    public string? Repository { get; init; }

    /// <summary>The trace as a person reads it, without the views of PowerShell.</summary>
    public override string ToString() => StackTraceText.Render(this);
}
