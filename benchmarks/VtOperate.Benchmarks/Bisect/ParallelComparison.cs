using System.Diagnostics;
using System.Globalization;
using LibGit2Sharp;
using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.History.Bisection;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>Wall time of a whole bisection of a real repository with a check that sleeps, one at a time and four at once.</summary>
internal static class ParallelComparison
{
    private const int Commits = 1000;

    internal static void Run(TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-bisect-").FullName;
        try
        {
            string first = Make(folder);
            foreach (double seconds in new[] { 0.25, 1 })
            {
                double serial = 0, parallel = 0;
                foreach (int culprit in new[] { 137, 512, 890 })
                {
                    serial += Time(folder, first, culprit, seconds, 1);
                    parallel += Time(folder, first, culprit, seconds, 4);
                }

                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Parallel: {Commits} commits, a check that sleeps {seconds:0.##} s, three culprits, with confirmation: one at a time {serial / 3:0.0} s, four at once {parallel / 3:0.0} s, {parallel / serial:0.00}"));
            }
        }
        finally
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(folder, recursive: true);
        }

        output.WriteLine();
    }

    private static double Time(string folder, string first, int culprit, double seconds, int atOnce)
    {
        var watch = Stopwatch.StartNew();
        Core.History.Bisection.Bisection found = new Bisector(new EngineRoot(), new SilentReporter(), TimeProvider.System).Run(new BisectionQuery { Repository = folder, Good = [first], Parallel = atOnce }, new SleepingProbe(culprit, seconds), new ProbeRules(), CancellationToken.None);
        if (found.Culprit?.Subject != "step " + culprit.ToString(CultureInfo.InvariantCulture)) throw new InvalidOperationException("The culprit is wrong.");
        return watch.Elapsed.TotalSeconds;
    }

    private static string Make(string folder)
    {
        Repository.Init(folder);
        using var repository = new Repository(folder);
        var who = new Signature("A", "a@example.org", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Commit? last = null, first = null;
        for (int i = 0; i < Commits; i++)
        {
            var tree = new TreeDefinition();
            for (int file = 0; file < 20; file++)
                tree.Add($"f{file}.txt", repository.ObjectDatabase.CreateBlob(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file == 0 ? i.ToString(CultureInfo.InvariantCulture) : "same " + file.ToString(CultureInfo.InvariantCulture)))), Mode.NonExecutableFile);
            var at = new Signature(who.Name, who.Email, who.When.AddMinutes(i));
            last = repository.ObjectDatabase.CreateCommit(at, at, "step " + i.ToString(CultureInfo.InvariantCulture), repository.ObjectDatabase.CreateTree(tree), last is null ? [] : [last], false);
            first ??= last;
        }

        repository.Refs.Add("refs/heads/main", last!.Id, true);
        repository.Refs.UpdateTarget("HEAD", "refs/heads/main");
        return first!.Sha;
    }

    private sealed class SleepingProbe(int culprit, double seconds) : IProbe
    {
        public string Text => "sleeps";

        public ProbeRun Run(ProbeRequest request, CancellationToken stop)
        {
            stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds));
            stop.ThrowIfCancellationRequested();
            int step = int.Parse(File.ReadAllText(Path.Combine(request.Folder, "f0.txt")), CultureInfo.InvariantCulture);
            return new ProbeRun(ProbeEnd.Exited, step >= culprit ? 1 : 0, "", TimeSpan.FromSeconds(seconds)) { StartedAt = DateTimeOffset.UtcNow };
        }
    }
}
