using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VtOperate.Benchmarks.Search;

/// <summary>A process with the staged module: Add-Solution with its pattern detection, once as the first command of a session and once as the next, then the same with -NoPromote.</summary>
internal static class AddingWorker
{
    internal const string Verb = "adding-worker";

    /// <summary>Answers milliseconds of the first call, of the next one, and of one without pattern detection, then of Get-SolutionPattern.</summary>
    internal static int Run(string manifest, string repository, string queries, string round)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace)) import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
        string[] words = File.ReadAllLines(queries);
        int at = int.Parse(round, CultureInfo.InvariantCulture) * 9;
        string Text(int from) => $"Problem: {words[(at + from) % words.Length]} {words[(at + from + 1) % words.Length]}, Solution: {words[(at + from + 2) % words.Length]}";
        double first = Measure(runspace, "Add-Solution", ("Description", Text(0)), ("Repository", repository));
        double next = Measure(runspace, "Add-Solution", ("Description", Text(3)), ("Repository", repository));
        double without = Measure(runspace, "Add-Solution", ("Description", Text(6)), ("Repository", repository), ("NoPromote", true));
        double patterns = Measure(runspace, "Get-SolutionPattern", ("Repository", repository));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {next} {without} {patterns}"));
        return 0;
    }

    private static double Measure(Runspace runspace, string command, params (string Name, object Value)[] parameters)
    {
        using var call = PowerShell.Create(runspace);
        call.AddCommand(command);
        foreach ((string name, object value) in parameters) call.AddParameter(name, value);
        var watch = Stopwatch.StartNew();
        int written = call.Invoke().Count;
        double time = watch.Elapsed.TotalMilliseconds;
        if (call.HadErrors || (written == 0 && command != "Get-SolutionPattern")) throw new InvalidOperationException($"{command} failed: {string.Join(' ', call.Streams.Error)}");
        return time;
    }
}
