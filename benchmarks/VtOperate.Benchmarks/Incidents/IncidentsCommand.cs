using System.Diagnostics;
using System.Globalization;
using VtOperate.Benchmarks.Compare;
using VtOperate.Benchmarks.Minimise;

namespace VtOperate.Benchmarks.Incidents;

/// <summary><c>incidents [--count n] [--events n]</c>: reading and measuring many incidents on the operations branch, beside git that reads the same files, and the way from a declaration to the first messages.</summary>
internal static class IncidentsCommand
{
    private const int DefaultCount = 10_000, DefaultEvents = 50, Rounds = 3;

    internal static int Run(string[] arguments)
    {
        int count = Number(arguments, "--count", DefaultCount), events = Number(arguments, "--events", DefaultEvents);
        string manifest = Path.Combine(FileComparison.Source(), "out", "VtOperate", "VtOperate.psd1"), folder = Directory.CreateTempSubdirectory("vtoperate-incidents-").FullName;
        try
        {
            MadeUpIncidents.Make(folder, count, events);
            Console.WriteLine($"{count} incidents with {events} events each, on a branch; medians of {Rounds} rounds, each in a new process whose session is warm");
            Console.WriteLine($"{"",-20} {"first ms",9} {"all ms",9} {"objects",8} {"peak MB",8} {"of git",7}");
            double git = Median(Enumerable.Range(0, Rounds).Select(_ => ReadWithGit(folder)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"git cat-file",-20} {"",9} {git,9:0} {"",8} {"",8} {1.0,7:0.00}"));
            foreach (string cmdlet in (string[])["Get-Incident", "Measure-Incident"])
            {
                double[]?[] runs = [.. Enumerable.Range(0, Rounds).Select(_ => Worker(manifest, folder, cmdlet))];
                if (runs[0] is null) Console.WriteLine($"{cmdlet,-20} is not there");
                else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cmdlet,-20} {At(0),9:0} {At(1),9:0} {At(2),8:0} {At(3),8:0} {At(1) / git,7:0.00}"));

                double At(int i) => Median(runs.Select(run => run![i]));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string small = Directory.CreateTempSubdirectory("vtoperate-incidents-").FullName;
        try
        {
            MadeUpIncidents.Make(small, 20, events);
            double[] rounds = FirstMessages.Measure(manifest, small);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"New-Incident to four endpoints, warm: {rounds[rounds.Length / 2]:0} ms ({rounds[0]:0} to {rounds[^1]:0} in {rounds.Length} rounds)"));
        }
        finally
        {
            Directory.Delete(small, recursive: true);
        }

        return 0;
    }

    private static double[]? Worker(string manifest, string folder, string cmdlet)
    {
        using Process worker = ChildProcess.StartSelf(IncidentWorker.Verb, manifest, folder, cmdlet);
        string answer = worker.StandardOutput.ReadToEnd().Trim();
        worker.WaitForExit();
        return answer == "none" ? null : Array.ConvertAll(answer.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static double ReadWithGit(string folder)
    {
        var watch = Stopwatch.StartNew();
        using Process shell = ChildProcess.Start("sh", ["-c", "git -C \"$0\" ls-tree -r operations | cut -d' ' -f3 | cut -f1 | git -C \"$0\" cat-file --batch", folder]);
        shell.StandardOutput.BaseStream.CopyTo(Stream.Null);
        shell.WaitForExit();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static int Number(string[] arguments, string name, int otherwise)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length && int.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out int given) ? given : otherwise;
    }
}
