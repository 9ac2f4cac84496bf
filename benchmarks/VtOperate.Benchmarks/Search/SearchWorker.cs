using System.Diagnostics;
using System.Globalization;

namespace VtOperate.Benchmarks.Search;

/// <summary>A process in which one engine works, so that what it loads, compiles and holds is its own.</summary>
internal static class SearchWorker
{
    internal const string Verb = "search-worker";

    private const int HotRounds = 5;

    /// <summary>Builds an index, or opens one and asks the queries that stand in a file. Answers milliseconds of the build, or of the first query with opening and the median of the next, then peak megabytes.</summary>
    internal static int Run(string engine, string mode, string root, string index, string queries)
    {
        using ISearchPeer peer = Make(engine);
        var watch = Stopwatch.StartNew();
        if (mode == "build")
        {
            peer.Build(root, index);
            Answer(watch.Elapsed.TotalMilliseconds, 0, 0);
            return 0;
        }

        string[] asked = File.ReadAllLines(queries);
        watch.Restart();
        peer.Open(root, index);
        int found = peer.Search(asked[0]).Count;
        double first = watch.Elapsed.TotalMilliseconds;
        var next = new List<double>();
        for (int round = 0; round < HotRounds; round++)
        {
            foreach (string query in asked)
            {
                watch.Restart();
                found += peer.Search(query).Count;
                if (round > 0) next.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        if (found == 0) throw new InvalidOperationException("Nothing was found.");
        next.Sort();
        Answer(first, next[next.Count / 2], next[next.Count * 95 / 100]);
        return 0;
    }

    private static ISearchPeer Make(string engine) => engine switch
    {
        "sqlite" => new SqlitePeer(),
        "lucene" => new LucenePeer(),
        _ => new OwnPeer(),
    };

    private static void Answer(double first, double next, double slow)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {next} {slow} {self.PeakWorkingSet64 / 1048576.0}"));
    }
}
