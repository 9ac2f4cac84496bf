using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.History;
using VtOperate.Engine;
using VtOperate.Engine.History;

namespace VtOperate.Benchmarks.History;

/// <summary>
/// The process in which our side runs, so that its memory is its own. One job a line of input, answered with milliseconds, peak megabytes and the number of results. A first job on a file
/// opens the repository anew; one called <c>again</c> asks the session that the last one left.
/// </summary>
internal static class HistoryWorker
{
    internal const string Verb = "history-worker";

    internal static int Run(string repositoryPath, string? cacheFolder = null)
    {
        // Without a cache folder nothing is found that an earlier process wrote.
        if (cacheFolder is not null) Environment.SetEnvironmentVariable("VTOPERATE_CACHE", cacheFolder);
        IGitRepository Open(string path) => (cacheFolder is null ? new GitFinder() : new EngineRoot().Git).Open(path) ?? throw new InvalidOperationException($"'{path}' is no repository.");
        IGitRepository repository = Open(repositoryPath);
        ObjectId head = repository.Head!.Value;
        IObjectReader objects = repository.OpenObjects();
        var session = new HistoryReader(objects, repository.ShallowBoundary);
        var blame = new Blame(session, new RenameFinder(session));
        while (Console.ReadLine() is { } line)
        {
            string[] job = line.Split('\t');
            bool isFirst = job[0] is "log" or "blame";
            if (isFirst)
            {
                // Another finder knows nothing of what this one found out.
                objects.Dispose();
                repository.Dispose();
                repository = Open(repositoryPath);
            }

            var watch = Stopwatch.StartNew();
            if (isFirst)
            {
                objects = repository.OpenObjects();
                session = new HistoryReader(objects, repository.ShallowBoundary);
                blame = new Blame(session, new RenameFinder(session));
            }

            int results = job[0] switch
            {
                "log" or "log again" => PathLog.Read(session, head, job[1], default).Count(),
                "blame" or "blame again" => blame.Explain(head, job[1], [(1, int.MaxValue)], default).Count,
                "search" => Search(repository, session, head, job[1]),
                "settle" => Settle(cacheFolder!),
                "patches" => Patches(repository, session, head, int.Parse(job[1], CultureInfo.InvariantCulture)),
                _ => throw new InvalidOperationException("There is no such job: " + line),
            };
            double milliseconds = watch.Elapsed.TotalMilliseconds;
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds}\t{self.PeakWorkingSet64 / 1048576.0}\t{results}"));
        }

        objects.Dispose();
        repository.Dispose();
        return 0;
    }

    // Waits until the work in the background is done.
    private static int Settle(string cacheFolder)
    {
        string area = Path.Combine(cacheFolder, "history");
        while (!Directory.Exists(area) || Directory.GetFiles(area, "commit-graph-chain", SearchOption.AllDirectories).Length == 0) Thread.Sleep(20);
        new EngineRoot().Files.Lock(Directory.GetFiles(area, "lock", SearchOption.AllDirectories)[0], TimeSpan.FromMinutes(10), default).Dispose();
        return (int)Directory.GetFiles(area, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
    }

    private static int Search(IGitRepository repository, HistoryReader session, ObjectId head, string text) =>
        new CommitScan(repository).Read(CommitWalk.Read(session, head, default), history => Matcher(history, text), default).Count(found => found);

    private static Func<CommitNode, bool> Matcher(HistoryReader history, string text)
    {
        var search = new PickaxeSearch(history, Pickaxe.ForText(text));
        return commit => search.IsMatch(commit, default);
    }

    private static int Patches(IGitRepository repository, HistoryReader session, ObjectId head, int count)
    {
        IEnumerable<CommitNode> commits = CommitWalk.Read(session, head, default).Where(commit => commit.Parents.Count < 2).Take(count);
        return new CommitScan(repository).Read(commits, PatchLength, default).Sum();
    }

    private static Func<CommitNode, int> PatchLength(HistoryReader history)
    {
        var output = new ArrayBufferWriter<byte>();
        var patch = new PatchWriter(history);
        return commit =>
        {
            output.ResetWrittenCount();
            patch.Write(commit, output, default);
            return output.WrittenCount;
        };
    }
}
