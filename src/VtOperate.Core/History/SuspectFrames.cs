using VtOperate.Core.Traces;

namespace VtOperate.Core.History;

/// <summary>Chooses the frames that matter: in the repository, the user's own code, the innermost exception first.</summary>
internal static class SuspectFrames
{
    /// <summary>More frames than this say nothing new and cost time.</summary>
    internal const int Most = 40;

    /// <summary>The frames, heaviest first; each line of a file once.</summary>
    internal static IReadOnlyList<SuspectFrame> Choose(IReadOnlyList<StackTrace> traces, IReadOnlyList<TraceFrame> frames)
    {
        List<SuspectFrame> chosen = [];
        HashSet<(string, int?)> seen = [];
        Add(frames, 1, chosen, seen);
        for (int i = 0; i < traces.Count; i++)
        {
            List<TraceFrame> all = [];
            Flatten(traces[i], all);
            Add(all, 1.0 / (i + 1), chosen, seen);
        }

        chosen.Sort((left, right) => left.Weight != right.Weight ? right.Weight.CompareTo(left.Weight) : left.Number.CompareTo(right.Number));
        return chosen.Count <= Most ? chosen : chosen[..Most];
    }

    /// <summary>Every exception of a trace, the one it began with first.</summary>
    internal static IEnumerable<StackTrace> InnermostFirst(StackTrace trace)
    {
        foreach (StackTrace inner in trace.InnerTraces.Where(inner => !IsAside(inner)))
        {
            foreach (StackTrace below in InnermostFirst(inner)) yield return below;
        }

        yield return trace;
        foreach (StackTrace inner in trace.InnerTraces.Where(IsAside))
        {
            foreach (StackTrace below in InnermostFirst(inner)) yield return below;
        }
    }

    private static bool IsAside(StackTrace trace) => trace.Relation == "Suppressed";

    private static void Flatten(StackTrace trace, List<TraceFrame> frames)
    {
        foreach (StackTrace one in InnermostFirst(trace)) frames.AddRange(one.Frames);
    }

    private static void Add(IReadOnlyList<TraceFrame> frames, double weight, List<SuspectFrame> chosen, HashSet<(string, int?)> seen)
    {
        bool anyOwn = frames.Any(frame => frame is { RepositoryPath: not null, IsUserCode: true });
        int number = 0;
        foreach (TraceFrame frame in frames)
        {
            if (frame.RepositoryPath is not { } path || (anyOwn && !frame.IsUserCode) || !seen.Add((path, frame.Line))) continue;
            number++;
            chosen.Add(new SuspectFrame(frame, path, number, weight / number));
        }
    }
}
