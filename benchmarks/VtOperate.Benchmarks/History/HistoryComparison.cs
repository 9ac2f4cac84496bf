using System.Diagnostics;
using System.Globalization;
using VtOperate.Benchmarks.Compare;

namespace VtOperate.Benchmarks.History;

/// <summary>Reading history beside the installed git, interleaved job by job in one run, so that a busy machine slows both. git is a process each time, as a user has it; ours is once a warm process and once a new one.</summary>
internal static class HistoryComparison
{
    // The runtime compiles what runs often for good only after a while; a session of some minutes has that behind it.
    private const int WarmRounds = 2;

    internal static void Run(string repository, int rounds, TextWriter output)
    {
        (string large, string small) = HistorySample.Files(repository);
        HistoryJob[] jobs =
        [
            new("log", large, ["log", "--format=%H", "--", large], "path log"),
            new("log again", large, ["log", "--format=%H", "--", large], "path log, same session"),
            new("blame", large, ["blame", "--porcelain", "HEAD", "--", large], "blame, large file"),
            new("blame again", large, ["blame", "--porcelain", "HEAD", "--", large], "blame, large, same session"),
            new("blame", small, ["blame", "--porcelain", "HEAD", "--", small], "blame, small file"),
            new("search", HistorySample.Text, ["log", "--format=%H", "--no-renames", "--no-merges", "-S" + HistorySample.Text], "-S, all history"),
            new("patches", "1000", ["log", "-p", "--full-index", "--no-renames", "--no-merges", "--format=", "-n", "1000"], "patches of 1,000 commits"),
        ];
        Measure[] git = [.. jobs.Select(job => new Measure("git " + job.Name))];
        Measure[] warm = [.. jobs.Select(_ => new Measure("  ours, warm"))];
        Measure[] cold = [.. jobs.Select(_ => new Measure("  ours, new process"))];
        double[] peaks = new double[jobs.Length];
        using Process worker = ChildProcess.StartSelf(HistoryWorker.Verb, repository);
        for (int round = 0; round < WarmRounds; round++)
        {
            foreach (HistoryJob job in jobs) Ask(worker, job);
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < jobs.Length; i++)
            {
                HistoryJob job = jobs[i];
                git[i].Time(() => ChildProcess.RunGit(repository, job.Git));
                if (job.IsAgain) Ask(worker, job with { Verb = job.Verb.Split(' ')[0] });
                warm[i].Add(Ask(worker, job).Milliseconds);
                if (job.IsAgain) continue;
                using Process once = ChildProcess.StartSelf(HistoryWorker.Verb, repository);
                (double milliseconds, double peak) = Ask(once, job);
                once.StandardInput.Close();
                once.WaitForExit();
                cold[i].Add(milliseconds);
                peaks[i] = Math.Max(peaks[i], peak);
            }
        }

        double warmPeak = Ask(worker, jobs[0]).Megabytes;
        worker.StandardInput.Close();
        worker.WaitForExit();
        output.WriteLine($"History of {repository}: {large}, {small}; {rounds} rounds, git and ours in turn");
        for (int i = 0; i < jobs.Length; i++)
        {
            output.WriteLine(git[i].Describe());
            output.WriteLine(warm[i].Describe(git[i]));
            if (jobs[i].IsAgain) continue;
            output.WriteLine(cold[i].Describe(git[i]) + string.Create(CultureInfo.InvariantCulture, $", peak {peaks[i]:0} MB"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory of the process that did every job: {warmPeak:0} MB"));
        output.WriteLine();
        HistoryCorrectness.Run(repository, large, output);
    }

    internal static (double Milliseconds, double Megabytes) Ask(Process worker, HistoryJob job)
    {
        worker.StandardInput.WriteLine($"{job.Verb}\t{job.Argument}");
        worker.StandardInput.Flush();
        string answer = worker.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The worker ended without an answer.");
        string[] parts = answer.Split('\t');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
