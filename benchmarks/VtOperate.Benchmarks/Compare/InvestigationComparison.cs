using System.Diagnostics;
using System.Globalization;
using StackTrace = VtOperate.Core.Traces.StackTrace;

namespace VtOperate.Benchmarks.Compare;

/// <summary>
/// The whole Invoke-BugInvestigation, staged module and shell as users have them, beside <c>git blame</c> of the files in the trace, one process a file.
/// </summary>
internal static class InvestigationComparison
{
    internal static void Run(string source, string repository, int rounds, TextWriter output)
    {
        StackTrace trace = TraceSample.Take(repository);
        IReadOnlyList<string> files = TraceSample.FilesOf(trace);
        string folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
        var git = new Measure("git blame");
        var first = new Measure("investigation, first");
        var second = new Measure("investigation, second");
        double peak = 0;
        try
        {
            string log = Path.Combine(folder, "crash.log");
            File.WriteAllText(log, Text(trace));
            for (int round = 0; round < rounds; round++)
            {
                git.Time(() =>
                {
                    foreach (string file in files) ChildProcess.RunGit(repository, "blame", "--porcelain", "HEAD", "--", file);
                });
                string[] answer = Investigate(source, log, repository);
                first.Add(double.Parse(answer[0], CultureInfo.InvariantCulture));
                second.Add(double.Parse(answer[1], CultureInfo.InvariantCulture));
                peak = Math.Max(peak, double.Parse(answer[2], CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        output.WriteLine($"Invoke-BugInvestigation with {trace.Frames.Count} frames in {files.Count} files of {repository}, {rounds} rounds, a new process each");
        output.WriteLine(git.Describe());
        output.WriteLine(first.Describe(git));
        output.WriteLine(second.Describe(git));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"peak memory, whole process",-28} {peak,8:0.0} MB"));
        output.WriteLine();
    }

    private static string[] Investigate(string source, string log, string repository)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string shell = Path.Combine(source, "src", "VtOperate.Shell", "bin", configuration, "net10.0", "VtOperate.Shell.dll");
        string script = $$"""
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $bug = Invoke-BugInvestigation -LogPath '{{log}}' -Repository '{{repository}}'
            $first = $watch.Elapsed.TotalMilliseconds
            if ($bug.Suspects.Count -eq 0) { throw 'no suspects' }
            $watch.Restart()
            $null = Invoke-BugInvestigation -LogPath '{{log}}' -Repository '{{repository}}'
            "$first $($watch.Elapsed.TotalMilliseconds) $([System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB)"
            """;
        string file = Path.Combine(Path.GetDirectoryName(log)!, "investigate.ps1");
        File.WriteAllText(file, script);
        using Process process = ChildProcess.Start("dotnet", [shell, file]);
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string[] parts = answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 3 ? parts : throw new InvalidOperationException("The shell answered: " + answer);
    }

    private static string Text(StackTrace trace) =>
        $"Unhandled exception. {trace.Type}: {trace.Message}\n" +
        string.Concat(trace.Frames.Select(frame => string.Create(CultureInfo.InvariantCulture, $"   at {frame.Function}() in /_/{frame.File}:line {frame.Line}\n")));
}
