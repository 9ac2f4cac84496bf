using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VtOperate.Benchmarks.Compare;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>What one run of a script block costs over its own time, with the staged module in a process of its own: the difference between many runs and few, without any checkout.</summary>
internal static class ProbeOverhead
{
    internal const string Verb = "probe-overhead-worker";

    private const int Few = 5;
    private const int Many = 45;
    private const int Rounds = 5;

    internal static void Run(TextWriter output)
    {
        output.WriteLine($"Script block, milliseconds of one run over its own time: medians of {Rounds} rounds, each the difference between {Many} and {Few} runs");
        string manifest = Path.Combine(FileComparison.Source(), "out", "VtOperate", "VtOperate.psd1");
        foreach (int own in (int[])[0, 20, 50, 100, 200])
        {
            using Process worker = ChildProcess.StartSelf(Verb, manifest, own.ToString(CultureInfo.InvariantCulture));
            string answer = worker.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The worker did not answer.");
            worker.WaitForExit();
            output.WriteLine($"{own + " ms of its own",-40} {answer}");
        }
    }

    /// <summary>The worker: answers with milliseconds.</summary>
    internal static int Work(string manifest, string own)
    {
        int milliseconds = int.Parse(own, CultureInfo.InvariantCulture);
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace)) import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
        string folder = Directory.CreateTempSubdirectory("vtoperate-probe-").FullName;
        try
        {
            string script = milliseconds == 0 ? "exit 1" : $"[Threading.Thread]::Sleep({milliseconds}); exit 1";
            Time(runspace, folder, script, Few);
            double[] over = [.. Enumerable.Range(0, Rounds).Select(_ => ((Time(runspace, folder, script, Many) - Time(runspace, folder, script, Few)) / (Many - Few)) - milliseconds).Order()];
            Console.WriteLine(over[Rounds / 2].ToString("0.0", CultureInfo.InvariantCulture));
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        return 0;
    }

    private static double Time(Runspace runspace, string folder, string script, int count)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Test-BugReproduction").AddParameter("ScriptBlock", ScriptBlock.Create(script)).AddParameter("Count", count).AddParameter("Repository", folder);
        long start = Stopwatch.GetTimestamp();
        if (shell.Invoke().Count != 1 || shell.HadErrors) throw new InvalidOperationException("The check was not run: " + string.Join(' ', shell.Streams.Error));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
