using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Localisation;

/// <summary>Measures which files the stack traces run through. The test in which a trace ends is no culprit and counts elsewhere (<see cref="TestFigures"/>).</summary>
internal static class FrameFigures
{
    private const int MostFrames = 400;

    /// <summary>Measures the frames and gives those that stand in files of the version.</summary>
    public static IReadOnlyList<(TraceFrame Frame, int File)> Measure(FigureSheet sheet, IReadOnlyList<StackTrace> traces, IReadOnlyList<TraceFrame> frames, string root, CancellationToken stop)
    {
        List<(TraceFrame, int)> found = [];
        if (traces.Count == 0 && frames.Count == 0) return found;
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int i = 0; i < sheet.Files.Count; i++) numbers[sheet.Files[i].Path] = i;
        var mapper = new TracePathMapper(numbers.Keys, root);
        MeasureFrames(sheet, frames, numbers, 1, found);
        for (int i = 0; i < traces.Count && found.Count < MostFrames; i++)
        {
            stop.ThrowIfCancellationRequested();
            List<TraceFrame> all = [];
            foreach (StackTrace one in SuspectFrames.InnermostFirst(mapper.Map(traces[i]))) all.AddRange(one.Frames);
            MeasureFrames(sheet, all, numbers, 1 / Math.Sqrt(i + 1), found);
        }

        return found;
    }

    private static void MeasureFrames(FigureSheet sheet, IReadOnlyList<TraceFrame> frames, Dictionary<string, int> numbers, double weight, List<(TraceFrame, int)> found)
    {
        int rank = 0;
        bool isTestReached = false;
        HashSet<int> seen = [];
        foreach (TraceFrame frame in frames)
        {
            if (frame.RepositoryPath is not { } path || !numbers.TryGetValue(path, out int file)) continue;

            // What calls the innermost test is a runner.
            if (sheet.Files[file].IsTest)
            {
                if (!isTestReached) found.Add((frame, file));
                isTestReached = true;
                continue;
            }

            if (isTestReached) continue;
            found.Add((frame, file));
            if (!seen.Add(file)) continue;
            rank++;
            sheet.Raise(file, FileFigure.Frame, weight / rank, frame.Function ?? frame.Text, frame.Line);
        }
    }
}
