using System.Diagnostics;
using System.Globalization;
using VtOperate.Benchmarks.Compare;

namespace VtOperate.Benchmarks.History;

/// <summary>
/// History with a commit-graph: git's own, with changed-path filters, for both; and ours from the cache folder beside git that has none. Both work on repositories that borrow the objects of the
/// one that is given, so that nothing is written into it.
/// </summary>
internal static class GraphComparison
{
    internal static void Run(string repository, int rounds, TextWriter output)
    {
        string root = Directory.CreateTempSubdirectory("vtoperate-graph-").FullName;
        try
        {
            string with = Path.Combine(root, "with"), without = Path.Combine(root, "without"), cache = Path.Combine(root, "cache");
            foreach (string made in new[] { with, without }) ChildProcess.RunGit(repository, "clone", "-q", "--shared", "--bare", "--no-tags", ".", made);
            var writing = new Measure("git commit-graph write");
            writing.Time(() => ChildProcess.RunGit(with, "commit-graph", "write", "--reachable", "--changed-paths", "--no-progress"));
            (string large, string small) = HistorySample.Files(repository);
            HistoryJob[] quick =
            [
                new("log", large, ["log", "--format=%H", "--", large], "path log"),
                new("blame", large, ["blame", "--porcelain", "HEAD", "--", large], "blame, large file"),
                new("blame", small, ["blame", "--porcelain", "HEAD", "--", small], "blame, small file"),
            ];
            HistoryJob[] all =
            [
                .. quick,
                new("search", HistorySample.Text, ["log", "--format=%H", "--no-renames", "--no-merges", "-S" + HistorySample.Text], "-S, all history"),
                new("patches", "1000", ["log", "-p", "--full-index", "--no-renames", "--no-merges", "--format=", "-n", "1000"], "patches of 1,000 commits"),
            ];
            output.WriteLine($"git's commit-graph with filters for both; {rounds} rounds, git and ours in turn");
            output.WriteLine(writing.Describe());
            Compare(with, null, all, rounds, output);
            output.WriteLine();
            output.WriteLine("Ours with the graph in its cache folder, git without one");
            Fill(without, cache, quick[0], output);
            Compare(without, cache, quick, rounds, output);
            output.WriteLine();
        }
        finally
        {
            foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Fill(string repository, string cache, HistoryJob first, TextWriter output)
    {
        using Process worker = ChildProcess.StartSelf(HistoryWorker.Verb, repository, cache);
        HistoryComparison.Ask(worker, first);

        // The reader is given back, and the work begins, when the next question opens another.
        HistoryComparison.Ask(worker, first);
        (double milliseconds, double peak) = HistoryComparison.Ask(worker, new HistoryJob("settle", "", [], ""));
        long size = Directory.GetFiles(cache, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made in the background in {milliseconds:0} ms, {size / 1048576.0:0.0} MB on disk, process at {peak:0} MB"));
        worker.StandardInput.Close();
        worker.WaitForExit();
    }

    private static void Compare(string repository, string? cache, HistoryJob[] jobs, int rounds, TextWriter output)
    {
        string[] arguments = cache is null ? [HistoryWorker.Verb, repository] : [HistoryWorker.Verb, repository, cache];
        using Process worker = ChildProcess.StartSelf(arguments);
        for (int round = 0; round < 2; round++)
        {
            foreach (HistoryJob job in jobs) HistoryComparison.Ask(worker, job);
        }

        (Measure Git, Measure Warm, Measure Cold)[] measures = [.. jobs.Select(job => (new Measure("git " + job.Name), new Measure("  ours, warm"), new Measure("  ours, new process")))];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < jobs.Length; i++)
            {
                HistoryJob job = jobs[i];
                measures[i].Git.Time(() => ChildProcess.RunGit(repository, job.Git));
                measures[i].Warm.Add(HistoryComparison.Ask(worker, job).Milliseconds);
                using Process once = ChildProcess.StartSelf(arguments);
                measures[i].Cold.Add(HistoryComparison.Ask(once, job).Milliseconds);
                once.StandardInput.Close();
                once.WaitForExit();
            }
        }

        worker.StandardInput.Close();
        worker.WaitForExit();
        foreach ((Measure git, Measure warm, Measure cold) in measures)
        {
            output.WriteLine(git.Describe());
            output.WriteLine(warm.Describe(git));
            output.WriteLine(cold.Describe(git));
        }
    }
}
