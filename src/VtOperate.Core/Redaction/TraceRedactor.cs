using VtOperate.Core.Traces;

namespace VtOperate.Core.Redaction;

/// <summary>Takes secrets out of every text of a stack trace.</summary>
public static class TraceRedactor
{
    /// <summary>The trace and those behind it with every recognised secret replaced.</summary>
    public static StackTrace Redact(StackTrace trace) => trace with
    {
        Message = Clean(trace.Message),
        Frames = [.. trace.Frames.Select(Redact)],
        Position = trace.Position is { } position ? Redact(position) : null,
        Crash = trace.Crash is { } crash ? crash with { State = [.. crash.State.Select(SecretRedactor.Redact)] } : null,
        InnerTraces = [.. trace.InnerTraces.Select(Redact)],
    };

    private static TraceFrame Redact(TraceFrame frame) => frame with
    {
        Function = Clean(frame.Function),
        Module = Clean(frame.Module),
        File = Clean(frame.File),
        Text = SecretRedactor.Redact(frame.Text),
    };

    private static string? Clean(string? text) => text is null ? null : SecretRedactor.Redact(text);
}
