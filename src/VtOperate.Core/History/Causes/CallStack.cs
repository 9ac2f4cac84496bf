using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>Makes one stack of a trace and the traces behind it: the innermost error first, then down to where it all began. Pure.</summary>
internal sealed class CallStack
{
    private const int Deepest = 32;
    private const int LongestCycle = 10;

    private CallStack(StackTrace innermost, List<StackCall> calls, int skipped, int asides)
    {
        Innermost = innermost;
        Calls = calls;
        Skipped = skipped;
        Others = asides;
    }

    /// <summary>The error at which it begins.</summary>
    internal StackTrace Innermost { get; }

    /// <summary>The user's own calls, newest first.</summary>
    internal IReadOnlyList<StackCall> Calls { get; }

    /// <summary>All frames of others.</summary>
    internal int Skipped { get; }

    /// <summary>Errors that stand beside the one that was followed.</summary>
    internal int Others { get; }

    /// <summary>Reads a trace.</summary>
    internal static CallStack Of(StackTrace trace)
    {
        List<StackTrace> levels = [trace];
        int others = 0;
        while (levels.Count < Deepest)
        {
            StackTrace[] inner = [.. levels[^1].InnerTraces.Where(one => one.Relation != "Suppressed")];
            if (inner.Length == 0) break;
            others += inner.Length - 1;
            levels.Add(inner[0]);
        }

        List<(TraceFrame Frame, TraceLanguage Language)> frames = [];
        for (int i = levels.Count - 1; i >= 0; i--) Append(frames, levels[i], i + 1 < levels.Count ? levels[i + 1] : null);
        (List<StackCall> calls, int skipped) = Own(frames);
        return new CallStack(levels[^1], Collapse(calls), skipped, others);
    }

    // The outer error was raised where the inner one was caught: what stands below that place is below the inner one as well.
    private static void Append(List<(TraceFrame Frame, TraceLanguage Language)> frames, StackTrace outer, StackTrace? inner)
    {
        int from = 0;
        if (inner is not null && frames.Count > 0)
        {
            if (inner.FramesInCommon > 0)
            {
                from = Math.Max(0, outer.Frames.Count - inner.FramesInCommon);
            }
            else
            {
                TraceFrame oldest = frames[^1].Frame;
                for (int i = 0; i < outer.Frames.Count; i++)
                {
                    if (outer.Frames[i].Function != oldest.Function || outer.Frames[i].File != oldest.File) continue;
                    from = i + 1;
                    break;
                }
            }
        }

        for (int i = from; i < outer.Frames.Count; i++) frames.Add((outer.Frames[i], outer.Language));
    }

    private static (List<StackCall> Calls, int Skipped) Own(List<(TraceFrame Frame, TraceLanguage Language)> frames)
    {
        List<StackCall> calls = [];
        int all = 0, skipped = 0;
        TraceFrame? last = null;
        foreach ((TraceFrame frame, TraceLanguage language) in frames)
        {
            if (!frame.IsUserCode)
            {
                all++;
                skipped++;
                last = frame;
                continue;
            }

            calls.Add(new StackCall(frame, language, skipped, last, 1));
            (skipped, last) = (0, null);
        }

        return (calls, all);
    }

    // A run of calls that repeats at once is kept one time.
    private static List<StackCall> Collapse(List<StackCall> calls)
    {
        List<StackCall> kept = [];
        for (int at = 0; at < calls.Count;)
        {
            int length = 0, times = 1;
            for (int cycle = 1; cycle <= LongestCycle && length == 0; cycle++)
            {
                int repeats = 1;
                while (IsSame(calls, at, at + (repeats * cycle), cycle)) repeats++;
                if (repeats > 1) (length, times) = (cycle, repeats);
            }

            if (length == 0) length = 1;
            for (int i = 0; i < length; i++) kept.Add(calls[at + i] with { Repeats = times });
            at += length * times;
        }

        return kept;
    }

    private static bool IsSame(List<StackCall> calls, int one, int other, int count)
    {
        if (other + count > calls.Count) return false;
        for (int i = 0; i < count; i++)
        {
            TraceFrame left = calls[one + i].Frame, right = calls[other + i].Frame;
            if (left.Function != right.Function || left.File != right.File || left.Line != right.Line) return false;
        }

        return true;
    }
}
