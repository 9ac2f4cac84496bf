namespace VtOperate.Benchmarks.Accuracy;

/// <summary><c>accuracy --data &lt;folder&gt; [--clones &lt;folder&gt;] [--only traces|origins|files|commits] [--misses] [--tune]</c>: how often the analysis is right on cases whose answer is known.</summary>
internal static class AccuracyCommand
{
    internal static int Run(string[] arguments)
    {
        string? data = Value(arguments, "--data"), clones = Value(arguments, "--clones"), only = Value(arguments, "--only");
        if (data is null || only is not (null or "traces" or "origins" or "files" or "commits") || (only is "origins" or "files" or "commits" && clones is null))
        {
            Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/VtOperate.Benchmarks -- accuracy --data <folder> [--clones <folder>] [--only traces|origins|files|commits] [--misses] [--keep <file>] [--tune]");
            Console.Error.WriteLine("The folder of clones holds the repositories that the data names, with full history; without it only traces are read. --keep holds what was measured of origins and commits, to be read again.");
            Console.Error.WriteLine("--tune chooses the weights of files anew, each project left out in turn; it takes minutes.");
            return 2;
        }

        bool misses = arguments.Contains("--misses");
        if (only is null or "traces") TracesRun.Run(Path.Combine(data, "traces-dev.json"), misses, Console.Out);
        if ((only is null or "origins") && clones is not null) OriginRun.Run(Path.Combine(data, "szz-dev.json"), Path.Combine(data, "szz-train.json"), clones, Value(arguments, "--keep"), Console.Out);
        if ((only is null or "files") && clones is not null) FileRun.Run(data, clones, misses, arguments.Contains("--tune"), Console.Out);
        if ((only is null or "commits") && clones is not null) CommitRun.Run(Path.Combine(data, "localisation-dev.json"), clones, Value(arguments, "--keep"), misses, Console.Out);
        return 0;
    }

    private static string? Value(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
