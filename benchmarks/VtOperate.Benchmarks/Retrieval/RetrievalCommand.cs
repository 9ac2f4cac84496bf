namespace VtOperate.Benchmarks.Retrieval;

/// <summary>
/// <c>retrieval --gold &lt;file&gt; --root &lt;folder with the repositories&gt;</c> and <c>retrieval --duplicates &lt;json&gt;</c>: how often the document that answers a query comes first,
/// among the first five and the first ten, beside plain BM25 over the same texts in the same run.
/// </summary>
internal static class RetrievalCommand
{
    internal static int Run(string[] arguments)
    {
        string? gold = Value(arguments, "--gold"), root = Value(arguments, "--root"), duplicates = Value(arguments, "--duplicates");
        bool withMisses = arguments.Contains("--misses"), withHeldOut = !arguments.Contains("--tuning");
        if ((gold is null || root is null) && duplicates is null) return Usage();
        if (gold is not null && root is not null) GoldRun.Run(gold, root, withMisses, withHeldOut, Console.Out);
        if (duplicates is not null) DuplicateRun.Run(duplicates, withMisses, arguments.Contains("--folds"), Console.Out);
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/VtOperate.Benchmarks -- retrieval [--gold <file> --root <folder>] [--duplicates <json>] [--folds] [--misses] [--tuning]");
        Console.Error.WriteLine("The folder holds the repositories that the gold set names, checked out at the commits it names; --tuning leaves the held-out half alone.");
        return 2;
    }

    private static string? Value(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
