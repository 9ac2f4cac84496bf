using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>How many probes <c>git bisect run</c> needs beside ours, history by history, on real repositories that are made for it.</summary>
internal static class GitBisectComparison
{
    internal static void Run(int histories, TextWriter output)
    {
        string[] kinds = ["linear", "merges", "skips"];
        var random = new Random(1);
        output.WriteLine($"Exact: probes of git bisect run ({Git(null, "", "--version").Trim()}) and ours on {histories} histories");
        int worse = 0, wrong = 0;
        foreach (string kind in kinds)
        {
            int git = 0, ours = 0, more = 0, fewer = 0, count = 0;
            for (int i = Array.IndexOf(kinds, kind); i < histories; i += kinds.Length)
            {
                var history = MadeHistory.Next(random, kind);
                (int theirs, ObjectId[] ids) = Measure(history);
                int own = Probes(history, ids, out bool isRight);
                git += theirs;
                ours += own;
                if (own > theirs) more++;
                if (own < theirs) fewer++;
                if (!isRight) wrong++;
                count++;
            }

            worse += more;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind,-8} {count,4} histories   git {(double)git / count:0.00}   ours {(double)ours / count:0.00}   ours needs more in {more}, fewer in {fewer}"));
        }

        output.WriteLine($"  more probes than git in {worse} of {histories}; wrong culprit in {wrong}");
        output.WriteLine();
    }

    private static int Probes(MadeHistory history, ObjectId[] ids, out bool isRight)
    {
        bool[] bad = history.Bad();
        var search = new BisectSearch(history.Graph(ids), null, CancellationToken.None);
        int probes = 0;
        while (search.Next(1) is [int next])
        {
            probes++;
            search.Tell([(next, history.Skipped.Contains(next + 1) ? null : bad[next + 1])]);
        }

        isRight = search.Remaining.Contains(history.Culprit - 1) && (history.Skipped.Count > 0 || search.Remaining.Count == 1);
        return probes;
    }

    private static (int Probes, ObjectId[] Ids) Measure(MadeHistory history)
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-bisect-").FullName;
        try
        {
            Git(folder, "", "init", "-q", "-b", "main");
            ObjectId[] ids = Import(folder, history);
            bool[] bad = history.Bad();
            string verdicts = Path.Combine(folder, ".git", "verdicts"), log = Path.Combine(folder, ".git", "probes");
            File.WriteAllLines(verdicts, Enumerable.Range(0, history.Count).Select(i => $"{ids[i]} {(history.Skipped.Contains(i) ? 125 : bad[i] ? 1 : 0)}"));
            string script = Path.Combine(folder, ".git", "check.sh");
            File.WriteAllText(script, "head=$(git rev-parse BISECT_HEAD)\necho $head >> .git/probes\nexit $(grep ^$head .git/verdicts | cut -d' ' -f2)\n");
            Git(folder, "", "bisect", "start", "--no-checkout", ids[^1].ToString(), ids[0].ToString());

            // Where only skipped commits are left, git ends with an error; the probes count all the same.
            Git(folder, "", "bisect", "run", "sh", script);
            return (File.Exists(log) ? File.ReadAllLines(log).Length : 0, ids);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ObjectId[] Import(string folder, MadeHistory history)
    {
        var stream = new StringBuilder();
        for (int i = 0; i < history.Count; i++)
        {
            stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\nmark :{i + 1}\ncommitter A <a@example.org> {1_700_000_000 + (60 * i)} +0000\ndata 2\nx\n\n");
            for (int p = 0; p < history.Parents[i].Length; p++) stream.Append(CultureInfo.InvariantCulture, $"{(p == 0 ? "from" : "merge")} :{history.Parents[i][p] + 1}\n");
            if (history.Parents[i].Length == 0 && i > 0) stream.Append("deleteall\n");
            stream.Append('\n');
        }

        string marks = Path.Combine(folder, ".git", "marks");
        Git(folder, stream.ToString(), "fast-import", "--quiet", "--force", "--export-marks=" + marks);
        var ids = new ObjectId[history.Count];
        foreach (string line in File.ReadAllLines(marks))
        {
            string[] parts = line.Split(' ');
            if (ObjectId.TryParse(parts[1], out ObjectId id)) ids[int.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture) - 1] = id;
        }

        return ids;
    }

    private static string Git(string? folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (folder is not null) start.WorkingDirectory = folder;
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process git = Process.Start(start)!;
        git.ErrorDataReceived += (_, _) => { };
        git.BeginErrorReadLine();
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }
}
