using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace VtOperate.Benchmarks.Search;

/// <summary>A process with the staged module, as users have it: Search-Solution from its start to its last object, several times in one session.</summary>
internal static partial class CmdletWorker
{
    internal const string Verb = "search-cmdlet-worker";

    private const int Rounds = 2;

    /// <summary>Answers milliseconds of the first call and of its look at the files, the medians of both for the next calls, and peak megabytes of the whole process.</summary>
    internal static int Run(string manifest, string repository, string queries)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace)) import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
        var all = new List<double>();
        var looks = new List<double>();
        string[] asked = File.ReadAllLines(queries);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string query in asked)
            {
                using var search = PowerShell.Create(runspace);
                search.AddCommand("Search-Solution").AddParameter("Query", query).AddParameter("Repository", repository).AddParameter("Verbose");
                var watch = Stopwatch.StartNew();
                int found = search.Invoke().Count;
                all.Add(watch.Elapsed.TotalMilliseconds);
                if (found == 0 || search.HadErrors) throw new InvalidOperationException("Nothing was found.");
                looks.Add(search.Streams.Verbose.Select(line => Look().Match(line.Message)).Where(match => match.Success).Sum(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
            }
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all[0]} {looks[0]} {Median(all)} {Median(looks)} {self.PeakWorkingSet64 / 1048576.0}"));
        return 0;
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt((times.Count - 1) / 2);

    [GeneratedRegex("files compared in ([0-9.]+) ms", RegexOptions.NonBacktracking)]
    private static partial Regex Look();
}
