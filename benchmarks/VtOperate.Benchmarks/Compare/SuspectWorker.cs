using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.History;
using VtOperate.Core.Traces;
using VtOperate.Engine;
using StackTrace = VtOperate.Core.Traces.StackTrace;

namespace VtOperate.Benchmarks.Compare;

/// <summary>The process in which our side runs, so that its memory is its own: one search a line of input, answered with milliseconds and peak megabytes.</summary>
internal static class SuspectWorker
{
    internal const string Verb = "suspect-worker";

    internal static int Run(string repository, string mode)
    {
        StackTrace trace = ReadTrace();
        for (int i = 0; mode == "once" ? i < 1 : Console.ReadLine() is not null; i++)
        {
            var watch = Stopwatch.StartNew();
            SuspectReport report = new SuspectFinder(new EngineRoot()).Find(new SuspectQuery { Repository = repository, Traces = [trace] }, default);
            double milliseconds = watch.Elapsed.TotalMilliseconds;
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds}\t{self.PeakWorkingSet64 / 1048576.0}\t{report.Suspects.Count}"));
        }

        return 0;
    }

    internal static void WriteTrace(TextWriter writer, StackTrace trace)
    {
        foreach (TraceFrame frame in trace.Frames) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{frame.RepositoryPath}\t{frame.Line}\t{frame.Function}"));
        writer.WriteLine(trace.Message);
        writer.Flush();
    }

    // Choosing the frames reads much of the repository, which must not count as ours.
    private static StackTrace ReadTrace()
    {
        List<TraceFrame> frames = [];
        while (true)
        {
            string line = Console.ReadLine() ?? throw new InvalidOperationException("The trace ended early.");
            string[] parts = line.Split('\t');
            if (parts.Length == 1) return new StackTrace { Language = TraceLanguage.DotNet, Message = line, Frames = frames };
            frames.Add(new TraceFrame { RepositoryPath = parts[0], Line = int.Parse(parts[1], CultureInfo.InvariantCulture), Function = parts[2], IsUserCode = true });
        }
    }
}
