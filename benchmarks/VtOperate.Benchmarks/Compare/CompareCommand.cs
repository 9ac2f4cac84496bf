using System.Globalization;
using VtOperate.Benchmarks.History;
using VtOperate.Benchmarks.Search;

namespace VtOperate.Benchmarks.Compare;

/// <summary>
/// <c>compare --repo &lt;clone&gt; [--rounds n]</c>: our work beside git's on the same repository, both in one run and in turn, so that a busy machine slows both. Prints medians, ratios and peak memory.
/// </summary>
internal static class CompareCommand
{
    private const int DefaultRounds = 5;
    private static readonly int[] s_sizes = [10_000];

    internal static int Usage()
    {
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/VtOperate.Benchmarks -- compare {--repo <clone> [--only history|graph] | --only growth | --only search [--documents <n>,<n>]} [--rounds <n>]");
        return 2;
    }

    internal static int Run(string[] arguments)
    {
        int rounds = int.TryParse(Value(arguments, "--rounds"), CultureInfo.InvariantCulture, out int asked) && asked > 0 ? asked : DefaultRounds;
        string source = FindSource();
        string? only = Value(arguments, "--only");
        if (only is not (null or "search" or "history" or "graph" or "growth")) return Usage();
        if (only is "growth")
        {
            GrowthComparison.Run(rounds, Console.Out);
            return 0;
        }

        string? repository = Value(arguments, "--repo");
        if (only is not "search" && (repository is null || !Directory.Exists(repository))) return Usage();
        if (only is "graph")
        {
            GraphComparison.Run(Path.GetFullPath(repository!), rounds, Console.Out);
            return 0;
        }

        if (only is "history")
        {
            HistoryComparison.Run(Path.GetFullPath(repository!), rounds, Console.Out);
            return 0;
        }

        SearchComparison.Run(source, Sizes(Value(arguments, "--documents")), rounds, Console.Out);
        if (only is not null || repository is null) return 0;
        ImportComparison.Run(source, 2 * rounds, Console.Out);
        InvestigationComparison.Run(source, Path.GetFullPath(repository), rounds, Console.Out);
        HistoryComparison.Run(Path.GetFullPath(repository), rounds, Console.Out);
        GraphComparison.Run(Path.GetFullPath(repository), rounds, Console.Out);
        SuspectComparison.Run(Path.GetFullPath(repository), rounds, Console.Out);
        return 0;
    }

    private static int[] Sizes(string? list) =>
        list is null ? s_sizes : [.. list.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

    private static string FindSource()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VtOperate.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("VtOperate.sln is in no folder above " + AppContext.BaseDirectory);
    }

    private static string? Value(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
