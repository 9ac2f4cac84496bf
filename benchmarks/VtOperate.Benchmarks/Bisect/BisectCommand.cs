using System.Globalization;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>
/// <c>bisect [--histories n] [--rounds n] [--seed n] [--only exact|prior|parallel|flaky|large]</c>: probes beside <c>git bisect run</c> on made-up histories, with and without suspects; wall time of four probes at once beside one after the other; simulated flaky
/// checks beside repeating each probe and beside a published tool; a history of 100,000 commits. Fixed seeds; <c>--seed</c> gives the simulated checks others.
/// </summary>
internal static class BisectCommand
{
    internal static int Run(string[] arguments)
    {
        int histories = Number(arguments, "--histories", 500), rounds = Number(arguments, "--rounds", 300);
        int at = Array.IndexOf(arguments, "--only");
        string? only = at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
        bool Asked(string part) => only is null || only == part;
        if (Asked("exact")) GitBisectComparison.Run(histories, Console.Out);
        if (Asked("prior")) PriorComparison.Run(histories, Console.Out);
        if (Asked("parallel")) ParallelComparison.Run(Console.Out);
        if (Asked("flaky")) FlakyComparison.Run(rounds, Number(arguments, "--seed", 1), Console.Out);
        if (Asked("large")) LargeHistory.Run(Console.Out);
        return 0;
    }

    private static int Number(string[] arguments, string name, int otherwise)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length && int.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out int given) && given > 0 ? given : otherwise;
    }
}
