using System.Diagnostics;
using System.Globalization;
using StackTrace = VtOperate.Core.Traces.StackTrace;

namespace VtOperate.Benchmarks.Compare;

/// <summary>The search for suspects behind a trace of 20 frames, beside <c>git blame</c> of the same files, one process a file.</summary>
internal static class SuspectComparison
{
    internal static void Run(string repository, int rounds, TextWriter output)
    {
        StackTrace trace = TraceSample.Take(repository);
        IReadOnlyList<string> files = TraceSample.FilesOf(trace);
        var git = new Measure("git blame");
        var cold = new Measure("suspects, cold process");
        var started = new Measure("... with start of .NET");
        var warm = new Measure("suspects, warm");
        double peak = 0;
        using Process worker = ChildProcess.StartSelf(SuspectWorker.Verb, repository, "many");
        SuspectWorker.WriteTrace(worker.StandardInput, trace);
        Ask(worker, "go");
        for (int round = 0; round < rounds; round++)
        {
            git.Time(() =>
            {
                foreach (string file in files) ChildProcess.RunGit(repository, "blame", "--porcelain", "HEAD", "--", file);
            });
            (double milliseconds, double megabytes) = Ask(worker, "go");
            warm.Add(milliseconds);
            peak = Math.Max(peak, megabytes);
            started.Time(() =>
            {
                using Process once = ChildProcess.StartSelf(SuspectWorker.Verb, repository, "once");
                SuspectWorker.WriteTrace(once.StandardInput, trace);
                (milliseconds, megabytes) = Ask(once, null);
                once.WaitForExit();
            });
            cold.Add(milliseconds);
            peak = Math.Max(peak, megabytes);
        }

        worker.StandardInput.Close();
        worker.WaitForExit();
        output.WriteLine($"Suspects behind {trace.Frames.Count} frames in {files.Count} files of {repository}, {rounds} rounds");
        output.WriteLine(git.Describe());
        output.WriteLine(cold.Describe(git));
        output.WriteLine(started.Describe(git));
        output.WriteLine(warm.Describe(git));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"peak memory",-28} {peak,8:0.0} MB"));
    }

    private static (double Milliseconds, double Megabytes) Ask(Process worker, string? line)
    {
        if (line is not null) worker.StandardInput.WriteLine(line);
        worker.StandardInput.Flush();
        string answer = worker.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The worker ended without an answer.");
        string[] parts = answer.Split('\t');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
