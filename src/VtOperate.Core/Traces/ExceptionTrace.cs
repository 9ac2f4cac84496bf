namespace VtOperate.Core.Traces;

/// <summary>The trace of an exception that is at hand as an object, so that nothing has to be guessed from text but its frames.</summary>
public static class ExceptionTrace
{
    private const int MaxDepth = 32;
    private const int MaxFrames = 4096;

    /// <summary>Reads an exception and all those behind it. An exception that was never thrown has no frames.</summary>
    public static StackTrace Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Read(exception, null, 0);
    }

    /// <summary>The frames in the text of <see cref="Exception.StackTrace"/>, newest first.</summary>
    public static IReadOnlyList<TraceFrame> Frames(string? stack) => Frames(TraceLanguage.DotNet, stack, DotNetForm.ReadFrame);

    /// <summary>The frames in the text of an error record's <c>ScriptStackTrace</c>, newest first.</summary>
    public static IReadOnlyList<TraceFrame> ScriptFrames(string? stack) => Frames(TraceLanguage.PowerShell, stack, PowerShellForm.ReadFrame);

    private delegate TraceFrame? FrameReader(ReadOnlySpan<char> line, long number);

    private static List<TraceFrame> Frames(TraceLanguage language, string? stack, FrameReader read)
    {
        List<TraceFrame> frames = [];
        if (stack is null) return frames;
        long number = 0;
        foreach (string line in LogLines.Split(new StringReader(stack)))
        {
            number++;
            if (read(line, number) is { } frame) frames.Add(frame with { IsUserCode = FrameOrigin.IsUserCode(language, frame) });
            if (frames.Count == MaxFrames) break;
        }

        return frames;
    }

    private static StackTrace Read(Exception exception, string? relation, int depth)
    {
        List<StackTrace> inner = [];
        if (depth < MaxDepth)
        {
            if (exception is AggregateException several)
            {
                foreach (Exception one in several.InnerExceptions) inner.Add(Read(one, "Inner", depth + 1));
            }
            else if (exception.InnerException is { } one)
            {
                inner.Add(Read(one, "Inner", depth + 1));
            }
        }

        return new StackTrace
        {
            Language = TraceLanguage.DotNet,
            Type = exception.GetType().FullName,
            Message = exception.Message.Length == 0 ? null : exception.Message,
            Frames = Frames(exception.StackTrace),
            InnerTraces = inner,
            Relation = relation,
        };
    }
}
