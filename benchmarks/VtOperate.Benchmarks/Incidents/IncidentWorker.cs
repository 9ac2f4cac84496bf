using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VtOperate.Benchmarks.Incidents;

/// <summary>A process with the staged module that runs one cmdlet over all incidents of a repository.</summary>
internal static class IncidentWorker
{
    internal const string Verb = "incident-worker";

    /// <summary>Answers milliseconds to the first object and to the last, the number of objects, and peak megabytes of the whole process; <c>none</c> where the module has no such cmdlet.</summary>
    internal static int Run(string manifest, string repository, string cmdlet)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace)) import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
        using (var warm = PowerShell.Create(runspace))
        {
            if (warm.AddScript($"$null -ne $ExecutionContext.InvokeCommand.GetCommand('{cmdlet}', 'Cmdlet')").Invoke()[0].BaseObject is not true)
            {
                Console.WriteLine("none");
                return 0;
            }
        }

        // A warm session has read its configuration and loaded its libraries.
        using (var warm = PowerShell.Create(runspace)) warm.AddCommand("Get-Incident").AddParameter("Id", "1").AddParameter("Repository", repository).Invoke();
        using var list = PowerShell.Create(runspace);
        list.AddCommand(cmdlet).AddParameter("Repository", repository).AddCommand("ForEach-Object").AddParameter("Process", ScriptBlock.Create("$_.psobject.TypeNames[0]"));
        double first = 0;
        int objects = 0;
        var watch = Stopwatch.StartNew();
        var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) =>
        {
            if (objects++ == 0) first = watch.Elapsed.TotalMilliseconds;
        };
        list.Invoke(null, output, null);
        double last = watch.Elapsed.TotalMilliseconds;
        if (objects == 0 || list.HadErrors) throw new InvalidOperationException("Nothing was read: " + string.Join(' ', list.Streams.Error));
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {last} {objects} {self.PeakWorkingSet64 / 1048576.0}"));
        return 0;
    }
}
