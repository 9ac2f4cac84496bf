using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VtOperate.Benchmarks.Search;

/// <summary>A process with the staged module: Get-Solution from its start to its first and its last object, and beside it a loop that only reads every file.</summary>
internal static class ListingWorker
{
    internal const string Verb = "listing-worker";

    /// <summary>Answers milliseconds to the first object, to the last, of reading the files alone, the number of objects, and peak megabytes of the whole process.</summary>
    internal static int Run(string manifest, string repository)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace)) import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
        using var list = PowerShell.Create(runspace);
        list.AddCommand("Get-Solution").AddParameter("Repository", repository);
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
        if (objects == 0 || list.HadErrors) throw new InvalidOperationException("Nothing was listed.");
        watch.Restart();
        foreach (string file in SearchDocument.Files(Path.Combine(repository, "docs", "solutions"))) File.ReadAllBytes(file);
        double read = watch.Elapsed.TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {last} {read} {objects} {self.PeakWorkingSet64 / 1048576.0}"));
        return 0;
    }
}
