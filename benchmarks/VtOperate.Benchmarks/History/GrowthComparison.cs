using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Benchmarks.Compare;

namespace VtOperate.Benchmarks.History;

/// <summary>How time grows with a history: the same questions on made-up histories of one, four and sixteen times as many commits, ours beside git's in turn.</summary>
internal static class GrowthComparison
{
    private const int Commits = 2_000;
    private const int Files = 400;
    private const int Lines = 300;
    private static readonly int[] s_sizes = [1, 4, 16];

    internal static void Run(int rounds, TextWriter output)
    {
        string root = Directory.CreateTempSubdirectory("vtoperate-growth-").FullName;
        try
        {
            List<(Measure Git, Measure Ours)>? smallest = null;
            double smallestStart = 0;
            foreach (int size in s_sizes)
            {
                string repository = Path.Combine(root, size.ToString(CultureInfo.InvariantCulture));
                Make(repository, size * Commits);
                (List<(Measure Git, Measure Ours)> found, double start) = Compare(repository, rounds);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size * Commits} commits, {rounds} rounds; starting git and doing nothing takes {start:0.0} ms, which growth leaves out"));
                for (int i = 0; i < found.Count; i++)
                {
                    output.WriteLine(found[i].Git.Describe());
                    string growth = smallest is null ? "" : string.Create(CultureInfo.InvariantCulture, $"   grown {found[i].Ours.Median / smallest[i].Ours.Median:0.0} times, git's {(found[i].Git.Median - start) / (smallest[i].Git.Median - smallestStart):0.0}");
                    output.WriteLine(found[i].Ours.Describe(found[i].Git) + growth);
                }

                if (smallest is null) (smallest, smallestStart) = (found, start);
            }
        }
        finally
        {
            foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(root, recursive: true);
        }
    }

    // Ours answers in a process that runs already, git in a new one each time.
    private static (List<(Measure Git, Measure Ours)> Jobs, double Start) Compare(string repository, int rounds)
    {
        const string Path = "src/folder3/file3.txt";
        HistoryJob[] jobs =
        [
            new("log", Path, ["log", "--format=%H", "--", Path], "path log"),
            new("blame", Path, ["blame", "--porcelain", "HEAD", "--", Path], "blame"),
            new("search", "value 77 ", ["log", "--format=%H", "--no-renames", "--no-merges", "-Svalue 77 "], "-S, all history"),
            new("patches", "1000000", ["log", "-p", "--full-index", "--no-renames", "--no-merges", "--format="], "all patches"),
        ];
        List<(Measure Git, Measure Ours)> measures = [.. jobs.Select(job => (new Measure("git " + job.Name), new Measure("  ours, warm")))];
        var start = new Measure("git --version");
        using Process worker = ChildProcess.StartSelf(HistoryWorker.Verb, repository);
        for (int round = -2; round < rounds; round++)
        {
            start.Time(() => ChildProcess.RunGit(repository, "--version"));
            for (int i = 0; i < jobs.Length; i++)
            {
                if (round >= 0) measures[i].Git.Time(() => ChildProcess.RunGit(repository, jobs[i].Git));
                double milliseconds = HistoryComparison.Ask(worker, jobs[i]).Milliseconds;
                if (round >= 0) measures[i].Ours.Add(milliseconds);
            }
        }

        worker.StandardInput.Close();
        worker.WaitForExit();
        return (measures, start.Median);
    }

    // A stream for git fast-import: each commit changes one line of one file, most often of a few.
    private static void Make(string repository, int commits)
    {
        Directory.CreateDirectory(repository);
        ChildProcess.RunGit(repository, "init", "-q");
        using Process import = ChildProcess.Start("git", ["-C", repository, "fast-import", "--quiet"]);
        var random = new Random(7);
        string[][] files = [.. Enumerable.Range(0, Files).Select(_ => Enumerable.Range(0, Lines).Select(line => $"    line {line} says value {random.Next(100)} and no more").ToArray())];
        using (var input = new StreamWriter(import.StandardInput.BaseStream, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            for (int commit = 0; commit < commits; commit++)
            {
                string message = $"change {commit}";
                input.Write($"commit refs/heads/main\ncommitter A <a@example.org> {1_600_000_000 + (commit * 60)} +0000\ndata {message.Length}\n{message}\n");
                for (int file = commit == 0 ? 0 : (int)(Files * Math.Pow(random.NextDouble(), 3)), last = commit == 0 ? Files - 1 : file; file <= last; file++)
                {
                    int line = random.Next(Lines);
                    files[file][line] = $"    line {line} says value {random.Next(100)} since {commit}";
                    string text = string.Join('\n', files[file]) + "\n";
                    input.Write($"M 100644 inline src/folder{file % 20}/file{file}.txt\ndata {text.Length}\n{text}\n");
                }
            }
        }

        import.WaitForExit();
        if (import.ExitCode != 0) throw new InvalidOperationException("git fast-import failed.");
        ChildProcess.RunGit(repository, "symbolic-ref", "HEAD", "refs/heads/main");
        ChildProcess.RunGit(repository, "repack", "-a", "-d", "-q");
    }
}
