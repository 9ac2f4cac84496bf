using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VtOperate.Benchmarks.Compare;

/// <summary>Importing the staged module beside a module with one empty cmdlet and the same manifest keys, each in a process of its own.</summary>
internal static class ImportComparison
{
    internal const string Verb = "import-worker";

    internal static void Run(string source, int rounds, TextWriter output)
    {
        string ours = Path.Combine(source, "out", "VtOperate", "VtOperate.psd1");
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string peer = Path.Combine(source, "benchmarks", "EmptyModule", "bin", configuration, "net8.0", "EmptyModule.psd1");
        var empty = new Measure("import of an empty module");
        var staged = new Measure("import of VtOperate");
        for (int round = 0; round < rounds; round++)
        {
            empty.Add(Import(peer));
            staged.Add(Import(ours));
        }

        output.WriteLine($"Import in a new process, {rounds} rounds");
        output.WriteLine(empty.Describe());
        output.WriteLine(staged.Describe(empty));
        output.WriteLine();
    }

    /// <summary>The worker: imports one manifest and answers with milliseconds.</summary>
    internal static int Work(string manifest)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();

        // The first command of a process pays for the engine itself, which is neither module's doing.
        using (var first = PowerShell.Create(runspace)) first.AddCommand("Get-Command").AddParameter("Name", "Import-Module").Invoke();
        using var import = PowerShell.Create(runspace);
        import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop");
        var watch = Stopwatch.StartNew();
        import.Invoke();
        Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double Import(string manifest)
    {
        using Process worker = ChildProcess.StartSelf(Verb, manifest);
        string answer = worker.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"'{manifest}' did not import.");
        worker.WaitForExit();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
