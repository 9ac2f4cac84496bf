namespace VtOperate.Benchmarks.Accuracy;

/// <summary><c>accuracy --data &lt;folder&gt; [--only traces] [--misses]</c>: how often the analysis is right on cases whose answer is known.</summary>
internal static class AccuracyCommand
{
    internal static int Run(string[] arguments)
    {
        string? data = Value(arguments, "--data"), only = Value(arguments, "--only");
        if (data is null || only is not (null or "traces"))
        {
            Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/VtOperate.Benchmarks -- accuracy --data <folder> [--only traces] [--misses]");
            return 2;
        }

        if (only is null or "traces") TracesRun.Run(Path.Combine(data, "traces-dev.json"), arguments.Contains("--misses"), Console.Out);
        return 0;
    }

    private static string? Value(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
